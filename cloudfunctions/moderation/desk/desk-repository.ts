import { deskPart, placesOfOffices } from '../../people/desk/desk-part.ts';
import { reviews } from '../../review/collections.ts';
import { LOOKERS } from '../queue/review-access.ts';

/** What waits for a person's eye. */
export const reviewDesk = deskPart({
  kind: 'reviews',
  collection: reviews,
  by: 'at',
  fields: ['at'],
  waiting: (actor) =>
    placesOfOffices(actor, LOOKERS).length === 0 ? undefined : { state: 'open' },
  itemsOf: ({ _id }) => [{ id: _id, title: '', until: null }],
});
