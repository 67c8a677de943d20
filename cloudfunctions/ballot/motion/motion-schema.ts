import * as v from 'valibot';
import type { RuleId } from '../../../typings/contract/ballot.ts';
import type {
  Basis,
  Channel,
  Matter,
  MotionForm,
  Question,
  QuestionKind,
} from '../../../typings/contract/motion.ts';
import { commandId, communityId, day, documentId, line, text } from '../../kernel/schema.ts';
import { placeId } from '../../places/place-schema.ts';
import { RECEIPT_LENGTH } from '../vote/ballot-id.ts';

/** Pieces of the inputs of motions and votes. */

const MOST_QUESTIONS = 100;
const MOST_OPTIONS = 20;

export const motionId = documentId;
export const voterId = documentId;
export const instant = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.maxValue(4_102_444_800_000),
);
export const count = (most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most));
export const optional = (longest: number) => v.union([v.literal(''), text(longest)]);
export const receipt = v.pipe(
  v.string(),
  v.length(RECEIPT_LENGTH),
  v.regex(/^[0-9A-HJKMNP-TV-Z]+$/),
);
const optionId = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,12}$/));
export const after = v.optional(v.pipe(v.string(), v.maxLength(300)));

const ruleId = v.picklist([
  'residents-assembly',
  'residents-representatives',
  'villagers-assembly',
  'villagers-representatives',
  'villager-group',
  'owners-ordinary',
  'owners-special',
  'consultation',
] satisfies RuleId[]);
const basis = v.picklist(['adults', 'households', 'representatives', 'owners'] satisfies Basis[]);
const matter = v.picklist([
  'covenant',
  'community',
  'local',
  'group',
  'owners-other',
  'owners-funds',
  'owners-rebuild',
  'owners-change-use',
] satisfies Matter[]);
const kind = v.picklist(['yes-no', 'single', 'multiple', 'score'] satisfies QuestionKind[]);
export const channel: v.GenericSchema<unknown, Channel> = v.picklist(['room', 'door', 'paper']);

const question: v.GenericSchema<unknown, Question> = v.strictObject({
  questionId: optionId,
  text: text(2000),
  kind,
  options: v.pipe(v.array(v.strictObject({ optionId, text: line(60) })), v.maxLength(MOST_OPTIONS)),
  most: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100)),
  clauseId: v.optional(documentId),
});
export const questions = v.pipe(v.array(question), v.minLength(1), v.maxLength(MOST_QUESTIONS));

export const answers = v.pipe(
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

/** Parts of a whole; whether they make sense is told when the motion is checked. */
const fraction = v.strictObject({ n: count(100), d: count(100) });

export const form: v.GenericSchema<unknown, MotionForm> = v.strictObject({
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
  totalsReason: v.optional(optional(200)),
  women: count(1_000_000),
  reviseOn: v.nullable(day),
  session: v.optional(v.nullable(v.strictObject({ venue: optional(60), startsAt: instant }))),
  terms: v.optional(
    v.nullable(v.strictObject({ takePart: v.nullable(fraction), agree: v.nullable(fraction) })),
  ),
});

/** What names a motion, and a command on one. */
export const onMotion = { communityId, motionId };
export const commandOnMotion = { ...onMotion, commandId };
