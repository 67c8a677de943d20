import { command, readerOf } from '../../kernel/database/table.ts';
import { households } from '../../people/collections.ts';
import { type PlaceDocument, places } from '../../places/collections.ts';
import type { Particulars } from './roster-types.ts';

/** Every household's particulars and number, a thousand a request. */
export async function readParticulars(
  communityId: string,
): Promise<(Particulars & { number: string })[]> {
  const head = ['head.name', 'head.phoneHash', 'head.othersHash'];
  const fields = ['number', 'area', ...head, 'owners', 'register', 'birthBand', 'grid'];
  const known = await readerOf(households).findAll(communityId, fields);
  return known.map(({ head, register, ...stated }) => ({
    ...stated,
    ownerNumber: register?.owner ?? null,
    certificate: register?.certificate ?? null,
    headName: head.name,
    phoneHash: head.phoneHash,
    othersHash: head.othersHash ?? null,
  }));
}

/** The tree down to the stairs, a thousand places a request. */
export function readPlaces(communityId: string): Promise<PlaceDocument[]> {
  const fields = ['parentId', 'kind', 'name', 'label', 'order', 'stated'];
  return readerOf(places).findAll(communityId, fields);
}

/** What places are called. One request. */
export async function readLabels(
  communityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const condition = { communityId, _id: command.in([...ids]) };
  const found = await readerOf(places).find(condition, { limit: 1000, fields: ['label'] });
  return new Map(found.map(({ _id, label }) => [_id, label]));
}
