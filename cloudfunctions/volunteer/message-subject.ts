import { messageSubject } from '../messages/subject.ts';

/** Messages tell people what has become of a shift that they are on or wait for. */
export const shiftMessages = messageSubject({
  name: 'shift',
  template: 'shift',
  idField: 'subjectId',
  page: (communityId, shiftId) =>
    `package-volunteer/pages/shift-detail/index?communityId=${communityId}&shiftId=${shiftId}`,
  join: (pipeline) => pipeline,
  isNeedless: () => false,
});

/** Messages tell members what a team has set for them. */
export const memberMessages = messageSubject({
  name: 'member',
  template: 'shift',
  idField: 'subjectId',
  page: (communityId) =>
    `package-volunteer/pages/volunteer-profile/index?communityId=${communityId}`,
  join: (pipeline) => pipeline,
  isNeedless: () => false,
});
