import type { HourLine } from '../../../typings/contract/volunteer/hours.ts';
import type { MarkLine, Outcome, Presence } from '../../../typings/contract/volunteer/presence.ts';
import { AFTER, BEFORE } from '../../kernel/rotating-rules.ts';
import type { AttendanceDocument, HourEntry, Mark, ShiftDocument } from '../collections.ts';
import { attendanceAt, isRiskDue, SENT_UNTIL, waitsForTick } from './attendance-rules.ts';

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

/** What came of a shift, without who wrote it down. */
export function outcomeOf({ outcome }: Pick<ShiftDocument, 'outcome'>): Outcome | null {
  if (!outcome) return null;
  const { served, saved, pictures } = outcome;
  return { served, saved, ...(pictures ? { pictures } : {}) };
}

/** What somebody who has a place, or was there, sees of their own coming and going. */
export function presenceOf(
  shift: ShiftDocument,
  residentId: string,
  kept: AttendanceDocument | undefined,
): Presence | null {
  const { state, from, until, seats } = shift;
  const attendance = kept && attendanceAt(shift, kept);
  const isOn = seats[residentId]?.state === 'in' && state === 'open';
  if (!isOn && !attendance) return null;
  return {
    codesFrom: from - BEFORE,
    codesUntil: until + AFTER,
    sentUntil: until + SENT_UNTIL,
    in: markLineOrNull(attendance?.in ?? null),
    out: markLineOrNull(attendance?.out ?? null),
    left: markLineOrNull(attendance?.left ?? null),
    late: attendance !== undefined && waitsForTick(attendance),
    ...(isOn && isRiskDue(shift, residentId, attendance) ? { riskDue: true } : {}),
    ...(attendance?.risk?.how === 'told' ? { riskToldAt: attendance.risk.at } : {}),
  };
}
