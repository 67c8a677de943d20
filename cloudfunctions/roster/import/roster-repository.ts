import type { Stamp } from '../../kernel/collection.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { command, expression, Table } from '../../kernel/table.ts';
import type { HouseholdDocument } from '../../people/collections.ts';
import type { PlaceDocument } from '../../places/collections.ts';
import type { ImportDocument, UploadDocument } from '../collections.ts';
import type { Particulars } from './roster-types.ts';

export const imports = new Table<ImportDocument>('imports');
const uploads = new Table<UploadDocument>('uploads');
const households = new Table<HouseholdDocument>('households');
const places = new Table<PlaceDocument>('places');

/** Doors of one building that are looked at; the tallest has not half as many. */
const MOST_DOORS = 1000;
const CHUNK = 200;
const AT_ONCE = 8;

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

/**
 * One request, whatever their number; those that this command has put there already stay as they are.
 * @returns how many it put there
 */
export function putIntoGrid(
  communityId: string,
  householdIds: readonly string[],
  grid: string | null,
  change: Stamp,
): Promise<number> {
  return households.change(
    { communityId, _id: command.in([...householdIds]), 'change.id': command.neq(change.id) },
    { grid, change: command.set(change) },
  );
}

/** Dates what one command changed, wherever it is the latest change. One request. */
export async function dateStamps(communityId: string, id: string, at: number): Promise<void> {
  await households.change({ communityId, 'change.id': id }, { 'change.at': at });
}

/** The stamp of a household's latest change. One request. */
export async function stampOfHousehold(
  communityId: string,
  id: string,
): Promise<Stamp | undefined> {
  return (await households.get(communityId, id))?.change;
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

async function insertMissing<Doc extends { _id: string; communityId: string }>(
  table: Table<Doc>,
  documents: readonly Doc[],
): Promise<void> {
  const chunks: Doc[][] = [];
  for (let at = 0; at < documents.length; at += CHUNK) chunks.push(documents.slice(at, at + CHUNK));
  await inParallel(chunks, async (chunk) => {
    let rest = chunk;
    // Another import, or an earlier attempt that was cut, may have some of them: ask which, add the others.
    while (rest.length > 0 && !(await table.insertAll(rest))) {
      const there = await table.find(
        {
          communityId: chunk[0]?.communityId ?? '',
          _id: command.in(rest.map(({ _id }) => _id)),
        },
        { limit: CHUNK, fields: ['communityId'] },
      );
      const ids = new Set(there.map(({ _id }) => _id));
      if (ids.size === 0) return; // refused for another key than the id: nothing to add
      rest = rest.filter(({ _id }) => !ids.has(_id));
    }
  });
}

/** Adds places that are not there yet. */
export async function insertPlaces(
  communityId: string,
  documents: readonly PlaceDocument[],
): Promise<void> {
  const there = await places.findAll(communityId, ['communityId']);
  const known = new Set(there.map(({ _id }) => _id));
  await insertMissing(
    places,
    documents.filter(({ _id }) => !known.has(_id)),
  );
}

export function insertHouseholds(documents: readonly HouseholdDocument[]): Promise<void> {
  return insertMissing(households, documents);
}

/** Changes the particulars that a roster states, and nothing else: codes and people stay. */
export async function updateHouseholds(
  communityId: string,
  patches: readonly { _id: string; patch: Record<string, unknown> }[],
  change: Stamp,
): Promise<void> {
  await inParallel(patches, async ({ _id, patch }) => {
    await households.change({ communityId, _id }, { ...patch, change: command.set(change) });
  });
}

/**
 * Rebuilds the cached numbers of households from the households themselves.
 * One request to count, one to read, one for each place whose number was wrong.
 */
export async function recountPlaces(communityId: string): Promise<void> {
  const counts = await households.aggregate<{ _id: string; count: number }>(
    { communityId },
    (pipeline) =>
      pipeline
        .unwind('$lineage')
        .group({ _id: '$lineage', count: expression.sum(1) })
        .limit(20_000),
  );
  const byPlace = new Map(counts.map(({ _id, count }) => [_id, count]));
  const kept = await places.findAll(communityId, ['households']);
  const wrong = kept
    .map(({ _id, households: cached }) => ({ _id, cached, count: byPlace.get(_id) ?? 0 }))
    .filter(({ cached, count }) => cached !== count);
  await inParallel(wrong, async ({ _id, count }) => {
    await places.change({ communityId, _id }, { households: count });
  });
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

/** A few at once, for many small writes. */
export async function inParallel<One>(
  list: readonly One[],
  work: (one: One) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < list.length) {
      const one = list[next] as One;
      next += 1;
      await work(one);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, list.length) }, worker));
}
