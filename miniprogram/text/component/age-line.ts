/** What is shown is from earlier. */
export const offlineWords = (age: string): string => `离线，显示的是 ${age}的内容。下拉可以再试。`;
