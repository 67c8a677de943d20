import { lookupHash } from '../../kernel/secret.ts';
import type { MotionDocument } from '../collections.ts';

type Salted = Pick<MotionDocument, '_id' | 'salt' | 'form'>;

/** 20 characters of Crockford's base 32: no I, L, O or U to be mistaken. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const RECEIPT_LENGTH = 20;

function lettersOf(purpose: 'ballot' | 'paper-serial', text: string, length: number): string {
  const bytes = Buffer.from(lookupHash(purpose, text), 'base64url');
  return Array.from({ length }, (_, at) => DIGITS[(bytes[at] ?? 0) % 32]).join('');
}

/**
 * Where a voter's ballot lies. In a secret motion a keyed hash: it takes the key of the functions and the
 * motion's salt to find it, and the salt is gone once it is counted.
 */
export function ballotIdOf({ _id, salt, form }: Salted, key: string): string {
  return form.secret ? lookupHash('ballot', `${_id} ${salt} ${key}`) : `${_id}:${key}`;
}

/** What a ballot is filled in by: another one after each void. */
export function guardOf({ _id, salt }: Salted, key: string, round: number): string {
  return lookupHash('ballot', `guard ${_id} ${salt} ${key} ${round}`);
}

export const emptyReceipt = (ballotId: string) => `none:${ballotId}`;
/** The voter has put a paper into the box. */
export const boxReceipt = (ballotId: string) => `paper:${ballotId}`;

/** The number on a voter's own paper in a named motion; it becomes the ballot's receipt. */
export function paperReceiptOf({ _id, salt }: Salted, key: string, round: number): string {
  return lettersOf('ballot', `paper ${_id} ${salt} ${key} ${round}`, RECEIPT_LENGTH);
}

/** Where a paper of a secret motion lies once the box is opened. */
export function boxBallotIdOf({ _id, salt }: Salted, serial: string): string {
  return lookupHash('ballot', `box ${_id} ${salt} ${serial}`);
}

const SERIAL_RANDOM = 12;

/** The number of the n-th paper of a secret motion that a print makes: nobody's in particular. */
export function serialOf(motion: Salted, print: string, n: number): string {
  const random = lettersOf(
    'paper-serial',
    `${motion._id} ${motion.salt} ${print} ${n}`,
    SERIAL_RANDOM,
  );
  return random + checkOf(motion, random);
}

/** True for a number that was printed for this motion: nobody can think one up. */
export function isSerial(motion: Salted, serial: string): boolean {
  return checkOf(motion, serial.slice(0, SERIAL_RANDOM)) === serial.slice(SERIAL_RANDOM);
}

function checkOf({ _id, salt }: Salted, random: string): string {
  return lettersOf(
    'paper-serial',
    `check ${_id} ${salt} ${random}`,
    RECEIPT_LENGTH - SERIAL_RANDOM,
  );
}
