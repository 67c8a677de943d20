import type { LintFlag } from '../../../typings/contract/covenant.ts';
import { CEDAR, MAPLE, PLACE } from '../community.ts';
import {
  AMENDMENT,
  amending,
  CLAUSE,
  CLAUSES,
  COMMENT,
  COVENANT,
  commenting,
  creating,
  decidingAbout,
  open,
  revising,
} from '../covenants.ts';
import { commandId, type Input } from '../inputs.ts';
import type { Linli } from '../linli.ts';
import { type Elsewhere, example } from './example.ts';

const NONE = 'e0000000000000000099';

/** The same with the estate's draft, with a covenant of another community, and with none. */
const atCovenants = (input: (n: number, covenantId: string) => Input): Elsewhere[] => [
  { concerns: [PLACE.estate], input: (n) => input(n, COVENANT.draft) },
  { concerns: [], input: (n) => input(n, COVENANT.cedar) },
  { concerns: [], input: (n) => input(n, NONE) },
];
const atPlaces = (input: (n: number, placeId: string) => Input): Elsewhere[] =>
  [PLACE.estate, PLACE.otherEstate, CEDAR].map((placeId) => ({
    concerns: [placeId],
    input: (n) => input(n, placeId),
  }));
const drafted = (
  input: (n: number, covenantId: string) => Input,
  covenantId: string = COVENANT.open,
) => ({
  as: 'secretary' as const,
  concerns: [MAPLE],
  input: (n: number) => input(n, covenantId),
  elsewhere: atCovenants(input),
});

const splitting = (placeId: string) => ({
  communityId: MAPLE,
  placeId,
  text: '居民公约\n第一条 互相帮助。\n第二条 爱护环境。',
});
const named = (n: number, covenantId: string) => ({
  communityId: MAPLE,
  covenantId,
  commandId: commandId(n),
});
const answering = (n: number, covenantId: string, flagId: string) => ({
  ...named(n, covenantId),
  flagId,
  reason: '这里说的是法律已有的罚款，不是我们罚。',
});

/** A clause of the estate's draft that the check flags. @returns the flag */
async function flagged(n: number, linli: Linli): Promise<string> {
  const draft = { communityId: MAPLE, covenantId: COVENANT.draft };
  const clauses = [...CLAUSES.slice(0, 2), { ...CLAUSES[2], text: '乱扔垃圾的，罚款五十元。' }];
  const before = { ...revising(n + 400_000, { ...draft, clauses }), title: '一期公约' };
  await linli.call('covenant', 'reviseCovenant', before, 'secretary');
  const { envelope } = await linli.call('covenant', 'checkCovenant', draft, 'secretary');
  const { flags } = (envelope.ok ? envelope.data : { flags: [] }) as { flags: LintFlag[] };
  return flags[0]?.flagId ?? '';
}

export const covenantExamples = [
  example('covenant', 'listCovenants', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('covenant', 'showCovenant', { as: 'resident', input: () => open }),
  example('covenant', 'splitCovenant', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => splitting(MAPLE),
    elsewhere: atPlaces((_, placeId) => splitting(placeId)),
  }),
  example('covenant', 'createCovenant', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => creating(n),
    elsewhere: atPlaces((n, placeId) => creating(n, { placeId })),
  }),
  example('covenant', 'reviseCovenant', {
    ...drafted((n, covenantId) => revising(n, { covenantId })),
    writes: true,
  }),
  example('covenant', 'openRound', {
    ...drafted((n, covenantId) => ({ ...named(n, covenantId), until: '2026-07-10' })),
    writes: true,
  }),
  example('covenant', 'settleCovenant', {
    ...drafted((n, covenantId) => ({ ...named(n, covenantId), version: 1 })),
    input: (n) => ({ ...named(n, COVENANT.draft), version: 1 }),
    concerns: [PLACE.estate],
    writes: true,
  }),
  example('covenant', 'reopenCovenant', { ...drafted(named, COVENANT.settled), writes: true }),
  example('covenant', 'dropCovenant', {
    ...drafted((n, covenantId) => ({ ...named(n, covenantId), reason: '另起一份' })),
    input: (n) => ({ ...named(n, COVENANT.draft), reason: '另起一份' }),
    concerns: [PLACE.estate],
    writes: true,
  }),
  example('covenant', 'listComments', {
    as: 'resident',
    input: () => ({ ...open, clauseId: CLAUSE.first }),
  }),
  example('covenant', 'writeComment', {
    as: 'resident',
    writes: true,
    input: (n) => commenting(n),
  }),
  example('covenant', 'reactToComment', {
    as: 'resident',
    writes: true,
    input: () => ({ ...open, commentId: COMMENT.shown, value: 'support' }),
  }),
  example('covenant', 'takeStance', {
    as: 'resident',
    writes: true,
    input: () => ({ ...open, clauseId: CLAUSE.first, stance: 'for' }),
  }),
  example('covenant', 'writeAmendment', {
    as: 'resident',
    writes: true,
    input: (n) => amending(n),
  }),
  example('covenant', 'withdrawAmendment', {
    as: 'resident',
    writes: true,
    input: (n) => ({ ...open, amendmentId: AMENDMENT.add, commandId: commandId(n) }),
  }),
  example('covenant', 'listAmendments', { as: 'resident', input: () => open }),
  example('covenant', 'decideAmendment', {
    ...drafted((n, covenantId) => decidingAbout(n, AMENDMENT.change, { covenantId })),
    writes: true,
  }),
  example(
    'covenant',
    'checkCovenant',
    drafted((_, covenantId) => ({ communityId: MAPLE, covenantId })),
  ),
  example('covenant', 'answerFlag', {
    ...drafted((n, covenantId) => answering(n, covenantId, NONE)),
    concerns: [PLACE.estate],
    input: async (n, linli) => answering(n, COVENANT.draft, await flagged(n, linli)),
    writes: true,
  }),
  example('covenant', 'listVersions', { as: 'resident', input: () => open }),
  example('covenant', 'compareVersions', {
    as: 'resident',
    input: () => ({ ...open, from: 1, to: 1 }),
  }),
  example('covenant', 'reportWords', {
    as: 'resident',
    writes: true,
    input: (n) => ({
      ...open,
      subject: 'comment',
      id: COMMENT.shown,
      reason: '这是广告',
      commandId: commandId(n),
    }),
  }),
];
