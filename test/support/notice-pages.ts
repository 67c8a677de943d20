import type { PageIds } from './page-ids.ts';
import type { PageVisit } from './pages.ts';

const community = ({ communityId }: PageIds) => `communityId=${communityId}`;
const notice = ({ communityId, noticeId }: PageIds) =>
  `communityId=${communityId}&noticeId=${noticeId}`;
const outage = ({ communityId, outageId }: PageIds) =>
  `communityId=${communityId}&noticeId=${outageId}`;

/** Notices, who has confirmed them, and what came of an outage. */
export const noticePages: PageVisit[] = [
  {
    name: 'notice-list',
    as: 'resident-li',
    url: (ids) => `/package-notice/pages/notice-list/index?${community(ids)}`,
    sees: '通知',
  },
  {
    name: 'notice-detail',
    as: 'resident-li',
    url: (ids) => `/package-notice/pages/notice-detail/index?${notice(ids)}`,
    sees: '发布',
  },
  {
    name: 'notice-edit',
    as: 'secretary',
    url: (ids) => `/package-notice/pages/notice-edit/index?${community(ids)}`,
    sees: '哪一类',
  },
  {
    name: 'notice-detail-officer',
    as: 'secretary',
    url: (ids) => `/package-notice/pages/notice-detail/index?${notice(ids)}`,
    sees: '管理这则通知',
  },
  {
    name: 'notice-correct',
    as: 'secretary',
    url: (ids) => `/package-notice/pages/notice-correct/index?${notice(ids)}`,
    sees: '为什么改',
  },
  {
    name: 'notice-turnout',
    as: 'secretary',
    url: (ids) => `/package-notice/pages/notice-turnout/index?${notice(ids)}`,
    sees: '每栋楼',
  },
  {
    name: 'notice-unconfirmed',
    as: 'steward',
    url: (ids) =>
      `/package-notice/pages/notice-unconfirmed/index?${notice(ids)}&place=${encodeURIComponent('阳光苑一期 1栋')}`,
    sees: '还没确认',
  },
  {
    name: 'notice-detail-over',
    as: 'resident-wang',
    url: (ids) => `/package-notice/pages/notice-detail/index?${outage(ids)}`,
    sees: '您家来水了吗',
  },
  {
    name: 'notice-restored',
    as: 'steward',
    url: (ids) => `/package-notice/pages/notice-restored/index?${outage(ids)}`,
    sees: '每栋楼，没好的在前',
  },
  {
    name: 'restored-doors',
    as: 'steward',
    url: (ids) =>
      `/package-notice/pages/restored-doors/index?${outage(ids)}&place=${encodeURIComponent('阳光苑一期 1栋')}`,
    sees: '打电话，或者替这一户记下',
  },
];
