import { createHash } from 'node:crypto';
import { Refusal } from '../../kernel/refusal.ts';
import { lookupHash } from '../../kernel/secret.ts';
import type { Mark, ShiftDocument } from '../collections.ts';
import { BEFORE, codesOf, indexAt, markOf, SENT_UNTIL } from './attendance-rules.ts';

type OfShift = Pick<ShiftDocument, '_id' | 'from' | 'until'>;

function codeOf(secret: string, index: number): string {
  return createHash('sha256').update(`${secret} ${index}`).digest('hex').slice(0, 10);
}

const secretOf = ({ _id }: OfShift) => lookupHash('shift-code', _id);

/** All codes of a shift, in the order in which they are shown. */
export function allCodes(shift: OfShift): string[] {
  const secret = secretOf(shift);
  return Array.from({ length: codesOf(shift) }, (_, index) => codeOf(secret, index));
}

/**
 * What a code is worth that reaches the cloud now.
 * @throws Refusal CHECK_IN_EARLY, CODE_WRONG, CODE_OLD
 */
export function checkCode(shift: OfShift, code: string, at: number): Pick<Mark, 'at' | 'how'> {
  const first = shift.from - BEFORE;
  if (at < first) throw new Refusal('CHECK_IN_EARLY', { from: first });
  if (at > shift.until + SENT_UNTIL) throw new Refusal('CODE_OLD');
  const secret = secretOf(shift);
  const now = indexAt(shift, at);
  const last = codesOf(shift) - 1;
  const near = [now, now - 1, now + 1, now - 2, now - 3].filter((one) => one >= 0 && one <= last);
  const index = near.find((one) => codeOf(secret, one) === code) ?? allCodes(shift).indexOf(code);
  if (index < 0) throw new Refusal('CODE_WRONG');
  const mark = markOf(shift, index, at);
  if (!mark) throw new Refusal('CODE_OLD');
  return mark;
}
