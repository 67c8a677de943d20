import type { HourLine, MarkLine } from '../../../typings/contract/volunteer/hours.ts';
import type { HourEntry, Mark } from '../collections.ts';

/** A mark without who made it. */
export function markLine({ at, how }: Mark): MarkLine {
  return { at, how };
}

export function markLineOrNull(mark: Mark | null): MarkLine | null {
  return mark && markLine(mark);
}

/** An entry without who made it and who decided about it. */
export function hourLine({ by: _by, decidedBy: _decided, ...line }: HourEntry): HourLine {
  return line;
}
