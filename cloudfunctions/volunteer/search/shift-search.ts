import { searchPart } from '../../people/search/search-part.ts';
import { shifts } from '../collections.ts';
import { openAfter } from '../shift/shift-repository.ts';

/** Shifts that are still to come. */
export const shiftSearch = searchPart({
  kind: 'shifts',
  collection: shifts,
  by: 'from',
  direction: 'asc',
  in: ['title', 'about', 'meet', 'teamName'],
  fields: ['title', 'from', 'teamName'],
  readable: (_actor, at) => openAfter(at),
  hitOf: ({ _id, title, teamName, from }) => ({ id: _id, title, place: teamName, at: from }),
});
