import type {
  AmendmentDocument,
  CommentDocument,
  CovenantDocument,
} from '../../cloudfunctions/covenant/collections.ts';
import { fingerprintOf } from '../../cloudfunctions/covenant/text/covenant-rules.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { ancestorsAndSelf } from '../../cloudfunctions/kernel/path-id.ts';
import type { Clause } from '../../typings/contract/covenant.ts';
import { CEDAR, MAPLE, type PersonKey, PLACE, personOf, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';

/** Covenants that are there from the start. */
export const COVENANT = {
  /** the community's frame, open for comments until the end of 2026-06-30 */
  open: 'e0000000000000000001',
  /** of the first estate, which only the drafting group sees */
  draft: 'e0000000000000000002',
  /** an annex of the community's, which waits for a vote */
  settled: 'e0000000000000000003',
  /** the community's frame in force */
  adopted: 'e0000000000000000004',
  cedar: 'e0000000000000000005',
} as const;

export const CLAUSE = {
  first: 'f0000000000000000001',
  second: 'f0000000000000000002',
  third: 'f0000000000000000003',
} as const;

export const COMMENT = {
  /** by the resident of the other estate */
  shown: 'ea000000000000000001',
  /** by the household representative; waits for a person's eye */
  held: 'ea000000000000000002',
  cedar: 'ea000000000000000003',
} as const;

export const AMENDMENT = {
  /** by the resident of the other estate: another wording of the second clause */
  change: 'eb000000000000000001',
  /** by the resident: a clause after the first */
  add: 'eb000000000000000002',
  cedar: 'eb000000000000000003',
} as const;

const LONG_AGO = START - 10 * DAY; // no sweep of the audit trail looks so far back
export const OPEN_UNTIL = Date.parse('2026-06-30T15:59:59.999Z');

const seed = (target: string) => ({
  id: `seed-${target}`,
  action: 'seed',
  actorId: 'seed',
  target,
  at: LONG_AGO,
});

export const CLAUSES: Clause[] = [
  {
    clauseId: CLAUSE.first,
    chapter: '邻里相处',
    text: '邻里之间互相帮助，有事多商量。',
    aspects: ['neighbours'],
  },
  {
    clauseId: CLAUSE.second,
    chapter: '',
    text: '楼道不堆放杂物，不给电动车充电。',
    aspects: ['environment'],
  },
  {
    clauseId: CLAUSE.third,
    chapter: '',
    text: '晚上十点以后不大声喧哗。',
    aspects: ['neighbours'],
  },
];

function covenant(
  _id: string,
  placeId: string,
  placeLabel: string,
  more: Partial<CovenantDocument> = {},
): CovenantDocument {
  const text = { title: '枫林居民公约', preamble: '为了和睦，大家约定：', clauses: CLAUSES };
  const made = seed(`covenant:${_id}`);
  const document: CovenantDocument = {
    _id,
    communityId: placeId.split('.')[0] ?? '',
    placeId,
    placeLabel,
    lineage: ancestorsAndSelf(placeId),
    kind: 'frame',
    frameId: null,
    replacesId: null,
    ...text,
    version: 1,
    fingerprint: '',
    made,
    madeByName: personOf('partyBranch').name,
    checked: 'passed',
    state: 'draft',
    openUntil: null,
    answers: {},
    motionId: null,
    settled: null,
    adoptedAt: null,
    dropped: null,
    createdAt: LONG_AGO,
    change: made,
    ...more,
  };
  return { ...document, fingerprint: fingerprintOf(document) };
}

function comment(
  _id: string,
  covenantId: string,
  by: PersonKey,
  more: Partial<CommentDocument> = {},
): CommentDocument {
  return {
    _id,
    communityId: personOf(by).communityId ?? '',
    covenantId,
    clauseId: CLAUSE.first,
    residentId: residentIdOf(by),
    stance: 'for',
    text: '写得好，邻居就该这样。',
    from: '二期 1栋',
    state: 'shown',
    heldFor: null,
    at: LONG_AGO,
    change: seed(`comment:${_id}`),
    ...more,
  };
}

function amendment(
  _id: string,
  covenantId: string,
  by: PersonKey,
  more: Partial<AmendmentDocument> = {},
): AmendmentDocument {
  const text = '楼道不堆放杂物，电动车到充电棚充电。';
  return {
    _id,
    communityId: personOf(by).communityId ?? '',
    covenantId,
    clauseId: CLAUSE.second,
    amend: { kind: 'change', clauseId: CLAUSE.second, text },
    before: CLAUSES[1]?.text ?? '',
    reason: '说清楚去哪里充电',
    residentId: residentIdOf(by),
    from: '二期 1栋',
    shown: 'shown',
    heldFor: null,
    state: 'open',
    rank: 1,
    answer: '',
    taking: null,
    carried: true,
    at: LONG_AGO,
    change: seed(`amendment:${_id}`),
    ...more,
  };
}

export function covenantDocuments(): {
  covenants: CovenantDocument[];
  comments: CommentDocument[];
  amendments: AmendmentDocument[];
} {
  return {
    covenants: [
      covenant(COVENANT.open, MAPLE, '枫林社区', { state: 'open', openUntil: OPEN_UNTIL }),
      covenant(COVENANT.draft, PLACE.estate, '一期', { title: '一期公约' }),
      covenant(COVENANT.settled, MAPLE, '枫林社区', {
        title: '文明养犬公约',
        kind: 'annex',
        frameId: COVENANT.open,
        state: 'settled',
        settled: { at: LONG_AGO, byName: personOf('secretary').name },
      }),
      covenant(COVENANT.adopted, MAPLE, '枫林社区', {
        title: '旧公约',
        state: 'adopted',
        settled: { at: LONG_AGO, byName: personOf('secretary').name },
        adoptedAt: LONG_AGO,
      }),
      covenant(COVENANT.cedar, CEDAR, '雪松社区', {
        title: '雪松停电公约',
        madeByName: personOf('cedarSecretary').name,
        state: 'open',
        openUntil: OPEN_UNTIL,
      }),
    ],
    comments: [
      comment(COMMENT.shown, COVENANT.open, 'residentElsewhere'),
      comment(COMMENT.held, COVENANT.open, 'householdRepresentative', {
        text: '这一条要再想想。',
        from: '一期 1栋',
        state: 'held',
        heldFor: 'review',
      }),
      comment(COMMENT.cedar, COVENANT.cedar, 'cedarResident', { from: '东苑 1栋' }),
    ],
    amendments: [
      amendment(AMENDMENT.change, COVENANT.open, 'residentElsewhere'),
      amendment(AMENDMENT.add, COVENANT.open, 'resident', {
        clauseId: CLAUSE.first,
        amend: { kind: 'add', afterId: CLAUSE.first, text: '新邻居来了，大家打个招呼。' },
        before: '',
        reason: '让新邻居不陌生',
        from: '一期 1栋',
      }),
      amendment(AMENDMENT.cedar, COVENANT.cedar, 'cedarResident', { from: '东苑 1栋' }),
    ],
  };
}

const here = { communityId: MAPLE };
export const open = { ...here, covenantId: COVENANT.open };

export const creating = (n: number, more: Input = {}): Input => ({
  ...here,
  placeId: MAPLE,
  kind: 'frame',
  frameId: null,
  title: '新公约',
  preamble: '',
  clauses: [
    { chapter: '', text: '邻里和睦，互相帮助。' },
    { chapter: '', text: '爱护花草树木。' },
  ],
  commandId: commandId(n),
  ...more,
});
export const revising = (n: number, more: Input = {}): Input => ({
  ...open,
  version: 1,
  title: '枫林居民公约',
  preamble: '为了和睦，大家约定：',
  clauses: [...CLAUSES, { clauseId: null, chapter: '', text: `爱护花草 ${n}。`, aspects: [] }],
  commandId: commandId(n),
  ...more,
});
export const commenting = (n: number, more: Input = {}): Input => ({
  ...open,
  clauseId: CLAUSE.first,
  stance: 'for',
  text: `我同意，很好 ${n}。`,
  commandId: commandId(n),
  ...more,
});
export const amending = (n: number, more: Input = {}): Input => ({
  ...open,
  change: { kind: 'change', clauseId: CLAUSE.third, text: `晚上九点以后不大声喧哗 ${n}。` },
  reason: '孩子睡得早',
  commandId: commandId(n),
  ...more,
});
export const decidingAbout = (n: number, amendmentId: string, more: Input = {}): Input => ({
  ...open,
  amendmentId,
  decision: 'accept',
  text: '',
  reason: '说得有理，写进去。',
  version: 1,
  commandId: commandId(n),
  ...more,
});
