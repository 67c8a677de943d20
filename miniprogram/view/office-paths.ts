/** Addresses of pages about offices and meetings, beside those of go.ts. */
export const officePaths = {
  appraisal: (communityId: string): string =>
    `/package-resident/pages/appraisal-year/index?communityId=${communityId}`,
  datePoll: (communityId: string, pollId: string): string =>
    `/package-meeting/pages/date-poll/index?communityId=${communityId}&pollId=${pollId}`,
};
