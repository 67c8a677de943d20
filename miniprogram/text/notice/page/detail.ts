/** One notice. */
export const NOTICE_DETAIL = {
  enterCode: '输入门牌码',
  home: '回到首页',
  pinned: '置顶',
  corrected: '已更正',
  correctionWaits: '有一次更正在等人看，看过以后换上新的文字。',
  confirmed: '您家已确认',
  subscribed: '下一则要确认的通知，会在微信里提醒您一次。',
  turnout: '看每栋楼的回执',
  calendar: '加进手机日历',
  proof: '复制公示记录',
  proofHint: '起止时间和全文指纹，可以存档',
  report: '这则通知有问题',
  reportHint: '不写您的名字，交给社区的人看',
  manage: '管理这则通知',
  correct: '更正',
  correctHint: '原来的文字会留着，写明改了什么',
  unpin: '取消置顶',
  withdraw: '撤下',
  cancel: '不发了',
  withdrawHint: '大家会看到撤下的原因',
  confirmNote: '一户有一人确认就可以，社区会看到您家已确认',
  confirm: '确认',
  notConfirm: '先不',
  inCalendar: '已加进日历',
  isPinned: '已置顶',
  isUnpinned: '已取消置顶',
  confirmWithdraw: '撤下这则通知？',
  confirmCancel: '不发这则通知了？',
  withdrawReason: '写明原因，大家会看到；撤下后不能放回来',
  notWithdraw: '先不撤',
  wantsReason: '请写一下原因',
  withdrawn: '已撤下',
  reported: '收到了，社区会有人来看。看的人不会知道是您反映的。',
  understood: '知道了',
  whatIsWrong: '哪里不对？',
  scheduledTag: '还没到时间，现在只有您看得到',
  heldTag: '等人看过再发，现在只有您看得到',
  expiredTag: '已过期',
};

export const confirmForTitle = (name: string) => `替${name}确认？`;

export const confirmForHint = (name: string) =>
  `会记下是您替${name}确认的，${name}和楼栋长都看得到。`;

export const toAudience = (published: string, audience: string) => `${published} · 发给${audience}`;

/** Files that are being checked; '' = none. */
export const filesWaitingWords = (count: number) =>
  count > 0 ? `还有 ${count} 个图片或附件正在检查，通过后会出现在这里。` : '';

/** How often it was corrected; '' = never. */
export const historyWords = (times: number) =>
  times > 0 ? `更正过 ${times} 次，看原来的文字` : '';

export const confirmedByWords = (name: string) => `${name} 替您确认的`;

export const publishesWords = (when: string) => `${when} 自动发布`;

export const publishedWords = (when: string) => `${when} 发布`;

export const rolesAt = (places: string, roles: string) => `${places} 的${roles}`;

/** Who withdrew it, why and when; without a name it was checked after neighbours had reported it. */
export function withdrawnWords(byName: string, reason: string, when: string): string {
  const who = byName === '' ? '有邻居反映，复核后撤下' : `${byName} 撤下`;
  return `${who}${reason === '' ? '' : `：${reason}`}（${when}）`;
}

export const publicityWords = (from: string, days: number, least: number) =>
  `${from}起公示，已满 ${days} 天，法定至少 ${least} 天`;

export const versionSpan = (from: string, until: string) => `原文 ${from} 至 ${until}`;

export const versionReason = (byName: string, reason: string) => `${byName} 更正：${reason}`;

/** 居务公开: what was public from when to when, in words that can be filed. */
export const proofWords = (proof: {
  community: string;
  title: string;
  audience: string;
  published: string;
  author: string;
  publicity: string;
  corrections: number;
  fingerprint: string;
}): string =>
  [
    '居务公开公示记录',
    `社区：${proof.community}`,
    `标题：${proof.title}`,
    `公示范围：${proof.audience}`,
    `发布：${proof.published}（${proof.author}）`,
    proof.publicity,
    `更正 ${proof.corrections} 次`,
    `全文指纹（SHA-256）：${proof.fingerprint}`,
  ].join('\n');
