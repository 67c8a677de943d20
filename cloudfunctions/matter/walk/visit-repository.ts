import type { VisitKind } from '../../../typings/contract/matter/duty.ts';
import { command, expression, readerOf, tableOf } from '../../kernel/database/table.ts';
import { households } from '../../people/collections.ts';
import { places } from '../../places/collections.ts';
import { type DoorVisitDocument, doorVisits } from '../collections.ts';

const table = tableOf(doorVisits);
const MOST = 1_000;
/** Ticked, and not taken back. */
const TICKED = { 'kinds.0': command.exists(true) };

/** When each door of a building was visited last. One request. */
export async function findLast(
  communityId: string,
  buildingId: string,
): Promise<Map<string, string>> {
  const found = await table.aggregate<{ _id: string; last: string }>(
    { communityId, buildingId, ...TICKED },
    (pipeline) => pipeline.group({ _id: '$householdId', last: expression.max('$day') }).limit(MOST),
  );
  return new Map(found.map(({ _id, last }) => [_id, last]));
}

/** What somebody has ticked at the doors of a building on a day. One request. */
export function findOwnOf(
  communityId: string,
  buildingId: string,
  day: string,
  residentId: string,
): Promise<DoorVisitDocument[]> {
  return table.find({ communityId, buildingId, day, residentId }, { limit: MOST });
}

/** Doors by building. One request. */
export function countDoors(communityId: string): Promise<{ _id: string; doors: number }[]> {
  return readerOf(households).aggregate({ communityId }, (pipeline) =>
    pipeline.group({ _id: '$buildingId', doors: expression.sum(1) }).limit(MOST),
  );
}

/** Doors by building that were visited since a day, and those since a later one. One request. */
export function countVisited(
  communityId: string,
  since: string,
  week: string,
): Promise<{ _id: string; recent: number; week: number }[]> {
  return table.aggregate({ communityId, day: command.gte(since), ...TICKED }, (pipeline) =>
    pipeline
      .group({
        _id: '$householdId',
        buildingId: expression.first('$buildingId'),
        last: expression.max('$day'),
      })
      .group({
        _id: '$buildingId',
        recent: expression.sum(1),
        week: expression.sum(expression.cond([expression.gte(['$last', week]), 1, 0])),
      })
      .limit(MOST),
  );
}

/** Visits by what they were for. One request. */
export function countKinds(
  communityId: string,
  since: string,
): Promise<{ _id: VisitKind; count: number }[]> {
  return table.aggregate({ communityId, day: command.gte(since) }, (pipeline) =>
    pipeline
      .unwind('$kinds')
      .group({ _id: '$kinds', count: expression.sum(1) })
      .limit(20),
  );
}

/** Buildings of a community with what they are called, in the order of the tree. One request. */
export function findBuildings(communityId: string): Promise<{ _id: string; label: string }[]> {
  return readerOf(places).find(
    { communityId, kind: 'building' },
    { order: [['_id', 'asc']], limit: MOST, fields: ['label'] },
  );
}

/** Visits at these homes, the latest first. One request. */
export function findAtHomes(
  communityId: string,
  homes: readonly string[],
): Promise<DoorVisitDocument[]> {
  return table.find(
    { communityId, householdId: command.in([...homes]), ...TICKED },
    { order: [['day', 'desc']], limit: 200 },
  );
}

/** Those that are kept long enough. */
export const visitsBefore = (day: string) => ({ day: command.lt(day) });

export async function dropVisit({ communityId, _id, day }: DoorVisitDocument): Promise<void> {
  await table.remove({ communityId, _id, day });
}
