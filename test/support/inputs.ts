import type { ConsentDocument } from '../../cloudfunctions/resident/collections.ts';
import type { NoticeForm } from '../../typings/contract/notice.ts';
import { MAPLE, NOTICE, type PersonKey, PLACE, personOf, residentIdOf } from './community.ts';

/** Valid inputs that several tests send; each n is another command. */
export type Input = Record<string, unknown>;

/** A command's id, as phones make them. */
export function commandId(n: number): string {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

export function publication(n: number, audience: string[], communityId: string = MAPLE): Input {
  return {
    communityId,
    kind: 'repair',
    title: `电梯年检 ${n}`,
    body: '周三上午九点起电梯停运两小时，请走楼梯。',
    audience,
    mustConfirm: true,
    confirmUntil: '2026-06-20',
    pictures: [],
    commandId: commandId(n),
  };
}

export type Edit = (n: number, noticeId: string) => Input;
export const correction: Edit = (n, noticeId) => ({
  communityId: MAPLE,
  noticeId,
  version: 0,
  title: `停水改到周四 ${n}`,
  body: '施工队改期，周四九点到十七点停水。',
  reason: '日期写错了',
  commandId: commandId(n),
});
export const withdrawal: Edit = (n, noticeId) => ({
  communityId: MAPLE,
  noticeId,
  reason: '检修取消了',
  commandId: commandId(n),
});
export const pinning: Edit = (n, noticeId) => ({
  communityId: MAPLE,
  noticeId,
  pinned: true,
  commandId: commandId(n),
});
export const reminder: Edit = (n, noticeId) => ({
  communityId: MAPLE,
  noticeId,
  commandId: commandId(n),
});
/** What an officer does about one household and a notice. */
export const oneHousehold = (n: number, householdId: string): Input => ({
  communityId: MAPLE,
  noticeId: NOTICE.building,
  householdId,
  commandId: commandId(n),
});
export const writtenDown = (n: number, householdId: string): Input => ({
  ...oneHousehold(n, householdId),
  how: 'paper',
});

/** A consent of June 2026: one may act for the other. */
export const consentOf = (principal: PersonKey, agent: PersonKey): ConsentDocument => ({
  _id: `${residentIdOf(principal)}:${residentIdOf(agent)}`,
  communityId: MAPLE,
  principalId: residentIdOf(principal),
  principalName: personOf(principal).name,
  agentId: residentIdOf(agent),
  agentName: personOf(agent).name,
  from: '2026-06-01',
  until: '2026-06-30',
  given: 'paper',
  recordedBy: residentIdOf('stairSteward'),
  endedAt: null,
  change: { id: 'seed-consent', action: 'seed', actorId: 'seed', target: 'seed', at: 0 },
});
export const forSomebody = (n: number, principal: PersonKey): Input => ({
  communityId: MAPLE,
  noticeId: NOTICE.building,
  forResidentId: residentIdOf(principal),
  commandId: commandId(n),
});

export const NOTICE_FORM: NoticeForm = {
  kind: 'outage',
  title: '停水',
  body: '写到一半',
  audience: [PLACE.building],
  roles: [],
  mustConfirm: true,
  confirmUntil: null,
  publishAt: null,
  expiresOn: null,
  eventAt: null,
};

export const newPerson = (n: number, householdId: string): Input => ({
  communityId: MAPLE,
  householdId,
  name: '陈桂兰',
  commandId: commandId(n),
});
/** The resident of the second household lets the one of the other estate act for them. */
export const consentFor = (n: number, householdId: string): Input => ({
  communityId: MAPLE,
  householdId,
  principalId: residentIdOf('resident'),
  agentId: residentIdOf('residentElsewhere'),
  until: '2026-09-15',
  given: 'paper',
  commandId: commandId(n),
});
/** The resident of the second household moves out, of whatever household is said. */
export const movingOut = (n: number, householdId: string): Input => ({
  communityId: MAPLE,
  householdId,
  residentId: residentIdOf('resident'),
  reason: 'moved',
  commandId: commandId(n),
});
export const representing = (
  n: number,
  householdId: string,
  key: PersonKey,
  previousId: string | null = null,
): Input => ({
  communityId: MAPLE,
  householdId,
  residentId: residentIdOf(key),
  previousId,
  commandId: commandId(n),
});
