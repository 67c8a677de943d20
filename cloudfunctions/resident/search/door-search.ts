import { households } from '../../people/collections.ts';
import { placesOfOffices } from '../../people/desk/desk-part.ts';
import { OFFICERS } from '../../people/officers.ts';
import { searchPart } from '../../people/search/search-part.ts';
import { withinPlaces } from '../household/member-repository.ts';

/** Doors of the caller's offices, by their number alone: nobody is found by a name. */
export const doorSearch = searchPart({
  kind: 'doors',
  collection: households,
  by: 'sortKey',
  direction: 'asc',
  in: ['label'],
  fields: ['label'],
  readable: (actor) => {
    const places = placesOfOffices(actor, OFFICERS);
    return places.length === 0 ? undefined : withinPlaces(places);
  },
  hitOf: ({ _id, label }) => ({ id: _id, title: label, place: '', at: null }),
});
