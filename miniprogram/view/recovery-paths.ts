const query = (ids: Record<string, string>) =>
  Object.entries(ids)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');

/** Addresses of pages about what came of an outage, beside those of go.ts. */
export const recoveryPaths = {
  sums: (communityId: string, noticeId: string): string =>
    `/package-notice/pages/notice-restored/index?${query({ communityId, noticeId })}`,
  doors: (communityId: string, noticeId: string, placeId: string, place: string): string =>
    `/package-notice/pages/restored-doors/index?${query({ communityId, noticeId, placeId, place })}`,
  /** a matter that begins with these words; `about` keeps it apart from others that are begun */
  raise: (communityId: string, about: string, placeId: string, words: string): string =>
    `/package-matter/pages/matter-raise/index?${query({ communityId, about, placeId, words })}`,
};
