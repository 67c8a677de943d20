import { Refusal } from '../../kernel/refusal.ts';
import { placeOfCode, type Shown } from '../../kernel/rotating-code.ts';
import { BEFORE } from '../../kernel/rotating-rules.ts';
import type { Mark, ShiftDocument } from '../collections.ts';
import { markOf, SENT_UNTIL } from './attendance-rules.ts';

type OfShift = Pick<ShiftDocument, '_id' | 'from' | 'until'>;

/** What of a shift its codes follow from. */
export function shownFor({ _id: id, from, until }: OfShift): Shown {
  return { purpose: 'shift-code', id, from, until };
}

/**
 * What a code is worth that reaches the cloud now.
 * @throws Refusal CHECK_IN_EARLY, CODE_WRONG, CODE_OLD
 */
export function checkCode(shift: OfShift, code: string, at: number): Pick<Mark, 'at' | 'how'> {
  const first = shift.from - BEFORE;
  if (at < first) throw new Refusal('CHECK_IN_EARLY', { from: first });
  if (at > shift.until + SENT_UNTIL) throw new Refusal('CODE_OLD');
  const index = placeOfCode(shownFor(shift), code);
  if (index < 0) throw new Refusal('CODE_WRONG');
  const mark = markOf(shift, index, at);
  if (!mark) throw new Refusal('CODE_OLD');
  return mark;
}
