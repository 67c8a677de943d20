import { messageSubject } from '../messages/subject.ts';

/** Messages about one's own vote: that another has put theirs in its place. */
export const voteMessages = messageSubject({
  name: 'vote',
  template: 'notice',
  idField: 'subjectId',
  page: (communityId, motionId) =>
    `package-ballot/pages/motion-detail/index?communityId=${communityId}&motionId=${motionId}`,
  join: (pipeline) => pipeline,
  isNeedless: () => false,
});
