/** What somebody was told. */
export const TOLD = {
  name: '消息',
  words: '告诉过您的事，都在这里',
  unread: (count: number) => `${count} 条还没看`,
  new: '没看过',
  all: '都看过了',
  empty: '还没有消息',
  emptyWords: '有要您确认的通知、报名有变化，会出现在这里。微信里没收到也找得到。',
} as const;
