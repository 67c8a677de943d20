import { readerOf } from '../../kernel/database/table.ts';
import { places } from '../../places/collections.ts';
import { type HouseholdDocument, households } from '../collections.ts';

const MOST = 1_000;

export interface Door {
  household: HouseholdDocument;
  /** what its stair is called; '' where the building has none */
  stair: string;
}

/** The doors of a building with what their stairs are called, in the order of the building. Two requests at once. */
export async function findDoors(communityId: string, buildingId: string): Promise<Door[]> {
  const [homes, stairs] = await Promise.all([
    readerOf(households).find(
      { communityId, buildingId },
      {
        order: [
          ['sortKey', 'asc'],
          ['_id', 'asc'],
        ],
        limit: MOST,
        fields: ['label', 'number', 'takenOver'],
      },
    ),
    readerOf(places).find({ communityId, parentId: buildingId }, { limit: 200, fields: ['name'] }),
  ]);
  const names = new Map(stairs.map(({ _id, name }) => [_id, name]));
  return homes.map((household) => ({
    household,
    stair: names.get(household._id.slice(0, household._id.lastIndexOf('.'))) ?? '',
  }));
}
