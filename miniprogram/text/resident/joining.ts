import type { JoinRequest } from '../../../typings/contract/joining';

/** The stair of a building that has none. */
export const NO_STAIR = '不分单元';

export const sentWords = (community: string, when: string) => `${community} · ${when} 送出`;

/** The dialog before one's own request is withdrawn. */
export const WITHDRAW = {
  content: '撤回以后，楼栋长就看不到这份请求了。一周里可以问三次。',
  confirmText: '撤回',
  cancelText: '再等等',
};

export const becomeSecretary = (community: string) => `成为${community}的书记`;

/** A request as those read it who decide about it. */
export function requestLines({ joined, name, agreedByName }: JoinRequest, when: string) {
  return {
    when: `${when} 送出`,
    household: joined === 0 ? '这一户还没有人加入' : `这一户已有 ${joined} 人加入`,
    agreed: agreedByName
      ? `他已经加入了几户，要两位工作人员都同意。${agreedByName} 已经同意，还要一位。`
      : '',
    accepted: `${name} 会马上看到发给这一户的通知，可以替这一户确认。`,
    chooseReason: `请选一个原因，${name} 会看到：`,
  };
}

/** What whoever joins says of themselves. */
const ONESELF = {
  name: '您的称呼',
  nameExample: '例如：王秀英',
  adult: '我年满 18 周岁',
  adultHint: '成年居民才能投票。不记生日，楼栋长会核对一次；以后也可以在“我的”里说明。',
};

/** Somebody without a code says where they live. */
export const HOUSEHOLD_ASK = {
  ...ONESELF,
  waits: '楼栋长、楼道长看到后会回复您。同意了，下次打开首页就能看到社区的通知。',
  urgent: '着急的话，可以当面向楼栋长要一张门牌码，马上就能加入。',
  withdraw: '撤回这次请求',
  title: '您住哪一户？',
  whoSees: '只有您那栋楼的楼栋长、楼道长、网格员和社区书记会看到。',
  community: '哪个社区',
  noCommunity: '这里还没有社区开通',
  noCommunityHint: '请问问您的社区什么时候开始用。',
  choose: '选择楼栋和单元',
  number: '房号',
  numberExample: '例如 301',
  note: '让楼栋长认出您（可以不写）',
  noteExample: '例如：301 老王家的女儿',
  ask: '请楼栋长确认',
  askNote: '不需要手机号，也不需要身份证。',
  chooseStair: '请先选好您住的楼栋和单元。',
  writeNumber: '请写上门上的房号。',
  writeName: '请写上您的称呼，楼栋长才知道是您。',
  privacyFirst: '您同意隐私指引后才能送出。不同意也可以随时回来。',
  noSuchNumber: '这个单元里没有这个房号，请看看是不是写错了。',
};

/** Joins a household by its code, or a community as its first secretary. */
export const HOUSEHOLD_JOIN = {
  ...ONESELF,
  enter: '输入门牌码',
  about: '门牌码写在楼栋长或社区给您的纸条上，一共 10 位，分成两组。大小写都可以。',
  first: '前 5 位',
  firstLabel: '门牌码前 5 位',
  second: '后 5 位',
  secondLabel: '门牌码后 5 位',
  scan: '扫纸条上的二维码',
  ask: '没有门牌码？',
  askHint: '说说您住哪一户，请楼栋长确认',
  check: '看看这张码',
  secretaryCode: '这是开通社区用的书记码',
  secretaryAbout: '这张码只能用一次。用了以后，由您导入名册、任命楼栋长、发布通知。',
  belongsTo: '这张门牌码属于',
  nameOfSecretary: '您发布通知时，居民会看到。',
  nameOfMember: '同一户的家人、您的楼栋长和社区书记会看到。',
  safeSecretary: '不需要手机号，也不需要身份证。您做的每件事都留有记录。',
  safeMember: '不需要手机号，也不需要身份证。别的邻居看不到您住哪一户。',
  beSecretary: '担任书记',
  join: '加入这一户',
  notMe: '不是我',
  notMyDoor: '不是我家',
  noCode: '这张码里没有门牌码。请扫楼栋长给您的那一张，或者照着输入。',
  tooShort: '门牌码一共 10 位，请看看是不是少输了。',
  title: '加入一户',
  writeName: '请写上您的称呼，邻居和楼栋长才知道是您。',
  privacyFirst: '您同意隐私指引后才能加入。不同意也可以随时回来。',
  isSecretary: '您是书记了',
  joined: '已经加入',
};

/** Neighbours who ask to be let in. */
export const REQUEST_LIST = {
  empty: '没有人在等',
  emptyHint: '没有门牌码的邻居请求加入时，会出现在这里。',
  about: '请先确认他住在这一户，再同意。没有把握，就打个电话，或者上门看看。',
  ownAgreed: '您已经同意，要请另一位来看。',
  own: '这是您自己或您家的请求，要请另一位来看。',
  reason: '原因',
  leave: '再看看',
  acceptNow: '是住户，加入',
  decline: '不同意',
  accept: '同意加入',
  waits: '等另一位核对',
  joined: '已加入',
  answered: '已回复',
};
