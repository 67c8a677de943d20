import type { AdultState } from '../../../typings/contract/people';

/** How it stands with one's word that one is 18, as one reads it oneself. */
export const ADULT_WORDS: Record<AdultState, string> = {
  none: '还没有说明。说明了，成年居民的投票名册上才有您',
  stated: '您说明了，等楼栋长核对，核对后上投票名册',
  doubted: '楼栋长有疑问，还没有上投票名册，请找他说一说',
  confirmed: '核对过了，您在成年居民的投票名册上',
};

/** Why one is not on the roster of a motion that was announced, and what to do. */
export const OFF_ROSTER: Record<AdultState, string> = {
  none: '您不在这次的名册上，因为还没有说明年满 18 周岁。',
  stated: '您不在这次的名册上，因为您说明年满 18 周岁以后，还没有人核对。',
  doubted: '您不在这次的名册上，因为楼栋长对您是否年满 18 周岁有疑问。',
  confirmed: '您不在这次的名册上。',
};
export const OFF_ROSTER_NEXT =
  '已经成年的，请先在“我的”里说明、请楼栋长核对，再到下面“意见和答复”里提出来，投票开始前可以补上。';

/** What is asked when one says that one is 18, or takes it back. */
export const SAY_ADULT = {
  title: '您年满 18 周岁了吗？',
  content: '成年居民才有投票权。只记下“年满 18 周岁”，不记生日；楼栋长会核对一次。',
  confirm: '满18了',
  cancel: '还没有',
};
export const UNSAY_ADULT = {
  title: '您说过年满 18 周岁',
  content: '说错了可以收回。收回以后，您不在成年居民的投票名册上。',
  confirm: '收回',
  cancel: '不改',
};
