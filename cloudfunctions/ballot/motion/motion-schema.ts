import * as v from 'valibot';
import type { BallotActions, RuleId } from '../../../typings/contract/ballot.ts';
import type {
  Basis,
  Channel,
  Correction,
  Matter,
  MotionForm,
  Question,
  QuestionKind,
} from '../../../typings/contract/motion.ts';
import {
  commandId,
  communityId,
  day,
  documentId,
  line,
  placeId,
  text,
} from '../../kernel/schema.ts';
import { RECEIPT_LENGTH } from '../vote/ballot-id.ts';
import { LEAST_PUBLICATION_DAYS } from './motion-rules.ts';

type Schema<A extends keyof BallotActions> = v.GenericSchema<unknown, BallotActions[A]['input']>;

const MOST_QUESTIONS = 100;
const MOST_OPTIONS = 20;
const AREA_MOST = 100_000_000_00; // 0.01 ㎡: a hundred million square metres

const motionId = documentId;
const voterId = documentId;
const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(4_102_444_800_000));
const count = (most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most));
const optional = (longest: number) => v.union([v.literal(''), text(longest)]);
const receipt = v.pipe(v.string(), v.length(RECEIPT_LENGTH), v.regex(/^[0-9A-HJKMNP-TV-Z]+$/));
const optionId = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,12}$/));
const after = v.optional(v.pipe(v.string(), v.maxLength(300)));

const ruleId = v.picklist([
  'residents-assembly',
  'residents-representatives',
  'villagers-assembly',
  'villagers-representatives',
  'villager-group',
  'owners-ordinary',
  'owners-special',
] satisfies RuleId[]);
const basis = v.picklist(['adults', 'households', 'representatives', 'owners'] satisfies Basis[]);
const matter = v.picklist([
  'covenant',
  'community',
  'group',
  'owners-other',
  'owners-funds',
  'owners-rebuild',
  'owners-change-use',
] satisfies Matter[]);
const kind = v.picklist(['yes-no', 'single', 'multiple', 'score'] satisfies QuestionKind[]);
const channel = v.picklist(['room', 'door', 'paper'] satisfies Channel[]);

const question: v.GenericSchema<unknown, Question> = v.strictObject({
  questionId: optionId,
  text: text(2000),
  kind,
  options: v.pipe(v.array(v.strictObject({ optionId, text: line(60) })), v.maxLength(MOST_OPTIONS)),
  most: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100)),
  clauseId: v.optional(documentId),
});
const questions = v.pipe(v.array(question), v.minLength(1), v.maxLength(MOST_QUESTIONS));

const answers = v.pipe(
  v.array(
    v.strictObject({
      questionId: optionId,
      options: v.pipe(v.array(optionId), v.maxLength(MOST_OPTIONS)),
      scores: v.pipe(v.array(count(100)), v.maxLength(MOST_OPTIONS)),
    }),
  ),
  v.minLength(1),
  v.maxLength(MOST_QUESTIONS),
);

const form: v.GenericSchema<unknown, MotionForm> = v.strictObject({
  title: line(40),
  body: optional(2000),
  placeId,
  ruleId,
  basis,
  matter,
  covenantId: v.nullable(documentId),
  questions: v.pipe(v.array(question), v.maxLength(MOST_QUESTIONS)),
  secret: v.boolean(),
  opensAt: instant,
  closesAt: instant,
  countsAt: instant,
  partyConsultedOn: v.nullable(day),
  urgentReason: optional(200),
  authorisation: optional(200),
  registered: count(1_000_000),
  women: count(1_000_000),
  reviseOn: v.nullable(day),
});

const one = { communityId, motionId };
const command = { ...one, commandId };

export const communityInput: Schema<'showSettings'> = v.strictObject({ communityId });
export const saveSettingsInput: Schema<'saveSettings'> = v.strictObject({
  communityId,
  settings: v.strictObject({
    leastDays: count(60),
    mostDays: v.pipe(count(366), v.minValue(1)),
    publicationDays: v.pipe(count(366), v.minValue(LEAST_PUBLICATION_DAYS)),
    proxiesPerPerson: count(10),
    remoteRule: optional(100),
    ownersApproval: optional(100),
  }),
  commandId,
});
export const motionsInput: Schema<'listMotions'> = v.strictObject({ communityId, after });
export const oneInput: Schema<'showMotion'> = v.strictObject(one);
export const saveInput: Schema<'saveMotion'> = v.strictObject({
  communityId,
  motionId: v.nullable(motionId),
  form,
  commandId,
});
export const commandInput: Schema<'announceMotion'> = v.strictObject(command);
export const cancelInput: Schema<'cancelMotion'> = v.strictObject({
  ...command,
  reason: text(200),
});
export const votersInput: Schema<'listVoters'> = v.strictObject({
  ...one,
  placeId: v.optional(placeId),
  search: v.optional(line(20)),
  open: v.optional(v.boolean()),
  after,
});
export const checkInInput: Schema<'checkIn'> = v.strictObject({
  ...one,
  voterId,
  code: v.pipe(v.string(), v.regex(/^\d{6}$/)),
});
export const voterInput: Schema<'checkInFor'> = v.strictObject({ ...command, voterId });
export const castInput: Schema<'castBallot'> = v.strictObject({
  ...one,
  voterId,
  receipt,
  replaces: v.nullable(receipt),
  answers,
});
export const voidInput: Schema<'voidBallot'> = v.strictObject({
  ...command,
  voterId,
  reason: text(100),
});
export const proxyInput: Schema<'setProxy'> = v.strictObject({
  ...command,
  voterId,
  agentId: v.nullable(documentId),
});
export const enterPaperInput: Schema<'enterPaper'> = v.pipe(
  v.strictObject({
    ...command,
    voterId: v.nullable(voterId),
    serial: v.nullable(receipt),
    channel,
    answers,
  }),
  v.forward(
    v.partialCheck(
      [['voterId'], ['serial']],
      (paper) => (paper.voterId === null) !== (paper.serial === null),
    ),
    ['voterId'],
  ),
);
export const handInInput: Schema<'handIn'> = v.strictObject({ ...command, voterId, channel });
export const papersInput: Schema<'listPapers'> = v.strictObject({ ...one, after });
export const decidePaperInput: Schema<'decidePaper'> = v.strictObject({
  ...command,
  paperId: documentId,
  decision: v.picklist(['confirm', 'refuse']),
});
export const objectInput: Schema<'raiseObjection'> = v.strictObject({
  ...command,
  kind: v.picklist(['roster', 'result']),
  text: text(500),
});
const correction: v.GenericSchema<unknown, Correction> = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({ kind: v.literal('remove'), voterId }),
  v.strictObject({ kind: v.literal('add'), id: documentId }),
  v.strictObject({
    kind: v.literal('area'),
    voterId,
    area: v.pipe(count(AREA_MOST), v.minValue(1)),
  }),
]);
export const answerInput: Schema<'answerObjection'> = v.strictObject({
  ...command,
  objectionId: documentId,
  answer: text(500),
  correction,
});
export const signInput: Schema<'signResult'> = v.strictObject({
  ...command,
  listHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
export const findReceiptInput: Schema<'findReceipt'> = v.strictObject({ ...one, receipt });
export const listInput: Schema<'listBallots'> = v.strictObject({
  ...one,
  after: v.optional(receipt),
});
export const filingInput: Schema<'recordFiling'> = v.strictObject({
  ...command,
  day,
  office: line(40),
});
export const pollInput: Schema<'makePoll'> = v.strictObject({
  communityId,
  placeId,
  title: line(40),
  questions,
  closesAt: instant,
  commandId,
});
