import { DAY, dayOf, HOUR, MINUTE, timeOf } from '../../cloudfunctions/kernel/calendar.ts';
import { STEP } from '../../cloudfunctions/kernel/rotating-rules.ts';
import { emptyAttendance } from '../../cloudfunctions/volunteer/attendance/attendance-rules.ts';
import type {
  AttendanceDocument,
  HourEntry,
  Mark,
  Seat,
  ShiftDocument,
  TeamDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import { madeShift } from '../../cloudfunctions/volunteer/made/made-rules.ts';
import { emptyShift } from '../../cloudfunctions/volunteer/shift/shift-rules.ts';
import type { Person } from './documents.ts';

interface Day {
  team: TeamDocument;
  /** the first one has not come yet */
  people: readonly Person[];
  start: number;
  idOf(text: string): string;
}

/** A shift that goes on while the demo starts: some have come, one was sent late, one is awaited. */
export function runningShift({ team, people, start, idOf }: Day): {
  shift: ShiftDocument;
  attendances: AttendanceDocument[];
} {
  const from = Math.floor(start / HOUR) * HOUR - 30 * MINUTE;
  const until = from + 3 * HOUR;
  const _id = idOf('shift of today');
  const seat = (id: string, n: number): Seat => ({
    roleId: 'r1',
    key: idOf(`sign ${_id} ${id}`),
    at: from - (40 - n) * HOUR,
    by: id,
    state: 'in',
    until: null,
    claimed: true,
    told: true,
    stamp: null,
  });
  const places = people.length + 2;
  const empty = emptyShift({
    title: '清理楼道杂物',
    kind: 'cleaning',
    about: '楼道里没人要的纸箱、旧家具搬到楼下，物业的车来收。手套队里发。',
    meet: '一期 6 栋架空层',
    outdoor: false,
    day: dayOf(from),
    from: timeOf(from),
    until: timeOf(until),
    roles: [{ roleId: 'r1', name: '帮手', places, skill: null, ages: null, membersOnly: false }],
    signUpHours: 0,
    cancelHours: 12,
  });
  const shift: ShiftDocument = {
    _id,
    communityId: team.communityId,
    teamId: team._id,
    teamName: team.name,
    insured: true,
    ...empty,
    seats: Object.fromEntries(people.map(({ id }, n) => [id, seat(id, n)])),
    free: { r1: 2 },
    change: {
      id: idOf(`stamp shift:${_id}`),
      action: 'seed',
      actorId: 'seed',
      target: `shift:${_id}`,
      at: from - 72 * HOUR,
    },
  };
  const cameAt = (n: number) => Math.floor((from + (n * 3 - 6) * MINUTE) / STEP) * STEP;
  const attendances = people.slice(1).map(({ id }, n): AttendanceDocument => {
    const how: Mark['how'] = n === 1 ? 'late' : n === 2 ? 'list' : 'code';
    const by = how === 'list' ? (team.leaders[0] ?? id) : id;
    return { ...emptyAttendance(shift, id), in: { at: cameAt(n), how, by } };
  });
  return { shift, attendances };
}

/** Hours of somebody who came along without signing up: they wait for somebody from outside the team. */
export function addedHours(shift: ShiftDocument, person: Person, by: string): AttendanceDocument {
  const entry: HourEntry = {
    entryId: 'demoadded',
    sort: 'added',
    minutes: 90,
    state: 'pending',
    why: shift.made ? 'made' : 'added',
    reason: '临时来帮忙，签在纸上',
    at: shift.until + 2 * HOUR,
    by,
    decidedBy: null,
  };
  return { ...emptyAttendance(shift, person.id), entries: [entry], pending: true };
}

/** A shift that nobody had planned, written down by its leader the day after. */
export function recordedShift(
  team: TeamDocument,
  by: string,
  start: number,
  idOf: (text: string) => string,
): ShiftDocument {
  const _id = idOf(`recorded shift ${team.name}`);
  const day = dayOf(start - 2 * DAY);
  const at = start - DAY;
  return {
    _id,
    communityId: team.communityId,
    teamId: team._id,
    teamName: team.name,
    ...madeShift({
      title: '雨后清淤',
      kind: 'cleaning',
      meet: '东门雨水井',
      day,
      from: '06:00',
      until: '07:30',
    }),
    made: { by, at, reason: '夜里下大雨，清早几位邻居临时来的', follows: null },
    change: {
      id: idOf(`stamp shift:${_id}`),
      action: 'seed',
      actorId: 'seed',
      target: `shift:${_id}`,
      at,
    },
  };
}
