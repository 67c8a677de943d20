import { searchPart } from '../../people/search/search-part.ts';
import { motions } from '../collections.ts';
import { scopeOf } from '../motion/motion-access.ts';
import { announcedTo } from '../motion/motion-repository.ts';

/** Votes, consultations and polls of the caller's places, once they are announced. */
export const motionSearch = searchPart({
  kind: 'motions',
  collection: motions,
  by: 'order',
  direction: 'desc',
  in: ['form.title', 'form.body'],
  fields: ['form.title', 'form.closesAt', 'placeLabel'],
  readable: (actor) => announcedTo(scopeOf(actor)),
  hitOf: ({ _id, form, placeLabel }) => ({
    id: _id,
    title: form.title,
    place: placeLabel,
    at: form.closesAt,
  }),
});
