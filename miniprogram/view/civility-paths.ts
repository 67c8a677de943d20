import type { ScorebookKind } from '../../typings/contract/civility/scorecard';

const page = (name: string, ids: Record<string, string>): string => {
  const query = Object.entries(ids).map(([id, value]) => `${id}=${encodeURIComponent(value)}`);
  return `/package-civility/pages/${name}/index?${query.join('&')}`;
};

/** Addresses of pages about points, beside those of go.ts. */
export const civilityPaths = {
  shopHours: (communityId: string): string => page('shop-hours', { communityId }),
  /** `tab` '' = who has a card */
  scoreBook: (communityId: string, book: ScorebookKind, tab = ''): string =>
    page('score-book', { communityId, book, tab }),
  scoreRules: (communityId: string, book: ScorebookKind): string =>
    page('score-rules', { communityId, book }),
  scoreEnter: (communityId: string, book: ScorebookKind): string =>
    page('score-enter', { communityId, book }),
  /** `cardId` '' = the caller's own */
  scoreCard: (communityId: string, cardId = ''): string =>
    page('score-card', { communityId, cardId }),
  /** `cardId` '' = chosen there */
  scoreReport: (communityId: string, book: ScorebookKind, cardId = ''): string =>
    page('score-report', { communityId, book, cardId }),
  starMerchants: (communityId: string): string => page('star-merchants', { communityId }),
};
