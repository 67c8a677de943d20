import { DAY, HOUR, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { Stamp } from '../../cloudfunctions/kernel/database/collection.ts';
import { rotatingCodes } from '../../cloudfunctions/kernel/rotating-code.ts';
import { indexAt } from '../../cloudfunctions/kernel/rotating-rules.ts';
import { emptyAttendance } from '../../cloudfunctions/volunteer/attendance/attendance-rules.ts';
import { shownFor } from '../../cloudfunctions/volunteer/attendance/check-code.ts';
import type {
  AttendanceDocument,
  FeedbackDocument,
  GuardianConsentDocument,
  HourEntry,
  Seat,
  ShiftDocument,
  StationDocument,
  TeamDocument,
  VolunteerDocument,
  WaiterDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import { unsaid } from '../../cloudfunctions/volunteer/consent/consent-rules.ts';
import { unsaidAbout } from '../../cloudfunctions/volunteer/feedback/feedback-rules.ts';
import { emptyShift } from '../../cloudfunctions/volunteer/shift/shift-rules.ts';
import type { SeasonForm, ShiftForm, ShiftRole } from '../../typings/contract/volunteer/shift.ts';
import { CEDAR, MAPLE, type PersonKey, PLACE, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';

/** A station with two teams, and shifts in the days after the start. */
const STATION = 'c0000000000000000001';
export const TEAM = {
  patrol: 'd0000000000000000001',
  /** no shift of it lies ahead */
  idle: 'd0000000000000000002',
  cedar: 'd0000000000000000003',
} as const;
export const SHIFT = {
  /** Wednesday 9–11, two places, one of them taken by the stair steward */
  open: 'f0000000000000000001',
  /** Wednesday 10–12 */
  overlapping: 'f0000000000000000002',
  /** Wednesday 11–13 */
  next: 'f0000000000000000003',
  /** Thursday 9–11, its place taken by the stair steward, and the elder adviser waits */
  full: 'f0000000000000000004',
  /** Friday 9–11, its place is offered to the resident */
  offered: 'f0000000000000000005',
  /** Friday 22:30–06:15 */
  night: 'f0000000000000000006',
  cedar: 'f0000000000000000007',
  /** runs: Monday 9:30–11:30, with the stair steward, the resident and the elder adviser; the first is there */
  running: 'f0000000000000000008',
  /** Sunday 9–11, over and closed: the stair steward was there, the resident’s hours by hand wait */
  over: 'f0000000000000000009',
} as const;

const LONG_AGO = START - 5 * DAY;

function stamp(target: string): Stamp {
  return { id: `seed-${target}`, action: 'seed', actorId: 'seed', target, at: LONG_AGO };
}

export function roleOf(more: Partial<ShiftRole> = {}): ShiftRole {
  return {
    roleId: 'r1',
    name: '巡逻员',
    places: 2,
    skill: null,
    ages: null,
    membersOnly: false,
    ...more,
  };
}

export function shiftForm(more: Partial<ShiftForm> = {}): ShiftForm {
  return {
    title: '环境巡查',
    kind: 'patrol',
    about: '两人一组，走一圈约两小时。',
    meet: '社区服务站门口',
    outdoor: true,
    day: '2026-06-17',
    from: '09:00',
    until: '11:00',
    roles: [roleOf()],
    signUpHours: 0,
    cancelHours: 12,
    ...more,
  };
}

function shiftOf(
  _id: string,
  form: ShiftForm,
  seats: Partial<Record<PersonKey, Partial<Seat>>> = {},
  waits = 0,
): ShiftDocument {
  const empty = emptyShift(form);
  const communityId = _id === SHIFT.cedar ? CEDAR : MAPLE;
  const keys = Object.keys(seats) as PersonKey[];
  const seat = (key: PersonKey): Seat => ({
    roleId: 'r1',
    key: `sign-${_id}-${key}`,
    at: LONG_AGO,
    by: residentIdOf(key),
    state: 'in',
    until: null,
    claimed: true,
    told: true,
    stamp: null,
    ...seats[key],
  });
  return {
    _id,
    communityId,
    teamId: communityId === CEDAR ? TEAM.cedar : TEAM.patrol,
    teamName: '平安巡逻队',
    ...empty,
    free: { r1: (form.roles[0]?.places ?? 0) - keys.length },
    seats: Object.fromEntries(keys.map((key) => [residentIdOf(key), seat(key)])),
    arrivals: waits,
    waits: { r1: waits },
    dueAt: keys.some((key) => seat(key).until !== null) ? START + 12 * HOUR : empty.dueAt,
    change: stamp(`shift:${_id}`),
  };
}

const one = [roleOf({ places: 1 })];

function shifts(): ShiftDocument[] {
  return [
    shiftOf(SHIFT.open, shiftForm(), { stairSteward: {} }),
    shiftOf(SHIFT.overlapping, shiftForm({ title: '义诊帮手', from: '10:00', until: '12:00' })),
    shiftOf(SHIFT.next, shiftForm({ title: '午间送餐', from: '11:00', until: '13:00' })),
    shiftOf(SHIFT.full, shiftForm({ day: '2026-06-18', roles: one }), { stairSteward: {} }, 1),
    shiftOf(SHIFT.offered, shiftForm({ day: '2026-06-19', roles: one }), {
      resident: { state: 'offered', until: START + 12 * HOUR, claimed: false },
    }),
    shiftOf(
      SHIFT.night,
      shiftForm({ title: '夜间巡逻', day: '2026-06-19', from: '22:30', until: '06:15' }),
    ),
    shiftOf(SHIFT.cedar, shiftForm({ title: '雪松巡逻' })),
    shiftOf(
      SHIFT.running,
      shiftForm({
        title: '敲门问候',
        kind: 'care',
        day: '2026-06-15',
        from: '09:30',
        until: '11:30',
        roles: [roleOf({ places: 5 })],
      }),
      { stairSteward: {}, resident: {}, elderAdviser: {} },
    ),
    {
      ...shiftOf(SHIFT.over, shiftForm({ day: '2026-06-14', roles: [roleOf({ places: 5 })] }), {
        stairSteward: {},
        resident: {},
      }),
      closed: { headcount: 2, by: residentIdOf('teamLeader'), at: START - 12 * HOUR },
      hours: 'done',
    },
  ];
}

function waiters(): WaiterDocument[] {
  const residentId = residentIdOf('elderAdviser');
  return [
    {
      _id: `${SHIFT.full}:${residentId}`,
      communityId: MAPLE,
      shiftId: SHIFT.full,
      residentId,
      roleId: 'r1',
      key: `wait-${SHIFT.full}-elderAdviser`,
      number: 1,
      at: LONG_AGO,
      by: residentId,
      passed: false,
    },
  ];
}

function attendances(): AttendanceDocument[] {
  const all = new Map(shifts().map((shift) => [shift._id, shift]));
  const made = (shiftId: string, key: PersonKey, more: Partial<AttendanceDocument>) => {
    const shift = all.get(shiftId) as ShiftDocument;
    return { ...emptyAttendance(shift, residentIdOf(key)), ...more };
  };
  const by = residentIdOf('stairSteward');
  const entry: HourEntry = {
    entryId: 'measured',
    sort: 'measured',
    minutes: 110,
    state: 'counted',
    why: null,
    reason: '',
    at: START - 12 * HOUR,
    by: 'timer',
    decidedBy: null,
  };
  const over = all.get(SHIFT.over) as ShiftDocument;
  return [
    made(SHIFT.running, 'stairSteward', { in: { at: START - 25 * MINUTE, how: 'code', by } }),
    made(SHIFT.over, 'stairSteward', {
      in: { at: over.from + 10 * MINUTE, how: 'code', by },
      out: { at: over.until, how: 'code', by },
      entries: [entry],
    }),
    made(SHIFT.over, 'resident', {
      entries: [
        {
          ...entry,
          entryId: 'added1',
          sort: 'added',
          minutes: 60,
          state: 'pending',
          why: 'added',
          reason: '手机没电，没扫上',
          by: residentIdOf('teamLeader'),
        },
      ],
      pending: true,
    }),
  ];
}

/** Everybody who has a place keeps its time. */
function volunteers(): VolunteerDocument[] {
  const seated = shifts().flatMap((shift) =>
    Object.entries(shift.seats)
      .filter(([, { state }]) => state === 'in')
      .map(([residentId, { key }]) => ({ residentId, key, shift })),
  );
  return [...new Set(seated.map(({ residentId }) => residentId))].map((id) => ({
    _id: `${MAPLE}:${id}`,
    communityId: MAPLE,
    residentId: id,
    version: 1,
    claims: seated
      .filter(({ residentId }) => residentId === id)
      .map(({ key, shift: { _id: shiftId, title, from, until } }) => ({
        shiftId,
        key,
        title,
        from,
        until,
      })),
    done: [],
    lates: [],
    born: null,
    skills: [],
    teamIds: [],
  }));
}

function station(_id: string, communityId: string): StationDocument {
  return {
    _id,
    communityId,
    name: '社区服务站',
    placeId: communityId,
    placeLabel: communityId === MAPLE ? '枫林社区' : '雪松社区',
    address: '一期 1 栋架空层',
    change: stamp(`station:${_id}`),
  };
}

function team(_id: string, name: string, communityId: string = MAPLE): TeamDocument {
  return {
    _id,
    communityId,
    stationId: communityId === MAPLE ? STATION : 'c0000000000000000002',
    placeId: communityId,
    name,
    about: '早晚各一班，两人一组。',
    leaders: [residentIdOf(communityId === MAPLE ? 'teamLeader' : 'cedarResident')],
    state: 'active',
    change: stamp(`team:${_id}`),
  };
}

/** A paper that the team’s leader has written down. */
function noted(): GuardianConsentDocument {
  return {
    ...unsaid(MAPLE, residentIdOf('mediator')),
    state: 'noted',
    how: 'paper',
    notedBy: residentIdOf('teamLeader'),
    at: LONG_AGO,
    change: stamp('guardian'),
  };
}

/** What the stair steward has said of the shift that is over. */
function said(): FeedbackDocument {
  const over = shifts().find(({ _id }) => _id === SHIFT.over) as ShiftDocument;
  return {
    ...unsaidAbout(over, residentIdOf('stairSteward')),
    said: { text: '路灯坏了两盏', at: START - 20 * HOUR },
    change: stamp('feedback'),
  };
}

export function volunteerDocuments(): Record<string, object[]> {
  return {
    stations: [station(STATION, MAPLE), station('c0000000000000000002', CEDAR)],
    teams: [
      team(TEAM.patrol, '平安巡逻队'),
      team(TEAM.idle, '书画队'),
      team(TEAM.cedar, '雪松巡逻队', CEDAR),
    ],
    shifts: shifts(),
    waiters: waiters(),
    attendances: attendances(),
    volunteers: volunteers(),
    guardianConsents: [noted()],
    feedbacks: [said()],
  };
}

/** Inputs that name a shift. */
export const onShift = (n: number, shiftId: string, more: Input = {}): Input => ({
  communityId: MAPLE,
  shiftId,
  ...more,
  commandId: commandId(n),
});
export const signing = (n: number, shiftId: string, more: Input = {}): Input =>
  onShift(n, shiftId, { roleId: 'r1', ...more });
export const leading = (n: number, shiftId: string, more: Input = {}): Input =>
  onShift(n, shiftId, { teamId: TEAM.patrol, ...more });
export const publishing = (n: number, more: Partial<ShiftForm> = {}): Input => ({
  communityId: MAPLE,
  teamId: TEAM.patrol,
  form: shiftForm(more),
  commandId: commandId(n),
});
export const stationInput = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  stationId: null,
  name: '二期服务站',
  placeId: PLACE.otherEstate,
  address: '二期 1 栋一楼',
  ...more,
  commandId: commandId(n),
});
export const teamInput = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  stationId: STATION,
  teamId: null,
  name: '助老队',
  about: '陪老人看病、买菜。',
  leaderIds: [residentIdOf('volunteer')],
  ...more,
  commandId: commandId(n),
});

/** The code that the leader's phone shows at an instant. */
export function codeAt(shiftId: string, at: number): string {
  const shift = shifts().find(({ _id }) => _id === shiftId) as ShiftDocument;
  return rotatingCodes(shownFor(shift))[indexAt(shift, at)] ?? '';
}

export const membership = (
  n: number,
  key: PersonKey,
  skills: { skill: string; until: string | null; paper?: object }[],
  member = true,
): Input => ({
  communityId: MAPLE,
  teamId: TEAM.patrol,
  residentId: residentIdOf(key),
  member,
  skills,
  commandId: commandId(n),
});
/** Every night for two weeks, without the 20th, unless told otherwise. */
export const seasonInput = (n: number, more: Partial<SeasonForm> = {}): Input => ({
  communityId: MAPLE,
  teamId: TEAM.patrol,
  season: {
    shift: shiftForm({ title: '晚间巡逻', day: '2026-06-16', from: '19:30', until: '21:30' }),
    until: '2026-06-29',
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    skipped: ['2026-06-20'],
    ...more,
  },
  commandId: commandId(n),
});
export const raining = (n: number, shiftIds: string[], moveTo: string | null): Input => ({
  communityId: MAPLE,
  day: '2026-06-17',
  shiftIds,
  moveTo,
  reason: '预报大雨',
  commandId: commandId(n),
});
