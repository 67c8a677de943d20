import { messageSubject } from '../messages/subject.ts';

/** Messages to those who have a seat: they are invited, the time has changed, it is called off. */
export const meetingMessages = messageSubject({
  name: 'meeting',
  template: 'notice',
  idField: 'subjectId',
  page: (communityId, meetingId) =>
    `package-meeting/pages/meeting-detail/index?communityId=${communityId}&meetingId=${meetingId}`,
  join: (pipeline) => pipeline,
  isNeedless: () => false,
});

/** Messages to those who have a seat: which of some times suits them. */
export const dateMessages = messageSubject({
  name: 'date',
  template: 'notice',
  idField: 'subjectId',
  page: (communityId, pollId) =>
    `package-meeting/pages/date-poll/index?communityId=${communityId}&pollId=${pollId}`,
  join: (pipeline) => pipeline,
  isNeedless: () => false,
});
