/** Times of day and lengths of meetings. */
export const fromTimeWords = (time: string): string => `${time} 起`;
export const untilTimeWords = (time: string): string => `${time} 止`;
export const minutesWords = (minutes: number): string => `${minutes} 分钟`;
