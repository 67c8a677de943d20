import type { ShiftLine } from '../../../typings/contract/volunteer/shift.ts';
import { dueOf } from '../attendance/attendance-rules.ts';
import type { ShiftDocument } from '../collections.ts';
import type { ShiftRow } from './shift-repository.ts';
import { filling, type Reader, type Seen, standingOf } from './standing-rules.ts';

/** What a list has read of a shift, as the rules look at it. */
function seenRow({ waiter, ahead, noted: _noted, numbers: _numbers, ...shift }: ShiftRow): Seen {
  const [own] = waiter;
  const place = own ? { roleId: own.roleId, position: ahead + 1, passed: own.passed } : null;
  return { ...shift, place };
}

export function rowLine(row: ShiftRow, own: Reader, now: number): ShiftLine {
  return lineOf(row, seenRow(row), own, now);
}

/** One of the reader's own, with what they have still to do before it. */
export function ownLine(row: ShiftRow, residentId: string, own: Reader, now: number): ShiftLine {
  const { noted = [], numbers = [] } = row;
  const kept = { noted: noted[0], hasNumber: numbers.length > 0 };
  const due = dueOf(row, residentId, kept, now);
  return { ...rowLine(row, own, now), ...(due.length > 0 ? { due } : {}) };
}

/** A shift that was read whole. */
export function wholeLine(shift: ShiftDocument, seen: Seen, own: Reader, now: number): ShiftLine {
  return lineOf(shift, seen, own, now);
}

function lineOf(
  shift: Pick<
    ShiftDocument,
    | '_id'
    | 'teamId'
    | 'teamName'
    | 'title'
    | 'kind'
    | 'meet'
    | 'outdoor'
    | 'roles'
    | 'free'
    | 'risk'
    | 'insured'
  >,
  seen: Seen,
  own: Reader,
  now: number,
): ShiftLine {
  const { _id, teamId, teamName, title, kind, meet, outdoor } = shift;
  const { day, from, until } = seen;
  return {
    shiftId: _id,
    teamId,
    teamName,
    title,
    kind,
    meet,
    outdoor,
    day,
    from,
    until,
    ...filling(shift),
    roleId: shift.roles.length === 1 ? (shift.roles[0]?.roleId ?? null) : null,
    ...(shift.risk ? { risk: shift.risk } : {}),
    ...(shift.insured ? { insured: true } : {}),
    standing: standingOf(seen, own, now),
  };
}
