import { idFromCommand } from '../../kernel/secret.ts';
import { command, expression, readerOf, Table } from '../../kernel/table.ts';
import { type HouseholdDocument, households as householdsOfAll } from '../../people/collections.ts';
import { type PlaceDocument, places as placesOfAll } from '../../places/collections.ts';
import type { ImportDocument, UploadDocument } from '../collections.ts';
import type { Particulars } from './roster-types.ts';

export const imports = new Table<ImportDocument>('imports');
const uploads = new Table<UploadDocument>('uploads');
const households = readerOf(householdsOfAll);
const places = readerOf(placesOfAll);

/** Doors of one building that are looked at; the tallest has not half as many. */
const MOST_DOORS = 1000;

/** Every household's particulars, a thousand a request. */
export async function readParticulars(communityId: string): Promise<Particulars[]> {
  const fields = ['area', 'head.name', 'head.phoneHash', 'owners', 'birthBand', 'grid'];
  const known = await households.findAll(communityId, fields);
  return known.map(({ head, ...stated }) => ({
    ...stated,
    headName: head.name,
    phoneHash: head.phoneHash,
  }));
}

/** Every household with what an exported roster says of it, a thousand a request. */
export function readHouseholds(communityId: string): Promise<HouseholdDocument[]> {
  const stated = ['area', 'head', 'owners', 'birthBand', 'grid'];
  const where = ['buildingId', 'lineage', 'number', 'sortKey'];
  return households.findAll(communityId, [...stated, ...where]);
}

/** The tree down to the stairs, a thousand places a request. */
export function readPlaces(communityId: string): Promise<PlaceDocument[]> {
  return places.findAll(communityId, ['parentId', 'kind', 'name', 'order']);
}

export interface DoorRow extends HouseholdDocument {
  joined: number;
}

/** Households of a place in the order of their doors, all of them or those where nobody has joined. One request. */
export function findDoors(
  communityId: string,
  placeId: string,
  all: boolean,
  limit: number,
): Promise<DoorRow[]> {
  return households.aggregate<DoorRow>({ communityId, lineage: placeId }, (pipeline) => {
    const counted = pipeline
      .sort({ buildingId: 1, sortKey: 1, _id: 1 })
      .limit(MOST_DOORS)
      .lookup({
        from: 'residents',
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
      });
    const wanted = all ? counted : counted.match({ joined: 0 });
    return wanted.limit(limit).project({ people: 0, head: 0 });
  });
}

export interface GridRow {
  _id: { estate: string; grid: string | null };
  households: number;
  /** of them in the place that is asked about */
  within: number;
}

/** Households by estate and micro-grid. One request. */
export function countGrids(
  communityId: string,
  around: string,
  placeId: string,
): Promise<GridRow[]> {
  return households.aggregate<GridRow>({ communityId, lineage: around }, (pipeline) =>
    pipeline
      .group({
        _id: { estate: expression.arrayElemAt(['$lineage', 1]), grid: '$grid' },
        households: expression.sum(1),
        within: expression.sum(expression.cond([expression.in([placeId, '$lineage']), 1, 0])),
      })
      .limit(5_000),
  );
}

/** What places are called. One request. */
export async function readLabels(
  communityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const condition = { communityId, _id: command.in([...ids]) };
  const found = await places.find(condition, { limit: 1000, fields: ['label'] });
  return new Map(found.map(({ _id, label }) => [_id, label]));
}

/** For the timer: imports of before an instant whose files are still there. */
export function findKeptFiles(before: number): Promise<ImportDocument[]> {
  return imports.find(
    { everywhere: true, where: { file: 'kept', 'change.at': command.lt(before) } },
    { limit: 100 },
  );
}

export async function markFileGone({ communityId, _id }: ImportDocument): Promise<void> {
  await imports.change({ communityId, _id }, { file: 'gone' });
}

/** Remembers when a file was looked at first, so that it is taken away. One database request. */
export async function noteUpload(communityId: string, fileId: string, at: number): Promise<void> {
  await uploads.insert({ _id: idFromCommand('upload', fileId), communityId, fileId, at });
}

/** For the timer: files that were looked at first before an instant. */
export function findOldUploads(before: number): Promise<UploadDocument[]> {
  return uploads.find({ everywhere: true, where: { at: command.lt(before) } }, { limit: 100 });
}

export async function dropUpload({ communityId, _id, at }: UploadDocument): Promise<void> {
  await uploads.remove({ communityId, _id, at });
}

/** For the timer: imports that ended or stopped since an instant. */
export function findRecentImports(since: number): Promise<ImportDocument[]> {
  return imports.find(
    { everywhere: true, where: { 'change.at': command.gte(since) } },
    { limit: 100 },
  );
}
