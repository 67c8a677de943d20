import { messageSubject } from '../messages/subject.ts';

/** Messages about a matter: to those whose it is, and to whoever has it now. */
export const matterMessages = messageSubject({
  name: 'matter',
  template: 'notice',
  idField: 'subjectId',
  page: (communityId, matterId) =>
    `package-matter/pages/matter-detail/index?communityId=${communityId}&matterId=${matterId}`,
  join: (pipeline) => pipeline,
  isNeedless: () => false,
});

/** Messages about a mediation: that there is something to see, to its parties and its mediator. */
export const mediationMessages = messageSubject({
  name: 'mediation',
  template: 'notice',
  idField: 'subjectId',
  page: (communityId, mediationId) =>
    `package-matter/pages/mediation-detail/index?communityId=${communityId}&mediationId=${mediationId}`,
  join: (pipeline) => pipeline,
  isNeedless: () => false,
});

/** Messages to who is to ask a party what was written down for them: that there is something to ask. */
export const secondMessages = messageSubject({
  name: 'mediation-second',
  template: 'notice',
  idField: 'subjectId',
  page: (communityId) => `package-matter/pages/mediation-list/index?communityId=${communityId}`,
  join: (pipeline) => pipeline,
  isNeedless: () => false,
});
