import type { HeldRole, PlaceKind, Role } from '../../../typings/contract/resident';
import type { GrantedRole } from '../../../typings/contract/role';
import { dayWords } from '../date';

const ROLES: Record<Role, string> = {
  secretary: '社区书记',
  'grid-officer': '网格员',
  'building-steward': '楼栋长',
  'stair-steward': '楼道长',
  'owners-committee': '业委会成员',
  'party-branch': '党支部成员',
  'elder-adviser': '新乡贤',
  mediator: '调解员',
  'team-leader': '队长',
  volunteer: '志愿者',
  'street-observer': '街道观察员',
  'committee-member': '居委会成员',
  representative: '居民代表',
  supervisor: '居务监督委员',
  'outside-party': '外单位经办人',
  rater: '第三方测评员',
  'household-representative': '户代表',
};

/** What an office opens to its holder: said before it is given. */
const SIGHT: Record<GrantedRole, string> = {
  secretary: '管全社区：发通知、导入名册、任命职务、看操作记录。',
  'party-branch': '审核待看的内容，商定重要的任职，看操作记录，核对投票登记。看不到住户电话。',
  'street-observer': '看全社区的通知和进度，审批楼栋长、楼道长的人选。看不到住户电话。',
  'committee-member': '在居民代表会议上有一票，核对投票登记。看不到住户电话。',
  representative: '在居民代表会议上有一票。看不到住户名册。',
  supervisor: '核对投票登记、签字确认计票结果，看操作记录和全社区的办事进度。看不到住户电话。',
  'outside-party': '只看交给他办的事项，给出答复。看不到是谁提的，看不到住户名册。',
  rater: '只看随机抽到的事项，说有没有帮上忙，最长一年。看不到是谁提的，看不到住户名册。',
  'owners-committee': '收到发给业委会的通知。看不到住户名册。',
  'grid-officer': '在自己的范围里发通知、看名册、替住户记确认，看得到要联系的住户电话。',
  'building-steward': '在自己的楼里发通知、看名册、发门牌码，看得到要联系的住户电话。',
  'stair-steward': '在自己的单元里发通知、看名册、发门牌码，看得到要联系的住户电话。',
  mediator: '收到发给调解员的通知。看不到住户名册。',
  'team-leader': '收到发给队长的通知。看不到住户名册。',
  'elder-adviser': '收到发给新乡贤的通知。看不到住户名册。',
  volunteer: '收到发给志愿者的通知。看不到住户名册。',
};

export function sightWords(role: GrantedRole): string {
  return SIGHT[role];
}

/** At which kinds of places each office is held, the widest first; the function checks it again. */
export const HELD_AT: Record<GrantedRole, readonly PlaceKind[]> = {
  'building-steward': ['building'],
  'stair-steward': ['stair'],
  'grid-officer': ['community', 'estate', 'building'],
  volunteer: ['community', 'estate'],
  'team-leader': ['community', 'estate'],
  mediator: ['community', 'estate'],
  'elder-adviser': ['community', 'estate'],
  'owners-committee': ['community', 'estate'],
  'party-branch': ['community'],
  secretary: ['community'],
  'street-observer': ['community'],
  representative: ['building', 'estate', 'community'],
  'committee-member': ['community'],
  supervisor: ['community'],
  'outside-party': ['estate', 'community'],
  rater: ['community'],
};

const KINDS: Record<PlaceKind, string> = {
  community: '全社区',
  estate: '一个小区',
  building: '一栋楼',
  stair: '一个单元',
};

export function kindsWords(role: GrantedRole): string {
  return HELD_AT[role].map((kind) => KINDS[kind]).join('或');
}

/** Offices that are given, and ended, with a second officer's agreement. */
const VOTING: readonly GrantedRole[] = [
  'secretary',
  'party-branch',
  'owners-committee',
  'supervisor',
  'committee-member',
  'representative',
];
/** And those that are given so, though one alone may end them. */
const GIVEN_BY_TWO: readonly GrantedRole[] = [
  ...VOTING,
  'grid-officer',
  'building-steward',
  'stair-steward',
  'elder-adviser',
  'street-observer',
  'rater',
];

export function takesTwo(kind: 'grant' | 'end', role: GrantedRole): boolean {
  return (kind === 'grant' ? GIVEN_BY_TWO : VOTING).includes(role);
}

/** What a secretary who is alone as yet does first; '' for offices with which to begin. */
export function firstWords(role: GrantedRole): string {
  const begins = role === 'secretary' || role === 'party-branch';
  if (begins || !takesTwo('grant', role)) return '';
  return '社区里还没有另一位书记或党支部成员的，请先请一位党支部成员。';
}

export const GRANTED_ROLES = (Object.keys(HELD_AT) as GrantedRole[]).map((role) => ({
  role,
  name: ROLES[role],
}));

export function roleWords(role: Role): string {
  return ROLES[role];
}

/** Every role with its name, for choosing. */
export const ROLE_NAMES = Object.entries(ROLES).map(([role, name]) => ({
  role: role as Role,
  name,
}));

/** Roles that may publish to their places, look after households and see the turnout. */
export const OFFICERS: readonly Role[] = [
  'secretary',
  'grid-officer',
  'building-steward',
  'stair-steward',
];

/** Roles that see how far things have come at their places. */
export const OVERSEERS: readonly Role[] = [...OFFICERS, 'party-branch', 'street-observer'];

/** Roles with something to do for others, who find it on a desk. */
export const DESK_HOLDERS: readonly Role[] = [
  ...OVERSEERS,
  'committee-member',
  'supervisor',
  'owners-committee',
  'outside-party',
];

/** Roles that put a question to a place. */
export const ANNOUNCERS: readonly Role[] = ['secretary', 'owners-committee'];

/** Roles that invite neighbours to talk something over. */
export const INVITERS: readonly Role[] = ['building-steward', 'stair-steward', 'grid-officer'];

/** Roles that have something to do about a vote: go to the doors, count, sign. */
export const BALLOT_OFFICERS: readonly Role[] = [
  ...OFFICERS,
  'owners-committee',
  'party-branch',
  'supervisor',
];

/** Roles that decide about hours that were written down by hand. */
export const HOUR_CONFIRMERS: readonly Role[] = ['secretary', 'party-branch', 'supervisor'];

/** Roles that read who did what, so that whoever acts is never the only one who sees it. */
export const AUDIT_READERS: readonly Role[] = ['secretary', 'party-branch', 'supervisor'];
/** Who sees which offices are handed over, begins it or witnesses. */
export const HANDOVER_WATCHERS: readonly Role[] = [
  'secretary',
  'party-branch',
  'supervisor',
  'street-observer',
];
/** Who agrees to other settings of votes, beside whoever proposed them. */
export const SETTINGS_DECIDERS: readonly Role[] = ['secretary', 'party-branch', 'supervisor'];

/** Who writes matters down for others and looks at what was raised; the function checks it again. */
export const MATTER_TAKERS: readonly Role[] = [...OFFICERS, 'committee-member'];
/** Who has matters to do. */
export const MATTER_HOLDERS: readonly Role[] = [
  ...MATTER_TAKERS,
  'owners-committee',
  'party-branch',
  'outside-party',
  'supervisor',
];

/** Who sees the figures of all matters that are open in the community. */
export const MATTER_WATCHERS: readonly Role[] = [
  'secretary',
  'committee-member',
  'supervisor',
  'party-branch',
  'street-observer',
];

/** Who freezes a list of matters, and enters the number that draws from it. */
export const MATTER_DRAWERS: readonly Role[] = [
  'secretary',
  'committee-member',
  'supervisor',
  'party-branch',
];

/** Roles that may look at what waits for a person's eye. */
export const POINT_WRITERS: readonly Role[] = ['secretary', 'committee-member', 'party-branch'];
/** Who decides about points at some place; the function checks it again. */
export const POINT_DECIDERS: readonly Role[] = [
  'secretary',
  'committee-member',
  'building-steward',
  'stair-steward',
  'grid-officer',
  'party-branch',
  'supervisor',
];
/** Who compares people with the register at the door. */
export const OWNER_CONFIRMERS: readonly Role[] = [...OFFICERS, 'owners-committee'];
/** Who tells owners apart, two of them each time. */
export const OWNER_OFFICERS: readonly Role[] = [
  'secretary',
  'party-branch',
  'supervisor',
  'owners-committee',
];
export const REVIEWERS: readonly Role[] = ['secretary', 'party-branch'];

/** Roles that write a covenant and answer what residents say to it. */
export const DRAFTERS: readonly Role[] = [
  'secretary',
  'party-branch',
  'owners-committee',
  'elder-adviser',
];

/** Roles that may ask everybody for an opinion, which binds nobody. */
export const POLLERS: readonly Role[] = [...OFFICERS, 'owners-committee', 'party-branch'];

export function holdsOne(roles: readonly HeldRole[], wanted: readonly Role[]): boolean {
  return roles.some(({ role }) => wanted.includes(role));
}

/** 至 2027年6月30日, or nothing for an open end. */
export function termWords({ until }: HeldRole): string {
  return until === null ? '' : `任期到 ${dayWords(until)}`;
}
