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
