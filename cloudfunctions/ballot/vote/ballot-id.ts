import { lookupHash, oldestKeyId } from '../../kernel/secret.ts';
import { schemeOf } from '../body/body-rules.ts';
import type { MotionDocument } from '../collections.ts';

type Keyed = Pick<MotionDocument, '_id' | 'salt' | 'keyId'>;
type Salted = Keyed & Pick<MotionDocument, 'form' | 'scheme'>;

/** 20 characters of Crockford's base 32: no I, L, O or U to be mistaken. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const RECEIPT_LENGTH = 20;
/** What numbers of papers begin with from scheme 2 on, and no receipt of a phone. */
const PAPERS = 'P';

/** A number's digits, one for each of the first bytes. */
export function digitsOf(bytes: Uint8Array, length = RECEIPT_LENGTH): string {
  return Array.from({ length }, (_, at) => DIGITS[(bytes[at] ?? 0) % 32]).join('');
}

/** A hash by the key that the vote began with. Votes from before they named one have the oldest. */
export function hashOfVote(
  { keyId = oldestKeyId() }: Pick<Keyed, 'keyId'>,
  purpose: 'ballot' | 'paper-serial' | 'room-code',
  text: string,
): string {
  return lookupHash(purpose, text, keyId);
}

function lettersOf(
  motion: Pick<Keyed, 'keyId'>,
  purpose: 'ballot' | 'paper-serial',
  text: string,
  length = RECEIPT_LENGTH,
): string {
  return digitsOf(Buffer.from(hashOfVote(motion, purpose, text), 'base64url'), length);
}

/**
 * Where a voter's ballot lies. In a secret motion a keyed hash: it takes the key of the functions and the
 * motion's salt to find it, and the salt is gone once it is counted.
 */
export function ballotIdOf(motion: Salted, key: string): string {
  const { _id, salt, form } = motion;
  return form.secret ? hashOfVote(motion, 'ballot', `${_id} ${salt} ${key}`) : `${_id}:${key}`;
}

/** What a ballot is filled in by: another one after each void. */
export function guardOf(motion: Keyed, key: string, round: number): string {
  return hashOfVote(motion, 'ballot', `guard ${motion._id} ${motion.salt} ${key} ${round}`);
}

export const emptyReceipt = (ballotId: string) => `none:${ballotId}`;
/** The voter has put a paper into the box. */
export const boxReceipt = (ballotId: string) => `paper:${ballotId}`;

/** The number on a voter's own paper in a named motion; it becomes the ballot's receipt. */
export function paperReceiptOf(motion: Salted, key: string, round: number): string {
  const letters = lettersOf(motion, 'ballot', `paper ${motion._id} ${motion.salt} ${key} ${round}`);
  return schemeOf(motion) === 1 ? letters : PAPERS + letters.slice(1);
}

/** A number that no phone has: for a paper of scheme 1 whose own a phone has taken. */
export function spareReceiptOf(motion: Keyed, paper: string): string {
  const text = `spare ${motion._id} ${motion.salt} ${paper}`;
  return PAPERS + lettersOf(motion, 'ballot', text, RECEIPT_LENGTH - 1);
}

/**
 * Whether this number belongs to papers, so that no phone may take it. Under scheme 1 those that were printed
 * for a secret motion can be told; others can be taken, and the paper then has a spare one.
 */
export function isOfPapers(motion: Salted, receipt: string): boolean {
  if (schemeOf(motion) > 1) return receipt.startsWith(PAPERS);
  return motion.form.secret && isSerial(motion, receipt);
}

/** Where a paper of a secret motion lies under scheme 1 once the box is opened. */
export function boxBallotIdOf(motion: Keyed, serial: string): string {
  return hashOfVote(motion, 'ballot', `box ${motion._id} ${motion.salt} ${serial}`);
}

/**
 * Where an answer of a secret ballot lies. Without the salt of that stage, which is gone once it is counted,
 * nobody can tell from which ballot or paper it came.
 */
export function answerIdOf(
  motion: Pick<Keyed, 'keyId'>,
  salt: string,
  source: string,
  questionId: string,
): string {
  return hashOfVote(motion, 'ballot', `answer ${salt} ${source} ${questionId}`);
}

/** Under which number the answer of a secret paper is published: nobody can match it with the paper. */
export function paperAnswerNumberOf(
  motion: Pick<Keyed, 'keyId'>,
  salt: string,
  serial: string,
  questionId: string,
): string {
  return lettersOf(motion, 'ballot', `paper-answer ${salt} ${serial} ${questionId}`);
}

const SERIAL_RANDOM = 12;

/** The number of the n-th paper of a secret motion that a print makes: nobody's in particular. */
export function serialOf(motion: Salted, print: string, n: number): string {
  const text = `${motion._id} ${motion.salt} ${print} ${n}`;
  const letters = lettersOf(motion, 'paper-serial', text, SERIAL_RANDOM);
  const random = schemeOf(motion) === 1 ? letters : PAPERS + letters.slice(1);
  return random + checkOf(motion, random);
}

/** True for a number that was printed for this motion: nobody can think one up. */
export function isSerial(motion: Salted, serial: string): boolean {
  if (schemeOf(motion) > 1 && !serial.startsWith(PAPERS)) return false;
  return checkOf(motion, serial.slice(0, SERIAL_RANDOM)) === serial.slice(SERIAL_RANDOM);
}

function checkOf(motion: Keyed, random: string): string {
  const text = `check ${motion._id} ${motion.salt} ${random}`;
  return lettersOf(motion, 'paper-serial', text, RECEIPT_LENGTH - SERIAL_RANDOM);
}
