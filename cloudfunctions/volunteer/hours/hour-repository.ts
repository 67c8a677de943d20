import { type Page, readPage } from '../../kernel/database/page.ts';
import { command, expression, readerOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import {
  type AttendanceDocument,
  attendances,
  type HourEntry,
  shifts,
  type TeamDocument,
  teams,
} from '../collections.ts';

const reader = readerOf(attendances);
const A_PAGE = 30;

export interface PendingRow extends AttendanceDocument {
  people: Pick<ResidentDocument, '_id' | 'name'>[];
}

/** Hours that wait for somebody from outside the team, the oldest first. One request. */
export function readPending(
  communityId: string,
  after: string | undefined,
): Promise<Page<PendingRow>> {
  return readPage<AttendanceDocument, PendingRow>(
    reader,
    { communityId, pending: true },
    {
      by: ['from'],
      direction: 'asc',
      limit: A_PAGE,
      after,
      join: (pipeline) =>
        pipeline
          .addFields({ personIds: expression.concatArrays([['$residentId'], '$entries.by']) })
          .lookup({
            from: residents.name,
            localField: 'personIds',
            foreignField: '_id',
            as: 'people',
          }),
    },
  );
}

/** Somebody's shifts, the latest first. One request. */
export function readOwn(
  communityId: string,
  residentId: string,
  after: string | undefined,
): Promise<Page<AttendanceDocument>> {
  return readPage(
    reader,
    { communityId, residentId },
    {
      by: ['from'],
      direction: 'desc',
      limit: A_PAGE,
      after,
    },
  );
}

export interface SumRow {
  _id: {
    year: string;
    kind: AttendanceDocument['kind'];
    sort: HourEntry['sort'];
    state: HourEntry['state'];
  };
  minutes: number;
}

/**
 * Somebody's minutes by year, kind, sort and state: the sums of their entries. One request.
 * @param days both inclusive; all of them unless told
 */
export function sumOwn(
  communityId: string,
  residentId: string,
  days: { from: string; until: string } = { from: '0', until: '9' },
): Promise<SumRow[]> {
  const day = command.gte(days.from).and(command.lte(days.until));
  return reader.aggregate<SumRow>({ communityId, residentId, day }, (pipeline) =>
    pipeline
      .unwind('$entries')
      .group({
        _id: {
          year: expression.substr(['$day', 0, 4]),
          kind: '$kind',
          sort: '$entries.sort',
          state: '$entries.state',
        },
        minutes: expression.sum('$entries.minutes'),
      })
      .limit(1000),
  );
}

/** The days of a year, YYYY. */
const daysOf = (year: string) => command.gte(`${year}-01-01`).and(command.lte(`${year}-12-31`));

export interface TeamRow {
  _id: { teamId: string; sort: HourEntry['sort'] };
  teamName: string;
  /** ids, to be counted once where several teams or sorts are put together */
  people: string[];
  shifts: string[];
  minutes: number;
}

/** What counts of each team in a year, by sort. One request. */
export function sumTeams(communityId: string, year: string): Promise<TeamRow[]> {
  return reader.aggregate<TeamRow>({ communityId, day: daysOf(year) }, (pipeline) =>
    pipeline
      .unwind('$entries')
      .match({ 'entries.state': 'counted' })
      .group({
        _id: { teamId: '$teamId', sort: '$entries.sort' },
        teamName: expression.first('$teamName'),
        people: expression.addToSet('$residentId'),
        shifts: expression.addToSet('$shiftId'),
        minutes: expression.sum('$entries.minutes'),
      })
      .sort({ minutes: -1, _id: 1 })
      .limit(800),
  );
}

/** How many people each team has helped in a year, as its leaders have noted. One request. */
export function sumServed(
  communityId: string,
  year: string,
): Promise<{ _id: string; served: number }[]> {
  const held = { communityId, day: daysOf(year), 'outcome.served': command.gt(0) };
  return readerOf(shifts).aggregate<{ _id: string; served: number }>(held, (pipeline) =>
    pipeline.group({ _id: '$teamId', served: expression.sum('$outcome.served') }).limit(400),
  );
}

/** Which team belongs to which station. One request. */
export function findStationOf(
  communityId: string,
): Promise<Pick<TeamDocument, '_id' | 'stationId'>[]> {
  return readerOf(teams).find({ communityId }, { limit: 400, fields: ['stationId'] });
}

export interface AddedRow {
  /** `before`: brought over from tables of before */
  _id: { by: string; before: boolean };
  entries: number;
  minutes: number;
  people: Pick<ResidentDocument, '_id' | 'name'>[];
}

/** Minutes by hand of a year, by who wrote them down. One request. */
export function sumAdded(communityId: string, year: string): Promise<AddedRow[]> {
  return reader.aggregate<AddedRow>({ communityId, day: daysOf(year) }, (pipeline) =>
    pipeline
      .unwind('$entries')
      .match({
        'entries.sort': command.in(['added', 'correction', 'imported']),
        'entries.state': command.neq('refused'),
      })
      .group({
        _id: { by: '$entries.by', before: expression.eq(['$entries.sort', 'imported']) },
        entries: expression.sum(1),
        minutes: expression.sum('$entries.minutes'),
      })
      .sort({ minutes: -1, _id: 1 })
      .limit(400)
      .lookup({ from: residents.name, localField: '_id.by', foreignField: '_id', as: 'people' }),
  );
}

export interface MadeRow {
  _id: string;
  shifts: number;
  people: Pick<ResidentDocument, '_id' | 'name'>[];
}

/** Shifts of a year that were written down afterwards, by who did it. One request. */
export function countMade(communityId: string, year: string): Promise<MadeRow[]> {
  const made = { communityId, 'made.by': command.exists(true), day: daysOf(year) };
  return readerOf(shifts).aggregate<MadeRow>(made, (pipeline) =>
    pipeline
      .group({ _id: '$made.by', shifts: expression.sum(1) })
      .sort({ shifts: -1, _id: 1 })
      .limit(200)
      .lookup({ from: residents.name, localField: '_id', foreignField: '_id', as: 'people' }),
  );
}

/** Somebody's shifts for them to take along, the latest first, at most 200. One request. */
export function findHoursOf(
  communityId: string,
  residentId: string,
): Promise<AttendanceDocument[]> {
  return reader.find({ communityId, residentId }, { order: [['from', 'desc']], limit: 200 });
}
