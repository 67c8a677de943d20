import { command, expression, tableOf } from '../../kernel/database/table.ts';
import { type ShiftDocument, type WaiterDocument, waiters } from '../collections.ts';

const table = tableOf(waiters);

type OfShift = Pick<ShiftDocument, 'communityId' | '_id'>;
/** Of a waitlist, how many upkeep looks at. */
const FIRST = 300;

export function waiterIdOf(shiftId: string, residentId: string): string {
  return `${shiftId}:${residentId}`;
}

/** All or none; false if one of them waits already. One request. */
export function insertWaiters(documents: WaiterDocument[]): Promise<boolean> {
  return table.insertAll(documents);
}

export function getWaiter(
  { communityId, _id }: OfShift,
  residentId: string,
): Promise<WaiterDocument | undefined> {
  return table.get(communityId, waiterIdOf(_id, residentId));
}

/** Those of these people who wait. One request. */
export function findWaiters(
  { communityId, _id }: OfShift,
  residentIds: readonly string[],
): Promise<WaiterDocument[]> {
  const ids = residentIds.map((id) => waiterIdOf(_id, id));
  return table.find({ communityId, _id: command.in(ids) });
}

/** The first of a waitlist, in their order. One request. */
export function findFirst({ communityId, _id }: OfShift, limit = FIRST): Promise<WaiterDocument[]> {
  return table.find(
    { communityId, shiftId: _id },
    {
      order: [
        ['number', 'asc'],
        ['_id', 'asc'],
      ],
      limit,
    },
  );
}

/** How many wait for the same role, up to and with this one. One request. */
export function positionOf({
  communityId,
  shiftId,
  roleId,
  number,
  _id,
}: WaiterDocument): Promise<number> {
  const before = command.or([{ number: command.lt(number) }, { number, _id: command.lte(_id) }]);
  return table.count(
    command.and([{ communityId, shiftId, roleId }, before]) as unknown as { communityId: string },
  );
}

/** Role → how many wait. One request. */
export async function countWaiters({ communityId, _id }: OfShift): Promise<Record<string, number>> {
  const rows = await table.aggregate<{ _id: string; count: number }>(
    { communityId, shiftId: _id },
    (pipeline) => pipeline.group({ _id: '$roleId', count: expression.sum(1) }).limit(100),
  );
  return Object.fromEntries(rows.map(({ _id: roleId, count }) => [roleId, count]));
}

/** @param key only if it is this sign-up still */
export async function dropWaiters(
  communityId: string,
  ids: readonly string[],
  key?: string,
): Promise<void> {
  await table.remove({
    communityId,
    _id: command.in([...ids]),
    ...(key === undefined ? {} : { key }),
  });
}

export async function markPassed(communityId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await table.change({ communityId, _id: command.in([...ids]) }, { passed: true });
}

/** Somebody has left: they wait nowhere. @returns the shifts on whose waitlists they were */
export async function dropWaitersOf(communityId: string, residentId: string): Promise<string[]> {
  const found = await table.find({ communityId, residentId }, { limit: 1000, fields: ['shiftId'] });
  if (found.length > 0) await table.remove({ communityId, residentId });
  return found.map(({ shiftId }) => shiftId);
}
