/** The same for polls of dates and what is corrected of a meeting. */
export const agreedMeetings = (conveners: string): Record<string, string> => ({
  'meeting.openDatePoll': `${conveners} within body.placeId`,
  'meeting.showDatePoll': 'residents',
  'meeting.answerDatePoll': 'residents',
  'meeting.withdrawDatePoll': `${conveners} within poll.placeId`,
  'meeting.confirmCorrection': `${conveners} within meeting.placeId`,
});
