/** 周一, 周二 …: the index is the day of the week, 0 is Sunday. */
export const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
