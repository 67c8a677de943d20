import type { PageIds } from './page-ids.ts';
import type { PageVisit } from './pages.ts';

const inVolunteer = (page: string, as: string, sees: string, more = (_ids: PageIds) => '') => ({
  name: page,
  as,
  sees,
  url: (ids: PageIds) =>
    `/package-volunteer/pages/${page}/index?communityId=${ids.communityId}${more(ids)}`,
});

/** Pages of volunteers: what repeats, what tables bring in, and lists that go out. */
export const importPages: PageVisit[] = [
  inVolunteer('season-detail', 'resident-li', '最近一次', () => '&seasonId=demo-season-patrol'),
  inVolunteer('team-import', 'party', '和记录一致'),
  inVolunteer(
    'import-fix',
    'secretary',
    '记多了，要减',
    ({ teamId }) => `&teamId=${teamId}&importId=demo-team-import-done&line=0`,
  ),
  inVolunteer(
    'import-match',
    'secretary',
    '这一位',
    ({ teamId }) => `&teamId=${teamId}&importId=demo-team-import-done&index=0`,
  ),
  inVolunteer('export-list', 'party', '志愿时长'),
  inVolunteer('proof-send', 'resident-li', '请队长看', ({ teamId }) => `&teamId=${teamId}`),
];
