import * as v from 'valibot';
import type { Aspect, CovenantActions } from '../../../typings/contract/covenant.ts';
import {
  commandId,
  communityId,
  cursor,
  day,
  documentId,
  fileId,
  line,
  placeId,
  text,
} from '../../kernel/schema.ts';
import { kindOf } from '../../places/place-id.ts';
import { MOST_CHARACTERS, MOST_CLAUSES } from '../round/covenant-state-rules.ts';

type Schema<A extends keyof CovenantActions> = v.GenericSchema<
  unknown,
  CovenantActions[A]['input']
>;

/** Covenants are those of a community or of one of its estates. */
const covenantPlace = v.pipe(
  placeId,
  v.check((id) => ['community', 'estate'].includes(kindOf(id) ?? '')),
);
const title = line(60);
const chapter = v.union([v.literal(''), line(60)]);
const preamble = v.union([v.literal(''), text(3_000)]);
const LONGEST_CLAUSE = 2_000;
const clauseText = text(LONGEST_CLAUSE);
const reason = text(500);
const nullableId = v.nullable(documentId);
const one = { communityId, covenantId: documentId };
const version = v.pipe(v.number(), v.integer(), v.minValue(1));

const aspect = v.picklist([
  'patriotism',
  'law',
  'family',
  'neighbours',
  'customs',
  'environment',
  'resources',
  'rights',
  'harmony',
] satisfies Aspect[]);

/** One more than fits, so that the limit gets a sentence of its own. */
const clausesOf = <Item>(item: v.GenericSchema<unknown, Item>) =>
  v.pipe(v.array(item), v.maxLength(MOST_CLAUSES * 4));

export const listInput: Schema<'listCovenants'> = v.strictObject({ communityId });
export const detailInput: Schema<'showCovenant'> = v.strictObject(one);
export const splitInput: Schema<'splitCovenant'> = v.union([
  v.strictObject({ communityId, placeId: covenantPlace, text: text(MOST_CHARACTERS) }),
  v.strictObject({ communityId, placeId: covenantPlace, fileId }),
]);
export const createInput: Schema<'createCovenant'> = v.pipe(
  v.strictObject({
    communityId,
    placeId: covenantPlace,
    kind: v.picklist(['frame', 'annex']),
    frameId: nullableId,
    replacesId: v.optional(nullableId),
    title,
    preamble,
    clauses: clausesOf(v.strictObject({ chapter, text: clauseText })),
    commandId,
  }),
  v.forward(
    v.check(({ kind, frameId }) => (kind === 'frame') === (frameId === null)),
    ['frameId'],
  ),
  v.forward(
    v.check(({ kind, replacesId }) => kind === 'annex' || !replacesId),
    ['replacesId'],
  ),
);
export const reviseInput: Schema<'reviseCovenant'> = v.strictObject({
  ...one,
  version,
  title,
  preamble,
  clauses: clausesOf(
    v.strictObject({
      clauseId: nullableId,
      chapter,
      text: clauseText,
      aspects: v.pipe(
        v.array(aspect),
        v.check((all) => new Set(all).size === all.length),
      ),
    }),
  ),
  commandId,
});
export const openRoundInput: Schema<'openRound'> = v.strictObject({
  ...one,
  until: day,
  commandId,
});
export const settleInput: Schema<'settleCovenant'> = v.strictObject({ ...one, version, commandId });
export const reopenInput: Schema<'reopenCovenant'> = v.strictObject({ ...one, commandId });
export const dropInput: Schema<'dropCovenant'> = v.strictObject({ ...one, reason, commandId });
export const commentsInput: Schema<'listComments'> = v.strictObject({
  ...one,
  clauseId: documentId,
  after: cursor,
});
export const commentInput: Schema<'writeComment'> = v.strictObject({
  ...one,
  clauseId: documentId,
  stance: v.picklist(['for', 'against', 'question']),
  text: text(500),
  commandId,
});
export const reactInput: Schema<'reactToComment'> = v.strictObject({
  ...one,
  commentId: documentId,
  value: v.picklist(['support', 'oppose', 'none']),
});
const change = v.variant('kind', [
  v.strictObject({ kind: v.literal('change'), clauseId: documentId, text: clauseText }),
  v.strictObject({ kind: v.literal('add'), afterId: nullableId, text: clauseText }),
  v.strictObject({ kind: v.literal('delete'), clauseId: documentId }),
  v.strictObject({ kind: v.literal('move'), clauseId: documentId, afterId: nullableId }),
]);
export const amendInput: Schema<'writeAmendment'> = v.strictObject({
  ...one,
  change,
  reason,
  commandId,
});
export const withdrawAmendmentInput: Schema<'withdrawAmendment'> = v.strictObject({
  ...one,
  amendmentId: documentId,
  commandId,
});
export const amendmentsInput: Schema<'listAmendments'> = v.strictObject({
  ...one,
  clauseId: v.optional(v.union([v.literal(''), documentId])),
  after: cursor,
});
export const decideAmendmentInput: Schema<'decideAmendment'> = v.pipe(
  v.strictObject({
    ...one,
    amendmentId: documentId,
    decision: v.picklist(['accept', 'merge', 'reject']),
    text: v.union([v.literal(''), clauseText]),
    reason,
    version,
    commandId,
  }),
  v.forward(
    v.check(({ decision, text }) => decision !== 'merge' || text !== ''),
    ['text'],
  ),
);
export const checkInput: Schema<'checkCovenant'> = v.strictObject(one);
export const answerFlagInput: Schema<'answerFlag'> = v.strictObject({
  ...one,
  flagId: documentId,
  reason,
  commandId,
});
export const versionsInput: Schema<'listVersions'> = v.strictObject(one);
export const compareInput: Schema<'compareVersions'> = v.strictObject({
  ...one,
  from: version,
  to: version,
});
export const reportInput: Schema<'reportWords'> = v.strictObject({
  ...one,
  subject: v.picklist(['comment', 'amendment']),
  id: documentId,
  reason: text(200),
  commandId,
});
