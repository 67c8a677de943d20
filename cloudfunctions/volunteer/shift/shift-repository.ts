import { type Page, readPage } from '../../kernel/database/page.ts';
import {
  type Aggregation,
  allOf,
  command,
  expression,
  replacing,
  tableOf,
} from '../../kernel/database/table.ts';
import { type Gone, type Seat, type ShiftDocument, shifts, type Waiter } from '../collections.ts';

/** Everything that is written into shifts without a command of an officer is written here. */
const table = tableOf(shifts);

const A_PAGE = 30;
const A_MONTH = 1000;

export function getShift(communityId: string, id: string): Promise<ShiftDocument | undefined> {
  return table.get(communityId, id);
}

/** A shift as one reader sees it in a list: counts instead of the people. */
export interface ShiftRow
  extends Omit<ShiftDocument, 'seats' | 'waiting' | 'gone' | 'concerned' | 'change'> {
  seat: Seat | null;
  /** role → how many wait, by the roles of the waitlist in their order */
  waitRoles: string[];
  /** where the reader stands in `waitRoles`; -1: nowhere */
  at: number;
  passed: boolean;
}

/** Replaces the people of a shift by what the reader may know of them. */
function asSeenBy(pipeline: Aggregation, residentId: string): Aggregation {
  const own = expression.filter({
    input: '$waiting',
    as: 'one',
    cond: expression.eq(['$$one.residentId', residentId]),
  });
  return pipeline
    .addFields({
      seat: expression.ifNull([`$seats.${residentId}`, null]),
      waitRoles: '$waiting.roleId',
      at: expression.indexOfArray(['$waiting.residentId', residentId]),
      own,
    })
    .addFields({ passed: expression.in([true, '$own.passed']) })
    .project({ seats: 0, waiting: 0, gone: 0, concerned: 0, change: 0, own: 0 });
}

export interface ShiftQuery {
  communityId: string;
  /** shifts that end after this instant */
  after: number;
  teamId: string | undefined;
  /** only those that the reader has to do with */
  mine: boolean;
  cursor: string | undefined;
}

/** Thirty shifts in the order of their beginning. One request. */
export function readShifts(query: ShiftQuery, residentId: string): Promise<Page<ShiftRow>> {
  const { communityId, after, teamId, mine, cursor } = query;
  const conditions: unknown[] = [{ until: command.gt(after) }];
  if (teamId !== undefined) conditions.push({ teamId });
  if (mine) {
    conditions.push(
      command.or([
        { [`seats.${residentId}`]: command.exists(true) },
        { 'waiting.residentId': residentId },
        { concerned: residentId },
      ]),
    );
  }
  const join = (pipeline: Aggregation) => asSeenBy(pipeline, residentId);
  return readPage<ShiftDocument, ShiftDocument>(table, allOf(communityId, ...conditions), {
    by: ['from'],
    direction: 'asc',
    limit: A_PAGE,
    after: cursor,
    join,
  }) as unknown as Promise<Page<ShiftRow>>;
}

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
 * @param more what a leader may do: past the waitlist, with a stamp for the audit trail
 * @returns 1 on success
 */
export function takeSeats(
  shift: ShiftDocument,
  { ids, roleId, key, by, at }: SignUp,
  dueAt: number,
  more?: Pick<Seat, 'stamp'>,
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
    stamp: null,
    ...more,
  };
  const enough = { [`free.${roleId}`]: command.gte(ids.length) };
  const condition = more
    ? enough
    : {
        ...enough,
        'waiting.roleId': command.neq(roleId),
        'waiting.residentId': command.nin([...ids]),
      };
  return table.change(
    { ...stillFor(shift, ids), ...condition },
    {
      ...replacing(Object.fromEntries(ids.map((id) => [`seats.${id}`, seat]))),
      ...(more ? { waiting: command.pull({ residentId: command.in([...ids]) }) } : {}),
      [`free.${roleId}`]: command.inc(-ids.length),
      ...turned(dueAt),
    },
  );
}

/** Joins the end of the waitlist. @returns the shift with its waitlist as it is then */
export function joinWaitlist(
  shift: ShiftDocument,
  { ids, roleId, key, by, at }: SignUp,
  most: number,
): Promise<ShiftDocument | undefined> {
  const waiters = ids.map(
    (residentId): Waiter => ({ residentId, roleId, key, at, by, passed: false }),
  );
  return table.changeOne(
    {
      ...stillFor(shift, ids),
      'waiting.residentId': command.nin([...ids]),
      [`waiting.${most - ids.length}`]: command.exists(false),
    },
    { waiting: command.push(waiters), ...turned(at) },
  );
}

/** Raises the turn, and lets upkeep look at the shift by then. */
function turned(dueAt: number) {
  return { turn: command.inc(1), dueAt: command.min(dueAt) };
}

/** Takes somebody off their place. @returns 1 unless they had it no more */
export function leaveSeat(
  { communityId, _id }: ShiftDocument,
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

export function leaveWaitlist({ communityId, _id }: ShiftDocument, gone: Gone): Promise<number> {
  const { residentId, key, at } = gone;
  return table.change(
    { communityId, _id, waiting: command.elemMatch({ residentId, key }) },
    {
      waiting: command.pull({ residentId, key }),
      gone: command.push([gone]),
      ...turned(at),
    },
  );
}

/** The offered places of a sign-up become theirs. @returns 1 unless the offer is over */
export function acceptSeats(
  { communityId, _id }: ShiftDocument,
  ids: readonly string[],
  key: string,
  at: number,
  dueAt: number,
  stamp: Seat['stamp'] = null,
): Promise<number> {
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
    { communityId, _id, state: 'open', ...Object.fromEntries(offered) },
    { ...Object.fromEntries(taken), ...turned(dueAt) },
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

/** Which shifts have something to be done by an instant. */
export function dueToTend(at: number): Record<string, unknown> {
  return { dueAt: command.lte(at) };
}

const A_PERSON = 200;

/** Shifts on which somebody has a place or waits, the latest first. One request. */
export function findShiftsOf(
  communityId: string,
  residentId: string,
): Promise<Pick<ShiftRow, '_id' | 'title' | 'from' | 'seat' | 'at'>[]> {
  return table.aggregate(allOf(communityId, onIt(residentId)), (pipeline) =>
    asSeenBy(pipeline.sort({ from: -1, _id: 1 }).limit(A_PERSON), residentId).project({
      title: 1,
      from: 1,
      seat: 1,
      at: 1,
    }),
  );
}

function onIt(residentId: string): unknown {
  return command.or([
    { [`seats.${residentId}`]: command.exists(true) },
    { 'waiting.residentId': residentId },
  ]);
}

/** Takes somebody who has left off every shift that is not over. Two requests, and one for each shift. */
export async function dropFromShifts(
  communityId: string,
  residentId: string,
  now: number,
): Promise<void> {
  const ahead = allOf(communityId, { until: command.gt(now) }, onIt(residentId));
  const found = await table.find(ahead, { limit: 1000 });
  for (const { _id, seats } of found) {
    const roleId = seats[residentId]?.roleId;
    if (roleId === undefined) continue;
    await table.change(
      { communityId, _id, [`seats.${residentId}`]: command.exists(true) },
      {
        [`seats.${residentId}`]: command.remove(),
        [`free.${roleId}`]: command.inc(1),
        ...turned(now),
      },
    );
  }
  await table.change(
    { communityId, until: command.gt(now), 'waiting.residentId': residentId },
    { waiting: command.pull({ residentId }), ...turned(now) },
  );
}
