/** Correcting a notice. */
export const NOTICE_CORRECT = {
  title: '标题',
  body: '正文',
  begins: { label: '写明什么时候开始', words: '居民可以一点加进手机日历' },
  beginEarly: '开始的时间在发布以前，请重新选。',
  reason: '为什么改',
  reasonExample: '例如：日期写错了',
  reasonHint: '原来的文字会留在下面，大家看得到改了什么、为什么改。',
  sendOwn: '用我写的换上',
  send: '换上新的文字',
  wantsTitle: '标题不能空着。',
  wantsBody: '正文不能空着。',
  wantsReason: '请写一句为什么改，大家会看到。',
  waits: '微信没把握这段话合不合适，要等另一位看过才会换上。在那以前，大家看到的还是原来的文字。',
  understood: '知道了',
  corrected: '已更正',
};
