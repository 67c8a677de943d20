const under = (page: string, communityId: string) =>
  `/package-notice/pages/${page}/index?communityId=${communityId}`;

/** Addresses of pages about the doors of a notice, beside those of go.ts. */
export const doorPaths = {
  /** the doors that have not confirmed, of those that were handed to the reader */
  handed: (communityId: string, noticeId: string, placeId: string, place: string): string =>
    `${under('notice-unconfirmed', communityId)}&noticeId=${noticeId}&placeId=${placeId}&place=${encodeURIComponent(place)}&only=mine`,
  handout: (communityId: string, noticeId: string): string =>
    `${under('notice-handout', communityId)}&noticeId=${noticeId}`,
  rechecks: (communityId: string): string => under('notice-rechecks', communityId),
};
