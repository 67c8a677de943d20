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
  GuardianConsentDocument,
  Mark,
  Seat,
  ShiftDocument,
  StationDocument,
  TeamDocument,
  VolunteerDocument,
  WaiterDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import { unsaid } from '../../cloudfunctions/volunteer/consent/consent-rules.ts';
import { importedHours } from '../../cloudfunctions/volunteer/import/imported-rules.ts';
import { emptyShift } from '../../cloudfunctions/volunteer/shift/shift-rules.ts';
import { overlaps } from '../../cloudfunctions/volunteer/sign/claim-rules.ts';
import type { Person } from './documents.ts';
import type { Random } from './random.ts';
import { formOf, seasonsOf } from './seasons.ts';
import { addedHours, recordedShift, runningShift } from './shift-day.ts';
import { seasonFeedback, withOutcome } from './shift-feedback.ts';
import { askedExport, teamImport } from './team-imports.ts';
import { teamMembers, withMembers } from './team-members.ts';
import { PROGRAMMES, type Programme, SEASON, STATIONS } from './volunteer-texts.ts';

/** A season of shifts: three weeks back and five ahead, of four stations and their teams. */
const BACK = 21;
const AHEAD = 35;

interface Volunteers {
  root: PlaceDocument;
  estates: PlaceDocument[];
  people: Person[];
  /** the personas: one leads the first team and signs up here and there, one is awaited today */
  cast: Person[];
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
  const { root, estates, people, start, random } = all;
  const leader = leaderOf(all);
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
  const today = dayShift(all, teams[0]);
  const filledShifts = shiftsOf(all, teams, today.shifts);
  const season = filledShifts.map(({ queue: _queue, ...shift }): ShiftDocument => shift);
  const shifts = [...season, ...today.shifts];
  const waiters = filledShifts.flatMap(({ queue, ...shift }) => waitersOf(shift, queue, start));
  const members = teams.slice(0, 1).flatMap((team) =>
    teamMembers(team, {
      people: [
        called(all.cast, 'resident-li').id,
        ...people.map(({ id }) => id).filter((id) => !all.cast.some((one) => one.id === id)),
      ],
      leaderId: leader.id,
      start,
    }),
  );
  const teamImports = tablesOf(all, teams);
  const past = shifts.filter(({ until }) => until < start);
  const came = past.flatMap((shift) => attendancesOf(shift, random));
  const recorded = teams[0] && recordedShift(teams[0], leader.id, start, idOf);
  return {
    stations,
    teams,
    seasons: seasonsOf(teams, start, [BACK, AHEAD]),
    shifts: [
      ...shifts.map((shift, n) =>
        shift.until < start ? withOutcome(closedAfter(shift), n) : shift,
      ),
      ...(recorded ? [recorded] : []),
    ],
    waiters,
    feedbacks: seasonFeedback(past, came, start),
    attendances: [
      ...came,
      ...today.attendances,
      ...lateComers(all, season),
      ...(recorded && people[9] ? [addedHours(recorded, people[9], leader.id)] : []),
      ...teamImports.flatMap((one) =>
        one.state === 'confirmed' ? one.lines.map((line) => importedHours(one, line)) : [],
      ),
    ],
    volunteers: withMembers(claimsOf(communityId, shifts, start), members, (residentId) =>
      unknownVolunteer(communityId, residentId),
    ),
    guardianConsents: papersOf(all, leader),
    members,
    exportRequests: [askedExport(communityId, called(all.cast, 'secretary').id, start)],
    teamImports,
  };
}

/** Two tables of the year before: one that has been compared and written down, and one that waits for that. */
function tablesOf({ cast, people, start }: Volunteers, [team]: TeamDocument[]) {
  const ids = people.filter(({ id }) => id !== team?.leaders[0]).map(({ id }) => id);
  const about = { people: ids.slice(0, 4), enteredBy: called(cast, 'secretary').id, start };
  const decidedBy = called(cast, 'party').id;
  return team ? [teamImport(team, about), teamImport(team, { ...about, decidedBy })] : [];
}

/** A paper that the leader of the first team has seen, and that waits for a second person. */
function papersOf({ root, people, start }: Volunteers, leader: Person): GuardianConsentDocument[] {
  const minor = people.find(({ adult, id }) => adult === null && id !== leader.id);
  if (!minor) return [];
  const at = start - DAY;
  const paper: GuardianConsentDocument = {
    ...unsaid(root._id, minor.id),
    state: 'noted',
    how: 'paper',
    notedBy: leader.id,
    at,
    change: stampOf(`resident:${minor.id}`, at),
  };
  return [paper];
}

function called(cast: readonly Person[], wanted: string): Person {
  const found = cast.find(({ id }) => id === wanted) ?? cast[0];
  if (!found) throw new Error('the demo has no people');
  return found;
}

const leaderOf = ({ cast }: Volunteers) => called(cast, 'volunteer');

/** The shift of the first team that goes on. */
function dayShift({ people, cast, start }: Volunteers, team: TeamDocument | undefined) {
  if (!team) return { shifts: [], attendances: [] };
  const there = people.filter(({ id }) => !team.leaders.includes(id)).slice(0, 6);
  const running = runningShift({
    team,
    people: [called(cast, 'former-steward'), ...there],
    start,
    idOf,
  });
  return { shifts: [running.shift], attendances: running.attendances };
}

/** Somebody came along to the leader's last shift. */
function lateComers(all: Volunteers, shifts: readonly ShiftDocument[]) {
  const { people, start } = all;
  const leader = leaderOf(all);
  const last = shifts.filter(({ title, until }) => title === '晚间巡逻' && until < start).at(-1);
  const person = people.find(({ id }) => last && !(id in last.seats) && id !== leader.id);
  return last && person ? [addedHours(last, person, leader.id)] : [];
}

/** The shifts of the season, beside `others`; nobody is in two at once. */
function shiftsOf(all: Volunteers, teams: TeamDocument[], others: readonly ShiftDocument[]) {
  const { people, start, random, root } = all;
  const made: (ShiftDocument & { queue: Person[] })[] = [];
  const running = others.map((shift) => ({ ...shift, queue: [] }));
  const leader = leaderOf(all);
  const today = dayOf(start);
  const days = Array.from({ length: BACK + AHEAD }, (_, index) => addDays(today, index - BACK));
  for (const programme of PROGRAMMES) {
    const team = teams.find(({ name }) => name === programme.team);
    if (!team) continue;
    for (const day of days.filter((one) => programme.weekdays.includes(weekdayOf(one)))) {
      const shift = shiftOf(root._id, team, programme, day, start);
      const beside: typeof made = [...running, ...made].filter((one) => overlaps(one, shift));
      const isFree = (person: Person) =>
        !beside.some(({ seats, queue }) => person.id in seats || queue.includes(person));
      made.push(filled(shift, people, leader, start, random, isFree));
    }
  }
  return made;
}

function shiftOf(
  communityId: string,
  team: TeamDocument,
  programme: Programme,
  day: string,
  start: number,
): ShiftDocument {
  const { title } = programme;
  const _id = idOf(`shift ${team.name} ${title} ${day}`);
  return {
    _id,
    communityId,
    teamId: team._id,
    teamName: team.name,
    ...emptyShift(formOf(programme, day)),
    ...(title === SEASON.title ? { seasonId: SEASON.id } : {}),
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
  isFree: (person: Person) => boolean,
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
  ].filter(isFree);
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
      const known = byPerson.get(residentId) ?? unknownVolunteer(communityId, residentId);
      if (until > start) known.claims.push({ shiftId, key, title, from, until });
      byPerson.set(residentId, known);
    }
  }
  return [...byPerson.values()];
}

function unknownVolunteer(communityId: string, residentId: string): VolunteerDocument {
  return {
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
}
