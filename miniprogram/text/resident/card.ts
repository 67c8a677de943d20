/** The row of whoever has a scorecard: it says nothing about which. */
export const CARDS = { name: '我的记分卡' };
