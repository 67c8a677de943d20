/** 19:30 开始 */
export const fromWords = (from: string) => `${from} 开始`;

/** 21:30 结束, 次日 01:00 结束 @param overnight it ends on the day after */
export const untilWords = (until: string, overnight = false) =>
  `${overnight ? '次日 ' : ''}${until} 结束`;

/** 19:30–21:30, 22:00–次日 01:00 */
export const formSpan = (from: string, until: string, overnight: boolean) =>
  `${from}–${overnight ? '次日 ' : ''}${until}`;
