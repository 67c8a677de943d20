import { messageSubject } from '../messages/subject.ts';

/** Messages to those who objected to an honour: how it ended. */
export const honourMessages = messageSubject({
  name: 'honours',
  template: 'notice',
  idField: 'subjectId',
  page: (communityId) => `package-civility/pages/honour-list/index?communityId=${communityId}`,
  join: (pipeline) => pipeline,
  isNeedless: () => false,
});

/** Messages to a household about its points: what was decided, and that it may object. */
export const pointMessages = messageSubject({
  name: 'points',
  template: 'notice',
  idField: 'subjectId',
  page: (communityId, householdId) =>
    `package-civility/pages/point-account/index?communityId=${communityId}&householdId=${householdId}`,
  join: (pipeline) => pipeline,
  isNeedless: () => false,
});

/** Messages about somebody's own scorecards: the page shows them to nobody else. */
export const cardMessages = messageSubject({
  name: 'cards',
  template: 'notice',
  idField: 'subjectId',
  page: (communityId) => `package-civility/pages/score-card/index?communityId=${communityId}`,
  join: (pipeline) => pipeline,
  isNeedless: () => false,
});
