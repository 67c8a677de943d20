/** What needs me, then the news. */
export const HOME = {
  welcome: '欢迎到邻里来',
  welcomeHint: '社区的通知、身边的事，都在这里看，也在这里说。',
  biggerType: '字太小？换成大字',
  code: '每一户有一张门牌码，写在楼栋长或社区给您的纸条上。输入它，就能加入您家那一户。',
  join: '输入门牌码',
  noCode: '还没有门牌码？',
  noCodeHint:
    '请向楼栋长、楼道长要一张，或者到社区服务窗口领取。一张码只能用一次，家里几口人可以各要一张。',
  ask: '不方便去？请楼栋长确认',
  size: '字号',
  desk: '工作台',
  openDesk: '打开工作台',
  needs: '等您办的事',
  noNeeds: '现在没有要您办的事。',
  news: '新消息',
  allNotices: '全部通知',
  noNews: '还没有新消息。社区发了通知，会出现在这里。',
};

/** For a screen reader: shows another community. */
export const switchLabel = (communityName: string): string => `${communityName}，换一个社区`;
/** What is left out of the list; '' where nothing is. */
export const moreNeeds = (count: number): string => (count > 0 ? `还有 ${count} 件，都看看` : '');
