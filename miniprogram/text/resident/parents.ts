/** How a child sets up a parent: on their phone, or without one. */
export const PARENTS = {
  parents: '帮爸妈加入',
  withWechat: '爸妈自己用微信',
  withWechatHow: '在他们的手机上打开邻里，输入他们家的门牌码；字小，就在“我的”里调大。',
  withWechatConsent:
    '和您住一户的，想请您替他们确认通知，要他们自己点：“我的”、“我的资料”、“请人替我办”，再选您。点了才算同意，随时可以结束。',
  withoutWechat: '爸妈不用微信',
  withoutWechatHow:
    '请楼栋长问过他们本人，把他们登记在自己那一户，再记下由谁替他们确认通知。投票不能代，用纸票。',
};

/** The same, for somebody who has not joined yet. */
export const PARENTS_WELCOME = {
  ...PARENTS,
  parentsHint: '您在身边，几分钟就能帮他们弄好',
  theirPhone: '手里就是爸妈的手机，输入门牌码',
};
