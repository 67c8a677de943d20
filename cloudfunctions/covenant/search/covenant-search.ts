import { searchPart } from '../../people/search/search-part.ts';
import { covenants } from '../collections.ts';
import { inPlaces } from '../text/covenant-repository.ts';
import { PUBLIC, sightOf } from '../text/covenant-state-rules.ts';

/** Covenants that everybody there reads. */
export const covenantSearch = searchPart({
  kind: 'covenants',
  collection: covenants,
  by: 'createdAt',
  direction: 'desc',
  in: ['title', 'clauses.text'],
  fields: ['title', 'placeLabel'],
  readable: ({ resident, roles }) => inPlaces(sightOf(resident.households, roles), PUBLIC),
  hitOf: ({ _id, title, placeLabel }) => ({ id: _id, title, place: placeLabel, at: null }),
});
