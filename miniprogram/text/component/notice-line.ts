/** One notice in a list. */
export const NOTICE_LINE = {
  pinned: '置顶',
  corrected: '已更正',
  over: '已过期',
  confirmed: '已确认',
  waitsForYou: '等您确认',
  waits: '待确认',
};

export const waitingWords = (until: string): string => `${NOTICE_LINE.waits} · ${until}`;
