import type { HouseholdState } from '../../typings/contract/resident.ts';
import { DAY } from '../kernel/calendar.ts';
import type { CodeState } from './collections.ts';

/** How long a household code lives, in days. */
export const CODE_DAYS = 30;
/** Wrong codes a person may type in a day. */
export const WRONG_TRIES = 10;
/** Without 0, O, 1, I, L, U: nothing that reads like something else on paper. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const LENGTH = 10;

/** Ten letters and digits from random bytes (at least 20): 30^10 codes. */
export function codeFromBytes(bytes: Uint8Array): string {
  let code = '';
  for (let index = 0; index < LENGTH; index += 1) {
    // two bytes a letter: the bias of the remainder stays under one in two thousand
    const value = (bytes[index * 2] ?? 0) * 256 + (bytes[index * 2 + 1] ?? 0);
    code += ALPHABET[value % ALPHABET.length];
  }
  return code;
}

/** ABCDE-FGHJK, as it is printed. */
export function printedCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** How a household's code stands at an instant. */
export function codeStateAt(code: CodeState, at: number): HouseholdState['code'] {
  if (code.issuedAt === null || code.expiresAt === null) return 'none';
  if (code.usedBy !== null) return 'used';
  return code.expiresAt < at ? 'expired' : 'open';
}

/** How many days a code was given. */
export function daysOf({ issuedAt, expiresAt }: CodeState): number {
  return Math.round(((expiresAt ?? 0) - (issuedAt ?? 0)) / DAY);
}

/** A household without a code. The hash is a value of its own, since its index is unique. */
export function noCode(householdId: string): CodeState {
  return {
    hash: `none:${householdId}`,
    issuedAt: null,
    expiresAt: null,
    usedBy: null,
    usedAt: null,
  };
}
