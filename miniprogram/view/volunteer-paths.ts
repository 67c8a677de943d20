/** Addresses of pages of volunteers, beside those of go.ts. */
export const volunteerPaths = {
  sendProof: (communityId: string, teamId: string): string =>
    `/package-volunteer/pages/proof-send/index?communityId=${communityId}&teamId=${teamId}`,
};
