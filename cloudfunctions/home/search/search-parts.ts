import { motionSearch } from '../../ballot/for-others.ts';
import { covenantSearch } from '../../covenant/for-others.ts';
import { matterSearch } from '../../matter/for-others.ts';
import { noticeSearch } from '../../notice/for-others.ts';
import type { SearchPart } from '../../people/search/search-part.ts';
import { doorSearch } from '../../resident/for-others.ts';
import { shiftSearch } from '../../volunteer/for-others.ts';

/** What a search looks through, in the order in which it shows it. */
export const SEARCH_PARTS: readonly SearchPart[] = [
  noticeSearch,
  motionSearch,
  covenantSearch,
  matterSearch,
  shiftSearch,
  doorSearch,
];
