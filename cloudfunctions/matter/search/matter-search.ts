import { searchPart } from '../../people/search/search-part.ts';
import { matters } from '../collections.ts';
import { isOutside } from '../intake/matter-access.ts';
import { readByAll } from '../intake/matter-repository.ts';

/** Matters that all may read, in the words that an officer wrote for them. */
export const matterSearch = searchPart({
  kind: 'matters',
  collection: matters,
  by: 'order',
  direction: 'desc',
  in: ['open.title', 'open.text', 'placeLabel'],
  fields: ['open.title', 'placeLabel'],
  readable: (actor) => (isOutside(actor) ? undefined : readByAll()),
  hitOf: ({ _id, open, placeLabel }) => ({
    id: _id,
    title: open?.title ?? placeLabel,
    place: placeLabel,
    at: null,
  }),
});
