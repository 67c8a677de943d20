import type { PageIds } from './page-ids.ts';
import type { PageVisit } from './pages.ts';

const notice = ({ communityId, noticeId }: PageIds) =>
  `communityId=${communityId}&noticeId=${noticeId}`;

/** The pages on which doors of a notice are handed out and marks are rechecked. */
export const doorPages: PageVisit[] = [
  {
    name: 'notice-handout',
    as: 'secretary',
    url: (ids) => `/package-notice/pages/notice-handout/index?${notice(ids)}`,
    sees: '交给谁、问到哪里',
  },
  {
    name: 'notice-rechecks',
    as: 'secretary',
    url: ({ communityId }) =>
      `/package-notice/pages/notice-rechecks/index?communityId=${communityId}`,
    sees: '打电话问一声',
  },
];
