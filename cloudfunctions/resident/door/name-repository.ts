import { readerOf } from '../../kernel/database/table.ts';
import {
  type CommunityDocument,
  communities,
  type PlaceDocument,
  places,
} from '../../places/collections.ts';

/** Every community there is, by name. One request. */
export function findCommunities(): Promise<CommunityDocument[]> {
  return readerOf(communities).find(
    { everywhere: true, where: {} },
    {
      order: [
        ['name', 'asc'],
        ['_id', 'asc'],
      ],
      limit: 500,
      fields: ['name'],
    },
  );
}

/** The names of the tree, a thousand places a request. */
export function findNames(communityId: string): Promise<PlaceDocument[]> {
  return readerOf(places).findAll(communityId, ['parentId', 'name', 'order']);
}

/** The tree down to the stairs, a thousand places a request. */
export function findPlaces(communityId: string): Promise<PlaceDocument[]> {
  return readerOf(places).findAll(communityId, ['parentId', 'kind', 'name', 'order', 'households']);
}
