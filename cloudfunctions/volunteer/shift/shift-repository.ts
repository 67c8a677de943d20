import { type Page, readPage } from '../../kernel/database/page.ts';
import {
  type Aggregation,
  allOf,
  command,
  expression,
  replacing,
  tableOf,
} from '../../kernel/database/table.ts';
import { type DueRow, withDue } from '../attendance/due-repository.ts';
import {
  type Gone,
  type GoneWhy,
  type Seat,
  type ShiftDocument,
  shifts,
  type WaiterDocument,
  waiters,
} from '../collections.ts';

/** Everything that is written into shifts without a command of an officer is written here. */
const table = tableOf(shifts);

const A_PAGE = 30;
const A_MONTH = 1000;

export function getShift(communityId: string, id: string): Promise<ShiftDocument | undefined> {
  return table.get(communityId, id);
}

/** A shift as one reader sees it in a list: counts instead of the people. */
export interface ShiftRow
  extends Omit<ShiftDocument, 'seats' | 'gone' | 'concerned' | 'change'>,
    Partial<DueRow> {
  seat: Seat | null;
  /** the reader's own, if they wait */
  waiter: Pick<WaiterDocument, 'roleId' | 'passed'>[];
  /** how many wait for the same role before the reader */
  ahead: number;
}

/** Joins the reader's own place on the waitlist. */
function withOwnWaiter(pipeline: Aggregation, residentId: string): Aggregation {
  return pipeline
    .addFields({ waiterId: expression.concat(['$_id', `:${residentId}`]) })
    .lookup({ from: waiters.name, localField: 'waiterId', foreignField: '_id', as: 'waiter' });
}

/** Replaces the people of a shift by what the reader may know of them. */
function asSeenBy(pipeline: Aggregation, residentId: string): Aggregation {
  const own = (field: string) => expression.arrayElemAt([`$waiter.${field}`, 0]);
  const isAhead = expression.and([
    expression.eq(['$$one.roleId', own('roleId')]),
    expression.or([
      expression.lt(['$$one.number', own('number')]),
      expression.and([
        expression.eq(['$$one.number', own('number')]),
        expression.lt(['$$one._id', '$waiterId']),
      ]),
    ]),
  ]);
  return withOwnWaiter(pipeline, residentId)
    .addFields({ listId: expression.arrayElemAt(['$waiter.shiftId', 0]) })
    .addFields({ listId: expression.ifNull(['$listId', '-']) })
    .lookup({ from: waiters.name, localField: 'listId', foreignField: 'shiftId', as: 'list' })
    .addFields({
      seat: expression.ifNull([`$seats.${residentId}`, null]),
      ahead: expression.size(expression.filter({ input: '$list', as: 'one', cond: isAhead })),
    })
    .project({ seats: 0, gone: 0, concerned: 0, change: 0, list: 0, listId: 0, waiterId: 0 });
}

export interface ShiftQuery {
  communityId: string;
  /** shifts that end after this instant */
  after: number;
  teamId: string | undefined;
  seasonId: string | undefined;
  /** only those that the reader has to do with */
  mine: boolean;
  cursor: string | undefined;
}

/** Thirty shifts in the order of their beginning. One request. */
export function readShifts(query: ShiftQuery, residentId: string): Promise<Page<ShiftRow>> {
  const { communityId, after, teamId, seasonId, mine, cursor } = query;
  const conditions: unknown[] = [{ until: command.gt(after) }];
  if (teamId !== undefined) conditions.push({ teamId });
  if (seasonId !== undefined) conditions.push({ seasonId });
  const join = (pipeline: Aggregation) =>
    asSeenBy(mine ? withDue(pipeline, residentId) : pipeline, residentId);
  return readPage<ShiftDocument, ShiftDocument>(table, allOf(communityId, ...conditions), {
    by: ['from'],
    direction: 'asc',
    limit: A_PAGE,
    after: cursor,
    ...(mine ? { filter: (pipeline: Aggregation) => ofReader(pipeline, residentId) } : {}),
    join,
  }) as unknown as Promise<Page<ShiftRow>>;
}

/** Only shifts on which somebody has a place or waits, or from which they were told to stay away. */
function ofReader(pipeline: Aggregation, residentId: string): Aggregation {
  return withOwnWaiter(pipeline, residentId).match(
    command.or([
      { [`seats.${residentId}`]: command.exists(true) },
      { 'waiter.residentId': residentId },
      { state: 'cancelled', concerned: residentId },
    ]),
  );
}

/** Shifts that are not over at an instant, and not cancelled, as a condition. */
export const openAfter = (at: number): object => ({ until: command.gt(at), state: 'open' });

/** All shifts that begin between two instants. One request. */
export function readBetween(
  communityId: string,
  from: number,
  until: number,
  residentId: string,
): Promise<ShiftRow[]> {
  const between = command.gte(from).and(command.lt(until));
  return table.aggregate<ShiftRow>({ communityId, from: between }, (pipeline) =>
    asSeenBy(pipeline.sort({ from: 1, _id: 1 }).limit(A_MONTH), residentId),
  );
}

/** How many shifts of a team are still to come. */
export function countAhead(communityId: string, teamId: string, now: number): Promise<number> {
  return table.count({ communityId, teamId, state: 'open', until: command.gt(now) });
}

export interface SignUp {
  ids: readonly string[];
  roleId: string;
  key: string;
  by: string;
  at: number;
}

/** The shift as it was when the decision was made: at this time, and nobody of them is on it. */
function stillFor(shift: ShiftDocument, ids: readonly string[]) {
  const { communityId, _id, from, until } = shift;
  return {
    communityId,
    _id,
    state: 'open',
    from,
    until,
    ...Object.fromEntries(ids.map((id) => [`seats.${id}`, command.exists(false)])),
  };
}

/**
 * Takes a place for each of them, or for none. Fails if there are not enough, or somebody waits for them.
 * @param more what a leader may do: past the waitlist, with a stamp for the audit trail; and who of them had not asked
 * @returns 1 on success
 */
export function takeSeats(
  shift: ShiftDocument,
  { ids, roleId, key, by, at }: SignUp,
  dueAt: number,
  more?: Pick<Seat, 'stamp'> & { listed: readonly string[] },
): Promise<number> {
  const seat: Seat = {
    roleId,
    key,
    at,
    by,
    state: 'in',
    until: null,
    claimed: false,
    told: true,
    stamp: more?.stamp ?? null,
  };
  // Whoever signs up says that they have read what to beware of: nobody says so for others.
  const seatOf = (id: string): Seat =>
    shift.risk ? { ...seat, risk: more || id !== by ? null : { how: 'read', by, at } } : seat;
  const listed = more && more.listed.length > 0 ? { listed: command.push([...more.listed]) } : {};
  const enough = { [`free.${roleId}`]: command.gte(ids.length) };
  const condition = more ? enough : { ...enough, [`waits.${roleId}`]: 0 };
  return table.change(
    { ...stillFor(shift, ids), ...condition },
    {
      ...replacing(Object.fromEntries(ids.map((id) => [`seats.${id}`, seatOf(id)]))),
      [`free.${roleId}`]: command.inc(-ids.length),
      ...listed,
      ...turned(dueAt),
    },
  );
}

/**
 * Takes the next number of the waitlist. @param most who may wait for a role
 * @returns the shift as it is then; undefined if they cannot wait
 */
export function takeNumber(
  shift: ShiftDocument,
  { ids, roleId, at }: SignUp,
  most: number,
): Promise<ShiftDocument | undefined> {
  return table.changeOne(
    { ...stillFor(shift, ids), [`waits.${roleId}`]: command.lte(most - ids.length) },
    {
      arrivals: command.inc(1),
      [`waits.${roleId}`]: command.inc(ids.length),
      joinedAt: at,
      ...turned(at),
    },
  );
}

/** Raises the turn, and lets upkeep look at the shift by then. */
function turned(dueAt: number) {
  return { turn: command.inc(1), dueAt: command.min(dueAt) };
}

/** Takes somebody off their place. @returns 1 unless they had it no more */
export function leaveSeat(
  { communityId, _id }: Pick<ShiftDocument, 'communityId' | '_id'>,
  { roleId }: Pick<Seat, 'roleId'>,
  gone: Gone,
): Promise<number> {
  const { residentId, key, at } = gone;
  return table.change(
    { communityId, _id, [`seats.${residentId}.key`]: key },
    {
      [`seats.${residentId}`]: command.remove(),
      [`free.${roleId}`]: command.inc(1),
      gone: command.push([gone]),
      ...turned(at),
    },
  );
}

/** Takes those who signed up together off their places again. @returns 1 unless they had them no more */
export function leaveSeats(
  { communityId, _id }: ShiftDocument,
  { ids, roleId, key }: SignUp,
  gone: readonly Gone[],
  at: number,
): Promise<number> {
  return table.change(
    {
      communityId,
      _id,
      ...Object.fromEntries(ids.map((id) => [`seats.${id}.key`, key])),
    },
    {
      ...Object.fromEntries(ids.map((id) => [`seats.${id}`, command.remove()])),
      [`free.${roleId}`]: command.inc(ids.length),
      gone: command.push([...gone]),
      ...turned(at),
    },
  );
}

/** Who was told so is still on the waitlist. */
const STILL_ON: readonly GoneWhy[] = ['passed', 'moved'];

/** Takes somebody off the waitlist; upkeep drops them from it. @returns 1 unless they have a place by now */
export function leaveWaitlist(
  { communityId, _id }: ShiftDocument,
  { roleId }: Pick<WaiterDocument, 'roleId'>,
  gone: Gone,
): Promise<number> {
  const { residentId, key, at } = gone;
  return table.change(
    {
      communityId,
      _id,
      [`seats.${residentId}`]: command.exists(false),
      gone: command.not(command.elemMatch({ residentId, key, why: command.nin([...STILL_ON]) })),
    },
    {
      [`waits.${roleId}`]: command.inc(-1),
      joinedAt: at,
      gone: command.push([gone]),
      ...turned(at),
    },
  );
}

/** The offered places of a sign-up become theirs. @param reader who has read what to beware of @returns 1 unless the offer is over */
export function acceptSeats(
  { communityId, _id }: ShiftDocument,
  ids: readonly string[],
  key: string,
  at: number,
  dueAt: number,
  stamp: Seat['stamp'] = null,
  reader?: string,
): Promise<number> {
  const risk = reader ? { how: 'read' as const, by: reader, at } : null;
  const offered = ids.flatMap((id) => [
    [`seats.${id}.key`, key],
    [`seats.${id}.state`, 'offered'],
    [`seats.${id}.until`, command.gt(at)],
  ]);
  const taken = ids.flatMap((id) => [
    [`seats.${id}.state`, 'in'],
    [`seats.${id}.until`, null],
    [`seats.${id}.at`, at],
    [`seats.${id}.stamp`, stamp && command.set(stamp)],
  ]);
  return table.change(
    { communityId, _id, state: 'open', from: command.gt(at), ...Object.fromEntries(offered) },
    {
      ...Object.fromEntries(taken),
      ...(risk ? { [`seats.${reader}.risk`]: command.set(risk) } : {}),
      ...turned(dueAt),
    },
  );
}

/** What upkeep has decided, unless anything has changed since. @returns 1 on success */
export function saveTended(
  { communityId, _id, turn, state, change }: ShiftDocument,
  patch: object,
): Promise<number> {
  return table.change(
    { communityId, _id, turn, state, 'change.id': change.id },
    { ...replacing(patch), turn: command.inc(1) },
  );
}

/** Shifts that begin between two instants, and of which nobody was reminded for that time. */
export function dueToRemind(from: number, until: number): Record<string, unknown> {
  return {
    state: 'open',
    from: command.gt(from).and(command.lte(until)),
    remindedFor: command.in([null, 0]), // also where there is none
  };
}

export async function markReminded({ communityId, _id, from }: ShiftDocument): Promise<void> {
  await table.change({ communityId, _id, from }, { remindedFor: from });
}

/** Which shifts have something to be done by an instant. */
export function dueToTend(at: number): Record<string, unknown> {
  return { dueAt: command.lte(at) };
}

const A_PERSON = 200;

/** Shifts on which somebody has a place or waits, the latest first. One request. */
export function findShiftsOf(
  communityId: string,
  residentId: string,
): Promise<Pick<ShiftRow, '_id' | 'title' | 'from' | 'seat'>[]> {
  return table.aggregate({ communityId }, (pipeline) =>
    ofReader(pipeline.sort({ from: -1, _id: 1 }), residentId)
      .limit(A_PERSON)
      .project({ title: 1, from: 1, seat: expression.ifNull([`$seats.${residentId}`, null]) }),
  );
}

/**
 * Takes somebody off every shift that has not begun. One request, and one for each shift.
 * @param waited on whose waitlists they were
 * @param why what they are told, if they are still here
 */
export async function dropFromShifts(
  communityId: string,
  residentId: string,
  waited: readonly string[],
  now: number,
  why: GoneWhy = 'forgotten',
): Promise<void> {
  const ahead = {
    communityId,
    from: command.gt(now),
    [`seats.${residentId}`]: command.exists(true),
  };
  for (const { _id, seats } of await table.find(ahead, { limit: 1000 })) {
    const seat = seats[residentId];
    if (!seat) continue;
    const { key } = seat;
    const gone = { residentId, key, why, by: null, stamp: null, at: now };
    await leaveSeat({ communityId, _id }, seat, gone);
  }
  if (waited.length === 0) return;
  await table.change(
    { communityId, _id: command.in([...waited]) },
    { joinedAt: now, ...turned(now) },
  );
}
