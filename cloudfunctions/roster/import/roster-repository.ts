import { command, readerOf } from '../../kernel/table.ts';
import { households } from '../../people/collections.ts';
import { places } from '../../places/collections.ts';
import type { Particulars } from './roster-types.ts';

/** Every household's particulars, a thousand a request. */
export async function readParticulars(communityId: string): Promise<Particulars[]> {
  const fields = ['area', 'head.name', 'head.phoneHash', 'owners', 'birthBand', 'grid'];
  const known = await readerOf(households).findAll(communityId, fields);
  return known.map(({ head, ...stated }) => ({
    ...stated,
    headName: head.name,
    phoneHash: head.phoneHash,
  }));
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
