import { allOf, command, readerOf, tableOf } from '../../kernel/database/table.ts';
import { type HouseholdDocument, households } from '../../people/collections.ts';
import { type PlaceDocument, places } from '../../places/collections.ts';
import { type ReceiptDocument, receipts } from '../collections.ts';

const A_TIME = 1000;
const table = tableOf(receipts);

export type DoorRow = Pick<HouseholdDocument, '_id' | 'buildingId' | 'label' | 'sortKey'>;

/** Doors of these places, a thousand a request. */
export async function readDoorsOf(communityId: string, placeIds: string[]): Promise<DoorRow[]> {
  const all: DoorRow[] = [];
  for (let after = ''; ; ) {
    const page = await readerOf(households).find(
      allOf(communityId, { lineage: command.in(placeIds), _id: command.gt(after) }),
      { order: [['_id', 'asc']], limit: A_TIME, fields: ['buildingId', 'label', 'sortKey'] },
    );
    all.push(...page);
    const last = page.at(-1);
    if (page.length < A_TIME || !last) return all;
    after = last._id;
  }
}

export type Confirmed = Pick<ReceiptDocument, '_id' | 'keys' | 'objections'>;

/** All that was confirmed or written down of a notice, a thousand a request. */
export async function readReceipts(communityId: string, noticeId: string): Promise<Confirmed[]> {
  const all: Confirmed[] = [];
  for (let after = ''; ; ) {
    const page = await table.find(
      { communityId, noticeId, _id: command.gt(after) },
      { order: [['_id', 'asc']], limit: A_TIME, fields: ['keys', 'objections'] },
    );
    all.push(...page);
    const last = page.at(-1);
    if (page.length < A_TIME || !last) return all;
    after = last._id;
  }
}

/** One request. */
export function findBuildings(
  communityId: string,
  ids: readonly string[],
): Promise<PlaceDocument[]> {
  return readerOf(places).find({ communityId, _id: command.in([...ids]) }, { limit: A_TIME });
}
