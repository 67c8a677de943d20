import { command, readerOf } from '../../kernel/table.ts';
import { households } from '../../people/collections.ts';
import { type PlaceDocument, places } from '../../places/collections.ts';
import type { Particulars } from './roster-types.ts';

/** The tree down to the stairs, as it is named. */
export type KnownTree = Pick<
  PlaceDocument,
  '_id' | 'parentId' | 'kind' | 'name' | 'label' | 'order' | 'stated'
>;

/** What a community has, as far as a roster is compared with it. */
export interface KnownRoster {
  communityId: string;
  places: KnownTree[];
  households: (Particulars & { number: string })[];
}

/** Every household's particulars and every place, a thousand a request. */
export async function readKnown(communityId: string): Promise<KnownRoster> {
  const head = ['head.name', 'head.phoneHash', 'head.othersHash'];
  const fields = ['number', 'area', ...head, 'owners', 'birthBand', 'grid'];
  const known = await readerOf(households).findAll(communityId, fields);
  const tree = ['parentId', 'kind', 'name', 'label', 'order', 'stated'];
  return {
    communityId,
    places: await readerOf(places).findAll(communityId, tree),
    households: known.map(({ head, ...stated }) => ({
      ...stated,
      headName: head.name,
      phoneHash: head.phoneHash,
      othersHash: head.othersHash ?? null,
    })),
  };
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
