import { doorPages } from './door-pages.ts';
import { importPages } from './import-pages.ts';
import { matterPages } from './matter-pages.ts';
import { meetingPages } from './meeting-pages.ts';
import { noticePages } from './notice-pages.ts';
import { officePages } from './office-pages.ts';
import type { PageIds } from './page-ids.ts';
import { pointPages } from './point-pages.ts';

export { idsOf, type PageIds } from './page-ids.ts';

/** Every page, who opens it in the demo, and what says that it has come. */
export interface PageVisit {
  name: string;
  as: string;
  url(ids: PageIds): string;
  sees: string;
}

type Ids = PageIds;
const community = ({ communityId }: Ids) => `communityId=${communityId}`;

const covenant = ({ communityId, covenantId }: Ids) =>
  `communityId=${communityId}&covenantId=${covenantId}`;
const inCovenant = (page: string, as: string, sees: string, more = (_ids: Ids) => '') => ({
  as,
  sees,
  url: (ids: Ids) => `/package-covenant/pages/${page}/index?${covenant(ids)}${more(ids)}`,
});
const clause = ({ clauseId }: Ids) => `&clauseId=${clauseId}`;

/** A page of one of the demo's votes. */
const onMotion = (
  page: string,
  as: string,
  motion: string,
  sees: string,
  more = (_ids: Ids) => '',
) => ({
  as,
  sees,
  url: (ids: Ids) =>
    `/package-ballot/pages/${page}/index?${community(ids)}&motionId=demo-motion-${motion}${more(ids)}`,
});
const ownVoter = ({ ownHouseholdId }: Ids) => `&voterId=${ownHouseholdId}`;
const inEstate = (page: string, as: string, sees: string) => ({
  as,
  sees,
  url: (ids: Ids) =>
    `/package-resident/pages/${page}/index?${community(ids)}&estateId=${ids.estateId}`,
});
const inBallot = (page: string, as: string, sees: string) => ({
  as,
  sees,
  url: (ids: Ids) => `/package-ballot/pages/${page}/index?${community(ids)}`,
});

const shift = ({ communityId, shiftId, teamId }: Ids) =>
  `communityId=${communityId}&shiftId=${shiftId}&teamId=${teamId}`;

const inVolunteer = (page: string, as: string, sees: string) => ({
  as,
  sees,
  url: (ids: Ids) => `/package-volunteer/pages/${page}/index?${community(ids)}`,
});

/** A page of the shift that goes on. */
const onRunning = (page: string, as: string, sees: string, more = '') => ({
  as,
  sees,
  url: ({ communityId, runningId, teamId }: Ids) =>
    `/package-volunteer/pages/${page}/index?communityId=${communityId}&shiftId=${runningId}&teamId=${teamId}${more}`,
});

const inPairing = (page: string, as: string, sees: string, more = '') => ({
  as,
  sees,
  url: ({ communityId, pairingId }: Ids) =>
    `/package-volunteer/pages/${page}/index?communityId=${communityId}&pairingId=${pairingId}${more}`,
});

const inTeam = (page: string, as: string, sees: string) => ({
  as,
  sees,
  url: ({ communityId, stationId, teamId }: Ids) =>
    `/package-volunteer/pages/${page}/index?communityId=${communityId}&stationId=${stationId}&teamId=${teamId}`,
});

export const PAGES: readonly PageVisit[] = [
  ...matterPages,
  { name: 'volunteer', as: 'resident-li', url: () => '/pages/volunteer/index', sees: '晚间巡逻' },
  {
    name: 'shift-detail',
    as: 'resident-li',
    url: (ids) => `/package-volunteer/pages/shift-detail/index?${shift(ids)}`,
    sees: '记到手机日历',
  },
  {
    name: 'my-hours',
    as: 'volunteer',
    url: ({ communityId }) => `/package-volunteer/pages/my-hours/index?communityId=${communityId}`,
    sees: '每一次',
  },
  {
    name: 'sign-up-list',
    as: 'volunteer',
    url: (ids) => `/package-volunteer/pages/sign-up-list/index?${shift(ids)}`,
    sees: '候补，先来的在前',
  },
  { name: 'team-list', ...inTeam('team-list', 'secretary', '加一个服务站') },
  { name: 'team-detail', ...inTeam('team-detail', 'volunteer', '安排班次') },
  { name: 'station-edit', ...inTeam('station-edit', 'secretary', '属于哪一片') },
  { name: 'shift-record', ...inTeam('shift-record', 'volunteer', '为什么事后才记') },
  { name: 'team-edit', ...inTeam('team-edit', 'secretary', '做什么') },
  { name: 'member-list', ...inTeam('member-list', 'volunteer', '登记一位队员') },
  { name: 'member-edit', ...inTeam('member-edit', 'volunteer', '会什么') },
  { name: 'shift-edit', ...inTeam('shift-edit', 'volunteer', '用现成的模板') },
  {
    name: 'shift-change',
    as: 'volunteer',
    url: (ids) => `/package-volunteer/pages/shift-change/index?${shift(ids)}`,
    sees: '改这一班',
  },
  { name: 'shift-month', ...inTeam('shift-month', 'resident-li', '是您报了名或在候补的日子') },
  {
    name: 'people-add',
    as: 'volunteer',
    url: (ids) => `/package-volunteer/pages/people-add/index?${shift(ids)}`,
    sees: '请先问过本人',
  },
  { name: 'rain-day', ...inTeam('rain-day', 'secretary', '哪一天') },
  {
    name: 'unreached-list',
    as: 'volunteer',
    url: (ids) => `/package-volunteer/pages/unreached-list/index?${shift(ids)}`,
    sees: '都通知到了',
  },
  { name: 'attendance-code', ...onRunning('attendance-code', 'volunteer', '秒后换下一个') },
  { name: 'attendance-list', ...onRunning('attendance-list', 'volunteer', '还没到的') },
  { name: 'shift-feedback', ...onRunning('shift-feedback', 'volunteer', '不打分') },
  { name: 'hours-enter', ...onRunning('hours-enter', 'volunteer', '多少分钟', '&what=add') },
  { name: 'consent-list', ...inVolunteer('consent-list', 'secretary', '纸质同意书') },
  ...importPages,
  {
    name: 'shift-insurance',
    ...onRunning('shift-insurance', 'former-steward', '证件号'),
  },
  { name: 'hours-pending', ...inVolunteer('hours-pending', 'secretary', '谁手工记了多少') },
  { name: 'volunteer-profile', ...inVolunteer('volunteer-profile', 'resident-li', '出生年份') },
  {
    name: 'certificate-check',
    ...inVolunteer('certificate-check', 'stranger-1', '这张证明是真的吗'),
  },
  { name: 'shift-check-in', ...onRunning('shift-check-in', 'former-steward', '扫码签到') },
  { name: 'pairing-list', ...inPairing('pairing-list', 'steward', '我负责的门户') },
  { name: 'pairing-list-asked', ...inPairing('pairing-list', 'resident-wang', '等您回答') },
  { name: 'pairing-detail', ...inPairing('pairing-detail', 'volunteer', '下一次上门') },
  { name: 'pairing-family', ...inPairing('pairing-detail', 'resident-zhou', '没有来') },
  { name: 'pairing-plan', ...inPairing('pairing-visit', 'volunteer', '每周都来') },
  { name: 'pairing-note', ...inPairing('pairing-visit', 'volunteer', '哪一天来的', '&what=note') },
  { name: 'pairing-propose', ...inPairing('pairing-propose', 'steward', '提议结这一对') },
  {
    name: 'welcome',
    as: 'stranger-1',
    url: () => '/pages/home/index',
    sees: '欢迎到邻里来',
  },
  {
    name: 'household-join',
    as: 'stranger-1',
    url: () => '/package-resident/pages/household-join/index',
    sees: '输入门牌码',
  },
  { name: 'home', as: 'resident-li', url: () => '/pages/home/index', sees: '新消息' },
  { name: 'me', as: 'resident-li', url: () => '/pages/me/index', sees: '设置' },
  { name: 'home-officer', as: 'secretary', url: () => '/pages/home/index', sees: '新消息' },
  { name: 'me-officer', as: 'secretary', url: () => '/pages/me/index', sees: '工作台' },
  ...noticePages,
  {
    name: 'household-list',
    as: 'steward',
    url: (ids) => `/package-resident/pages/household-list/index?${community(ids)}`,
    sees: '发一张门牌码',
  },
  {
    name: 'household-map',
    as: 'secretary',
    url: (ids) => `/package-resident/pages/household-list/index?${community(ids)}`,
    sees: '先选一栋楼',
  },
  {
    name: 'household-members',
    as: 'secretary',
    url: (ids) =>
      `/package-resident/pages/household-members/index?${community(ids)}&householdId=${ids.householdId}`,
    sees: '登记没有微信的人',
  },
  {
    name: 'my-data',
    as: 'resident-li',
    url: (ids) => `/package-resident/pages/my-data/index?${community(ids)}`,
    sees: '带走',
  },
  {
    name: 'household-ask',
    as: 'stranger-1',
    url: () => '/package-resident/pages/household-ask/index',
    sees: '您住哪一户',
  },
  {
    name: 'request-list',
    as: 'secretary',
    url: (ids) => `/package-resident/pages/request-list/index?${community(ids)}`,
    sees: '同意加入',
  },
  ...pointPages,
  ...meetingPages,
  {
    name: 'my-household',
    as: 'resident-li',
    url: (ids) =>
      `/package-resident/pages/my-household/index?${community(ids)}&householdId=${ids.ownHouseholdId}`,
    sees: '户代表',
  },
  {
    name: 'consent-give',
    as: 'resident-li',
    url: (ids) => `/package-resident/pages/consent-give/index?${community(ids)}`,
    sees: '请他替我办',
  },
  {
    name: 'grid-list',
    as: 'secretary',
    url: (ids) => `/package-resident/pages/grid-list/index?${community(ids)}`,
    sees: '给一个单元分格',
  },
  {
    name: 'adult-check',
    as: 'secretary',
    url: (ids) => `/package-resident/pages/adult-check/index?${community(ids)}`,
    sees: '已核对',
  },
  {
    name: 'contact-offer',
    as: 'steward',
    url: (ids) => `/package-resident/pages/contact-offer/index?${community(ids)}`,
    sees: '让邻居打得通您',
  },
  {
    name: 'role-posts',
    as: 'secretary',
    url: (ids) => `/package-resident/pages/role-posts/index?${community(ids)}`,
    sees: '楼栋长',
  },
  ...doorPages,
  ...officePages,
  {
    name: 'role-grant',
    as: 'secretary',
    url: (ids) => `/package-resident/pages/role-grant/index?${community(ids)}&role=mediator`,
    sees: '请他担任',
  },
  {
    name: 'role-proposals',
    as: 'party',
    url: (ids) => `/package-resident/pages/role-proposals/index?${community(ids)}`,
    sees: '要两个人商定',
  },
  {
    name: 'roster-import',
    as: 'secretary',
    url: (ids) => `/package-resident/pages/roster-import/index?${community(ids)}`,
    sees: '一行一户',
  },
  { name: 'estate-list', ...inEstate('estate-list', 'secretary', '登记的是') },
  { name: 'owner-claims', ...inEstate('owner-claims', 'grid-officer', '请当面看过') },
  { name: 'owner-doubts', ...inEstate('owner-doubts', 'secretary', '组业主要核对') },
  { name: 'owner-proposals', ...inEstate('owner-proposals', 'party', '要两个人定') },
  {
    name: 'audit-list',
    as: 'secretary',
    url: (ids) => `/package-resident/pages/audit-list/index?${community(ids)}`,
    sees: '都记在这里',
  },
  {
    name: 'review-list',
    as: 'party',
    url: (ids) => `/package-moderation/pages/review-list/index?${community(ids)}`,
    sees: '可以发',
  },
  { name: 'council', as: 'resident-li', url: () => '/pages/council/index', sees: '大家的事' },
  {
    name: 'council-drafter',
    as: 'secretary',
    url: () => '/pages/council/index',
    sees: '起草公约',
  },
  { name: 'covenant-detail', ...inCovenant('covenant-detail', 'resident-li', '第一条') },
  { name: 'covenant-drafter', ...inCovenant('covenant-detail', 'secretary', '起草小组') },
  { name: 'clause-detail', ...inCovenant('clause-detail', 'resident-li', '大家说', clause) },
  { name: 'amendment-make', ...inCovenant('amendment-make', 'resident-li', '为什么', clause) },
  { name: 'amendment-list', ...inCovenant('amendment-list', 'secretary', '答复这一条') },
  {
    name: 'covenant-import',
    as: 'secretary',
    url: (ids) => `/package-covenant/pages/covenant-import/index?${community(ids)}`,
    sees: '管哪里',
  },
  { name: 'covenant-edit', ...inCovenant('covenant-edit', 'secretary', '保存修改', clause) },
  { name: 'covenant-check', ...inCovenant('covenant-check', 'secretary', '九个方面') },
  { name: 'covenant-versions', ...inCovenant('covenant-versions', 'resident-li', '指纹') },
  {
    name: 'covenant-compare',
    ...inCovenant('covenant-compare', 'resident-li', '从第 1 版', () => '&from=1&to=2'),
  },
  { name: 'motion-open', ...onMotion('motion-detail', 'resident-li', 'open', '谁来商量') },
  { name: 'motion-owners', ...onMotion('motion-detail', 'resident-li', 'owners', '㎡') },
  { name: 'motion-published', ...onMotion('motion-detail', 'resident-li', 'published', '结果') },
  { name: 'poll', ...onMotion('motion-detail', 'resident-li', 'poll', '人回答了') },
  {
    name: 'ballot-cast',
    ...onMotion('ballot-cast', 'resident-li', 'secret', '不记名', ownVoter),
  },
  { name: 'receipt-find', ...onMotion('receipt-find', 'resident-li', 'published', '回执') },
  {
    name: 'room-check-in',
    ...onMotion('room-check-in', 'volunteer', 'meeting', '会场', () => '&voterId=volunteer'),
  },
  {
    name: 'motion-objections',
    ...onMotion('motion-objections', 'secretary', 'notice', '对名册'),
  },
  { name: 'motion-officer', ...onMotion('motion-detail', 'secretary', 'open', '谁来商量') },
  { name: 'motion-meeting', ...onMotion('motion-detail', 'volunteer', 'meeting', '活动中心二楼') },
  { name: 'room-code', ...onMotion('room-code', 'secretary', 'meeting', '签到码') },
  { name: 'motion-edit', ...inBallot('motion-edit', 'secretary', '哪一类事') },
  { name: 'poll-make', ...inBallot('poll-make', 'secretary', '想问什么') },
  { name: 'motion-turnout', ...onMotion('motion-turnout', 'secretary', 'owners', '每栋楼') },
  { name: 'voter-list', ...onMotion('voter-list', 'secretary', 'open', '房号') },
  {
    name: 'voter-proxy',
    ...onMotion(
      'voter-proxy',
      'secretary',
      'open',
      '看过委托书',
      (ids) => `${ownVoter(ids)}&name=12栋`,
    ),
  },
  {
    name: 'paper-enter',
    ...onMotion(
      'paper-enter',
      'secretary',
      'open',
      '记下来',
      (ids) => `${ownVoter(ids)}&name=12栋`,
    ),
  },
  { name: 'paper-list', ...onMotion('paper-list', 'secretary', 'open', '和纸票一致') },
  { name: 'note-list', ...onMotion('note-list', 'secretary', 'open', '才算数') },
  { name: 'motion-events', ...onMotion('motion-events', 'resident-li', 'open', '经过') },
  { name: 'motion-record', ...onMotion('motion-record', 'secretary', 'counted', '签字') },
  { name: 'voting-settings', ...inBallot('voting-settings', 'secretary', '公示几天') },
];
