/** Addresses of pages about points, beside those of go.ts. */
export const civilityPaths = {
  shopHours: (communityId: string): string =>
    `/package-civility/pages/shop-hours/index?communityId=${communityId}`,
};
