import { createHash } from 'node:crypto';
import {
  addDays,
  DAY,
  dayOf,
  HOUR,
  MINUTE,
  weekdayOf,
} from '../../cloudfunctions/kernel/calendar.ts';
import type { Stamp } from '../../cloudfunctions/kernel/database/collection.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import {
  emptyAttendance,
  measuredEntry,
} from '../../cloudfunctions/volunteer/attendance/attendance-rules.ts';
import type {
  AttendanceDocument,
  Mark,
  Seat,
  ShiftDocument,
  StationDocument,
  TeamDocument,
  VolunteerDocument,
  WaiterDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import { emptyShift } from '../../cloudfunctions/volunteer/shift/shift-rules.ts';
import type { ShiftForm, ShiftKind, ShiftRole } from '../../typings/contract/volunteer/shift.ts';
import type { Person } from './documents.ts';
import type { Random } from './random.ts';
import { PROGRAMMES, type Programme, STATIONS } from './volunteer-texts.ts';

/** A season of shifts: three weeks back and five ahead, of four stations and their teams. */
const BACK = 21;
const AHEAD = 35;

interface Volunteers {
  root: PlaceDocument;
  estates: PlaceDocument[];
  people: Person[];
  /** who leads the first team, and signs up here and there */
  leader: Person;
  start: number;
  random: Random;
}

function idOf(text: string): string {
  return createHash('sha256').update(`demo ${text}`).digest('hex').slice(0, 20);
}

function stampOf(target: string, at: number): Stamp {
  return { id: idOf(`stamp ${target}`), action: 'seed', actorId: 'seed', target, at };
}

export function volunteerDocuments(all: Volunteers): Record<string, object[]> {
  const { root, estates, people, leader, start, random } = all;
  const communityId = root._id;
  const at = start - 60 * DAY;
  const stations = STATIONS.map((station, index): StationDocument => {
    const place = estates[index] ?? root;
    const _id = idOf(`station ${station.name}`);
    return {
      _id,
      communityId,
      name: station.name,
      placeId: place._id,
      placeLabel: place.label,
      address: station.address,
      change: stampOf(`station:${_id}`, at),
    };
  });
  const teams = STATIONS.flatMap(({ teams: named }, index) =>
    named.map(({ name, about }, n): TeamDocument => {
      const _id = idOf(`team ${name}`);
      const station = stations[index] as StationDocument;
      const leads = index === 0 && n === 0 ? leader : people[(index * 7 + n * 3) % people.length];
      return {
        _id,
        communityId,
        stationId: station._id,
        placeId: station.placeId,
        name,
        about,
        leaders: leads ? [leads.id] : [],
        state: 'active',
        change: stampOf(`team:${_id}`, at),
      };
    }),
  );
  const filledShifts = shiftsOf(all, teams);
  const shifts = filledShifts.map(({ queue: _queue, ...shift }): ShiftDocument => shift);
  const waiters = filledShifts.flatMap(({ queue, ...shift }) => waitersOf(shift, queue, start));
  return {
    stations,
    teams,
    shifts: shifts.map((shift) => (shift.until < start ? closedAfter(shift) : shift)),
    waiters,
    attendances: shifts
      .filter(({ until }) => until < start)
      .flatMap((shift) => attendancesOf(shift, random)),
    volunteers: claimsOf(communityId, shifts, start),
  };
}

function shiftsOf({ people, leader, start, random, root }: Volunteers, teams: TeamDocument[]) {
  const today = dayOf(start);
  const days = Array.from({ length: BACK + AHEAD }, (_, index) => addDays(today, index - BACK));
  return PROGRAMMES.flatMap((programme) => {
    const team = teams.find(({ name }) => name === programme.team);
    if (!team) return [];
    return days
      .filter((day) => programme.weekdays.includes(weekdayOf(day)))
      .map((day) => {
        const shift = shiftOf(root._id, team, programme, day, start);
        return filled(shift, people, leader, start, random);
      });
  });
}

function shiftOf(
  communityId: string,
  team: TeamDocument,
  { title, kind, about, meet, outdoor, from, until, places, role, skill }: Programme,
  day: string,
  start: number,
): ShiftDocument {
  const roles: ShiftRole[] = [
    { roleId: 'r1', name: role, places, skill: null, ages: null, membersOnly: false },
    ...(skill
      ? [{ roleId: 'r2', name: skill, places: 1, skill, ages: null, membersOnly: false }]
      : []),
  ];
  const form: ShiftForm = {
    title,
    kind: kind as ShiftKind,
    about,
    meet,
    outdoor,
    day,
    from,
    until,
    roles,
    signUpHours: 0,
    cancelHours: 12,
  };
  const _id = idOf(`shift ${team.name} ${title} ${day}`);
  return {
    _id,
    communityId,
    teamId: team._id,
    teamName: team.name,
    ...emptyShift(form),
    change: stampOf(`shift:${_id}`, start - 30 * DAY),
  };
}

/** The nearer a shift, the fuller it is; some are full, and a few people wait. */
function filled(
  shift: ShiftDocument,
  people: readonly Person[],
  leader: Person,
  start: number,
  random: Random,
): ShiftDocument & { queue: Person[] } {
  const places = shift.roles[0]?.places ?? 0;
  const daysAhead = Math.max(0, (shift.from - start) / DAY);
  const share = Math.max(0.1, 1 - daysAhead / 20) * (0.6 + random.below(60) / 100);
  const more = random.below(3) === 0 ? 3 : 0;
  const wanted = Math.min(places + 3, Math.floor(places * share) + more);
  const first = random.below(people.length);
  const going = Array.from({ length: wanted }, (_, n) => people[(first + n * 37) % people.length]);
  const chosen = [
    ...new Set([...(random.below(6) === 0 ? [leader] : []), ...going].flatMap((one) => one ?? [])),
  ];
  const seated = chosen.slice(0, places);
  const seats: Record<string, Seat> = {};
  for (const [n, { id }] of seated.entries()) {
    seats[id] = {
      roleId: 'r1',
      key: idOf(`sign ${shift._id} ${id}`),
      at: Math.min(start, shift.from) - (40 - n) * HOUR,
      by: id,
      state: 'in',
      until: null,
      claimed: true,
      told: true,
      stamp: null,
    };
  }
  const waits = shift.from < start ? 0 : chosen.length - seated.length;
  return {
    ...shift,
    seats,
    free: { ...shift.free, r1: places - seated.length },
    arrivals: waits,
    dueAt: waits > 0 ? shift.until : shift.dueAt,
    waits: { ...shift.waits, r1: waits },
    queue: chosen.slice(places, places + waits),
  };
}

function waitersOf(shift: ShiftDocument, queue: readonly Person[], start: number) {
  return queue.map(
    ({ id }, n): WaiterDocument => ({
      _id: `${shift._id}:${id}`,
      communityId: shift.communityId,
      shiftId: shift._id,
      residentId: id,
      roleId: 'r1',
      key: idOf(`wait ${shift._id} ${id}`),
      number: n + 1,
      at: start - (10 - n) * HOUR,
      by: id,
      passed: false,
    }),
  );
}

/** What has been is closed by its leader, with as many people as had a place. */
function closedAfter(shift: ShiftDocument): ShiftDocument {
  const headcount = Object.keys(shift.seats).length;
  return {
    ...shift,
    closed: { headcount, by: 'seed', at: shift.until + HOUR },
    hours: 'done',
  };
}

/** Most came on time and checked out; a few forgot to. */
function attendancesOf(shift: ShiftDocument, random: Random): AttendanceDocument[] {
  return Object.keys(shift.seats).map((residentId) => {
    const late = random.below(4) === 0 ? random.below(20) : 0;
    const forgot = random.below(8) === 0;
    const came: Mark = { at: shift.from + late * MINUTE, how: 'code', by: residentId };
    const out: Mark = forgot
      ? { at: shift.until, how: 'settled', by: 'timer' }
      : { at: shift.until + random.below(10) * MINUTE, how: 'code', by: residentId };
    const attendance = { ...emptyAttendance(shift, residentId), in: came, out };
    const entry = measuredEntry(attendance, 0, null, shift.until + HOUR);
    return { ...attendance, entries: [entry] };
  });
}

function claimsOf(
  communityId: string,
  shifts: readonly ShiftDocument[],
  start: number,
): VolunteerDocument[] {
  const byPerson = new Map<string, VolunteerDocument>();
  for (const { _id: shiftId, title, from, until, seats } of shifts) {
    for (const [residentId, { key }] of Object.entries(seats)) {
      const known = byPerson.get(residentId) ?? {
        _id: `${communityId}:${residentId}`,
        communityId,
        residentId,
        version: 1,
        claims: [],
        done: [],
        lates: [],
        born: null,
        skills: [],
        teamIds: [],
      };
      if (until > start) known.claims.push({ shiftId, key, title, from, until });
      byPerson.set(residentId, known);
    }
  }
  return [...byPerson.values()];
}
