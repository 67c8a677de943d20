import type { HeldRole, Role } from '../../typings/contract/resident';
import { dayWords } from './date';

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
  'household-representative': '户代表',
};

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

/** Roles that may look at what waits for a person's eye. */
export const REVIEWERS: readonly Role[] = ['secretary', 'party-branch'];

export function holdsOne(roles: readonly HeldRole[], wanted: readonly Role[]): boolean {
  return roles.some(({ role }) => wanted.includes(role));
}

/** 至 2027年6月30日, or nothing for an open end. */
export function termWords({ until }: HeldRole): string {
  return until === null ? '' : `任期到 ${dayWords(until)}`;
}
