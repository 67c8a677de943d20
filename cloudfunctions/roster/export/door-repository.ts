import { command, expression, readerOf } from '../../kernel/database/table.ts';
import { type HouseholdDocument, households, residents } from '../../people/collections.ts';
import { type PlaceDocument, places } from '../../places/collections.ts';

/** Every household with what an exported roster says of it, a thousand a request. */
export function readHouseholds(communityId: string): Promise<HouseholdDocument[]> {
  const stated = ['area', 'head', 'owners', 'birthBand', 'grid'];
  const where = ['buildingId', 'lineage', 'number', 'sortKey'];
  return readerOf(households).findAll(communityId, [...stated, ...where]);
}

/** The tree down to the stairs, a thousand places a request. */
export function readPlaces(communityId: string): Promise<PlaceDocument[]> {
  return readerOf(places).findAll(communityId, ['parentId', 'kind', 'name', 'order']);
}

/** Households of a place, all of them or those where nobody has joined. One request. @returns their ids */
export async function findDoors(
  communityId: string,
  placeId: string,
  all: boolean,
  limit: number,
): Promise<string[]> {
  const found = await readerOf(households).aggregate<{ _id: string }>(
    { communityId, lineage: placeId },
    (pipeline) => {
      const inOrder = pipeline.sort({ buildingId: 1, sortKey: 1, _id: 1 });
      if (all) return inOrder.limit(limit).project({ _id: 1 });
      return inOrder
        .lookup({
          from: residents.name,
          localField: '_id',
          foreignField: 'households.householdId',
          as: 'people',
        })
        .addFields({
          joined: expression.size(
            expression.filter({
              input: '$people',
              as: 'one',
              cond: expression.gt(['$$one.openid', null]),
            }),
          ),
        })
        .match({ joined: 0 })
        .limit(limit)
        .project({ _id: 1 });
    },
  );
  return found.map(({ _id }) => _id);
}

/** Doors in the order in which people go. One request. */
export function readDoors(
  communityId: string,
  ids: readonly string[],
): Promise<HouseholdDocument[]> {
  return readerOf(households).find(
    { communityId, _id: command.in([...ids]) },
    {
      order: [
        ['buildingId', 'asc'],
        ['sortKey', 'asc'],
        ['_id', 'asc'],
      ],
      limit: ids.length,
    },
  );
}
