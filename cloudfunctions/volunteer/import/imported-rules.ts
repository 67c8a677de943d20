import { firstDayOf, lastDayOf } from '../../files/period-rules.ts';
import { endOfDay, instantOf } from '../../kernel/calendar.ts';
import { claimedMinutes, leastOf } from '../attendance/attendance-rules.ts';
import type { AttendanceDocument, ImportedLine, TeamImportDocument } from '../collections.ts';
import { knownHours, mostMinutes } from './import-rules.ts';

/** Hours of before as a document of their own: measured by nobody, answered for by two. */
export function importedHours(found: TeamImportDocument, line: ImportedLine): AttendanceDocument {
  const { _id: importId, communityId, teamId, teamName, enteredBy, decidedBy, change } = found;
  const { residentId, key, period, title, minutes, match } = line;
  const day = lastDayOf(period);
  return {
    _id: `${key}:${residentId}`,
    communityId,
    shiftId: key,
    teamId,
    teamName,
    residentId,
    title,
    kind: 'other',
    day,
    // At some time of these days: nobody knows which.
    from: instantOf(firstDayOf(period)),
    until: endOfDay(day),
    in: null,
    out: null,
    ticked: false,
    entries: [
      {
        entryId: 'imported',
        sort: 'imported',
        minutes,
        state: 'counted',
        why: null,
        reason: '',
        at: change.at,
        by: match?.by ?? enteredBy,
        decidedBy: match?.decidedBy ?? decidedBy,
      },
    ],
    pending: false,
    imported: { importId, period },
    reckonAt: 1,
    turn: 1,
  };
}

type Imported = Pick<AttendanceDocument, '_id' | 'day' | 'imported' | 'entries'>;

/**
 * Minutes that a correction of hours of before may take off at most, and add at most. What waits counts on the side
 * on which it would be too much: whichever corrections are confirmed, no sum is below nothing or above what a day, a
 * month or a year can have.
 * @param all everything that the person has hours of
 */
export function roomOf(
  one: Imported,
  all: readonly AttendanceDocument[],
): { less: number; more: number } {
  const period = one.imported?.period ?? one.day;
  const others = knownHours(all.filter(({ _id }) => _id !== one._id))
    .filter((known) => known.period === period)
    .reduce((sum, { minutes }) => sum + minutes, 0);
  return {
    less: Math.max(0, leastOf(one.entries)),
    more: Math.max(0, mostMinutes(period) - others - Math.max(0, claimedMinutes(one.entries))),
  };
}
