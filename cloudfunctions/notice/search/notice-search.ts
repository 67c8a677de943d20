import { searchPart } from '../../people/search/search-part.ts';
import { notices } from '../collections.ts';
import { publishedTo } from '../read/notice-repository.ts';
import { sightOf } from '../write/notice-rules.ts';

/** Notices that stand before the caller. Those that were withdrawn or wait for something are not found. */
export const noticeSearch = searchPart({
  kind: 'notices',
  collection: notices,
  by: 'publishedAt',
  direction: 'desc',
  in: ['title', 'body'],
  fields: ['title', 'publishedAt', 'audienceLabels'],
  readable: ({ residentId, resident, roles }) =>
    publishedTo(residentId, sightOf(resident.households, roles)),
  hitOf: ({ _id, title, publishedAt, audienceLabels }) => ({
    id: _id,
    title,
    place: audienceLabels.join('、'),
    at: publishedAt,
  }),
});
