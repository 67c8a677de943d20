import type { PageIds } from './page-ids.ts';
import type { PageVisit } from './pages.ts';

const community = ({ communityId }: PageIds) => `communityId=${communityId}`;

/** The pages of points. */
export const pointPages: PageVisit[] = [
  {
    name: 'point-account',
    as: 'resident-li',
    url: (ids) =>
      `/package-civility/pages/point-account/index?${community(ids)}&householdId=${ids.ownHouseholdId}`,
    sees: '每一笔',
  },
  {
    name: 'point-rules',
    as: 'party',
    url: (ids) => `/package-civility/pages/point-rules/index?${community(ids)}`,
    sees: '这些加分',
  },
  {
    name: 'rule-edit',
    as: 'secretary',
    url: (ids) => `/package-civility/pages/rule-edit/index?${community(ids)}&ruleId=burning`,
    sees: '做到什么才算',
  },
  {
    name: 'claim-file',
    as: 'resident-li',
    url: (ids) =>
      `/package-civility/pages/claim-file/index?${community(ids)}&householdId=${ids.ownHouseholdId}&label=${encodeURIComponent('我家')}`,
    sees: '是什么事',
  },
  {
    name: 'point-shop',
    as: 'resident-li',
    url: (ids) =>
      `/package-civility/pages/point-shop/index?${community(ids)}&householdId=${ids.ownHouseholdId}`,
    sees: '能换的',
  },
  {
    name: 'shop-counter',
    as: 'secretary',
    url: (ids) => `/package-civility/pages/shop-counter/index?${community(ids)}`,
    sees: '货架',
  },
  {
    name: 'shop-hours',
    as: 'secretary',
    url: (ids) => `/package-civility/pages/shop-hours/index?${community(ids)}`,
    sees: '积分超市什么时候开门',
  },
  {
    name: 'claim-queue',
    as: 'party',
    url: (ids) => `/package-civility/pages/claim-queue/index?${community(ids)}`,
    sees: '来定这一件',
  },
  {
    name: 'point-desk',
    as: 'secretary',
    url: (ids) => `/package-civility/pages/point-desk/index?${community(ids)}`,
    sees: '纸质积分册',
  },
  {
    name: 'point-moves',
    as: 'party',
    url: (ids) => `/package-civility/pages/point-moves/index?${community(ids)}`,
    sees: '来定这一笔',
  },
  {
    name: 'honour-list',
    as: 'resident-li',
    url: (ids) => `/package-civility/pages/honour-list/index?${community(ids)}`,
    sees: '五星级文明户',
  },
  {
    name: 'honour-nominate',
    as: 'resident-li',
    url: (ids) =>
      `/package-civility/pages/honour-nominate/index?${community(ids)}&householdId=${ids.ownHouseholdId}&label=${encodeURIComponent('我家')}`,
    sees: '好在哪里',
  },
  {
    name: 'point-sums',
    as: 'resident-li',
    url: (ids) => `/package-civility/pages/point-sums/index?${community(ids)}`,
    sees: '因为什么加的',
  },
  {
    name: 'inspection-list',
    as: 'party',
    url: (ids) => `/package-civility/pages/inspection-list/index?${community(ids)}`,
    sees: '一户一户看，来核对',
  },
  {
    name: 'inspection-record',
    as: 'secretary',
    url: (ids) =>
      `/package-civility/pages/inspection-record/index?${community(ids)}&buildingId=${ids.ownHouseholdId.split('.').slice(0, 3).join('.')}`,
    sees: '其余都是',
  },
  {
    name: 'point-books',
    as: 'party',
    url: (ids) => `/package-civility/pages/point-books/index?${community(ids)}`,
    sees: '和本子一致',
  },
  {
    name: 'score-book',
    as: 'secretary',
    url: (ids) => `/package-civility/pages/score-book/index?${community(ids)}&book=merchants`,
    sees: '惠民超市',
  },
  {
    name: 'score-rules',
    as: 'party',
    url: (ids) => `/package-civility/pages/score-rules/index?${community(ids)}&book=merchants`,
    sees: '明码实价',
  },
  {
    name: 'score-card',
    as: 'volunteer',
    url: (ids) => `/package-civility/pages/score-card/index?${community(ids)}`,
    sees: '组织活动',
  },
  {
    name: 'score-asked',
    as: 'stair-steward',
    url: (ids) => `/package-civility/pages/score-card/index?${community(ids)}`,
    sees: '我同意参加',
  },
  {
    name: 'score-report',
    as: 'volunteer',
    url: (ids) =>
      `/package-civility/pages/score-report/index?${community(ids)}&book=members&cardId=demo-card-members-1`,
    sees: '参加组织生活',
  },
  {
    name: 'score-enter',
    as: 'secretary',
    url: (ids) => `/package-civility/pages/score-enter/index?${community(ids)}&book=merchants`,
    sees: '店主是哪一位',
  },
  {
    name: 'star-merchants',
    as: 'resident-li',
    url: (ids) => `/package-civility/pages/star-merchants/index?${community(ids)}`,
    sees: '惠民超市',
  },
];
