import type { PageIds } from './page-ids.ts';
import type { PageVisit } from './pages.ts';

const community = ({ communityId }: PageIds) => `communityId=${communityId}`;

/** The pages on which stewards are selected, and offices handed over. */
export const officePages: PageVisit[] = [
  {
    name: 'appraisal-year',
    as: 'secretary',
    url: (ids) => `/package-resident/pages/appraisal-year/index?${community(ids)}`,
    sees: '民主评议',
  },
  {
    name: 'selection-list',
    as: 'secretary',
    url: (ids) => `/package-resident/pages/selection-list/index?${community(ids)}`,
    sees: '哪里还空着',
  },
  {
    name: 'selection-detail',
    as: 'secretary',
    url: (ids) =>
      `/package-resident/pages/selection-detail/index?${community(ids)}&selectionId=demo-selection-3`,
    sees: '公示时的意见',
  },
  {
    name: 'handover-list',
    as: 'secretary',
    url: (ids) => `/package-resident/pages/handover-list/index?${community(ids)}`,
    sees: '正在交接',
  },
  {
    name: 'handover-detail',
    as: 'secretary',
    url: (ids) =>
      `/package-resident/pages/handover-detail/index?${community(ids)}&handoverId=demo-handover-1`,
    sees: '还在他名下的',
  },
  {
    name: 'duty-phone',
    as: 'secretary',
    url: (ids) => `/package-home/pages/duty-phone/index?${community(ids)}`,
    sees: '社区的值班电话',
  },
  {
    name: 'share-poster',
    as: 'secretary',
    url: (ids) => `/package-home/pages/share-poster/index?${community(ids)}`,
    sees: '看大图，存下来',
  },
  {
    name: 'search-all',
    as: 'secretary',
    url: (ids) => `/package-home/pages/search-all/index?${community(ids)}`,
    sees: '找一找',
  },
  {
    name: 'told-list',
    as: 'resident-li',
    url: (ids) => `/package-home/pages/told-list/index?${community(ids)}`,
    sees: '都看过了',
  },
];
