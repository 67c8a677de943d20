import type { HeldRole, Role } from '../../../../typings/contract/resident';
import { DESK, type DeskEntry, DRAWERS, type Drawer } from '../../../text/home/desk';
import {
  AUDIT_READERS,
  HANDOVER_WATCHERS,
  holdsOne,
  MATTER_HOLDERS,
  OFFICERS,
  OVERSEERS,
  OWNER_CONFIRMERS,
  OWNER_OFFICERS,
  POINT_DECIDERS,
  POINT_WRITERS,
  REVIEWERS,
  SETTINGS_DECIDERS,
} from '../../../text/role/role';
import { civilityPaths } from '../../../view/civility-paths';
import { doorPaths } from '../../../view/door-paths';
import { pathTo } from '../../../view/go';

/** For whom a thing lies on the desk, where it opens, and in which drawer it is when it is not used daily. */
interface Way {
  roles: readonly Role[];
  icon: string;
  path(communityId: string): string;
  drawer?: Drawer;
}

const WAYS: Record<DeskEntry, Way> = {
  publish: { roles: OFFICERS, icon: 'notification', path: pathTo.noticeEdit },
  households: { roles: OFFICERS, icon: 'root-list', path: pathTo.households },
  matters: { roles: MATTER_HOLDERS, icon: 'task', path: pathTo.matterQueue },
  receipts: { roles: OFFICERS, icon: 'chart-bar', path: pathTo.receipts },
  meetings: { roles: OVERSEERS, icon: 'calendar', path: pathTo.meetings },
  points: { roles: POINT_DECIDERS, icon: 'check-circle', path: pathTo.claimQueue },
  requests: { roles: OFFICERS, icon: 'user-add', path: pathTo.requests, drawer: 'people' },
  rechecks: {
    roles: [...OFFICERS, 'supervisor'],
    icon: 'call',
    path: doorPaths.rechecks,
    drawer: 'people',
  },
  adults: { roles: OFFICERS, icon: 'user-checked', path: pathTo.adults, drawer: 'people' },
  owners: {
    roles: OWNER_CONFIRMERS,
    icon: 'user-checked',
    path: pathTo.ownerClaims,
    drawer: 'people',
  },
  estates: { roles: OWNER_OFFICERS, icon: 'home', path: pathTo.estates, drawer: 'people' },
  grids: {
    roles: ['secretary', 'grid-officer'],
    icon: 'grid-view',
    path: pathTo.grids,
    drawer: 'people',
  },
  roster: {
    roles: ['secretary'],
    icon: 'file-import',
    path: pathTo.rosterImport,
    drawer: 'people',
  },
  inspections: {
    roles: POINT_DECIDERS,
    icon: 'grid-view',
    path: pathTo.inspections,
    drawer: 'points',
  },
  counter: {
    roles: ['secretary', 'committee-member'],
    icon: 'shop',
    path: pathTo.shopCounter,
    drawer: 'points',
  },
  rules: { roles: POINT_WRITERS, icon: 'file', path: pathTo.pointRules, drawer: 'points' },
  desk: { roles: POINT_WRITERS, icon: 'root-list', path: pathTo.pointDesk, drawer: 'points' },
  merchants: {
    roles: POINT_DECIDERS,
    icon: 'shop',
    path: (communityId) => civilityPaths.scoreBook(communityId, 'merchants'),
    drawer: 'points',
  },
  members: {
    roles: ['party-branch'],
    icon: 'creditcard',
    path: (communityId) => civilityPaths.scoreBook(communityId, 'members'),
    drawer: 'points',
  },
  contact: { roles: OFFICERS, icon: 'call', path: pathTo.contact, drawer: 'settings' },
  posts: { roles: OVERSEERS, icon: 'usergroup', path: pathTo.posts, drawer: 'settings' },
  handovers: {
    roles: HANDOVER_WATCHERS,
    icon: 'swap',
    path: pathTo.handovers,
    drawer: 'settings',
  },
  proposals: { roles: REVIEWERS, icon: 'user-checked', path: pathTo.proposals, drawer: 'settings' },
  reviews: { roles: REVIEWERS, icon: 'browse', path: pathTo.reviews, drawer: 'settings' },
  voting: {
    roles: SETTINGS_DECIDERS,
    icon: 'setting',
    path: pathTo.votingSettings,
    drawer: 'settings',
  },
  audit: { roles: AUDIT_READERS, icon: 'history', path: pathTo.audit, drawer: 'settings' },
};

export interface Entry {
  id: DeskEntry;
  icon: string;
  name: string;
  words: string;
}

export const entryPath = (id: DeskEntry, communityId: string) => WAYS[id].path(communityId);

/** What lies on the desk of somebody with these roles, and what is in each drawer that is not empty. */
export function deskOf(roles: readonly HeldRole[]) {
  const ids = (Object.keys(WAYS) as DeskEntry[]).filter((id) => holdsOne(roles, WAYS[id].roles));
  const entries = (drawer: Drawer | undefined): Entry[] =>
    ids
      .filter((id) => WAYS[id].drawer === drawer)
      .map((id) => ({ id, icon: WAYS[id].icon, ...DESK[id] }));
  const drawers = (Object.keys(DRAWERS) as Drawer[])
    .map((id) => ({ id, name: DRAWERS[id], entries: entries(id) }))
    .filter(({ entries: inside }) => inside.length > 0);
  return { daily: entries(undefined), drawers };
}
