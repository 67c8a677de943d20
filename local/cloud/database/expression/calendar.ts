const DAY = 86_400_000;

/** A day's place in the calendars that dates are formatted by. The date's UTC fields are local. */
export interface CalendarDay {
  dayOfYear: number;
  /** 1 is Sunday */
  dayOfWeek: number;
  /** 1 is Monday */
  isoDayOfWeek: number;
  /** 0 to 53, weeks start on Sundays; days before the first Sunday are in week 0 */
  week: number;
  isoWeek: number;
  isoWeekYear: number;
}

export function calendarDay(local: Date): CalendarDay {
  const year = local.getUTCFullYear();
  const start = startOfYear(year);
  const dayOfYear = Math.floor((local.getTime() - start) / DAY) + 1;
  const weekday = local.getUTCDay();
  const isoDayOfWeek = weekday === 0 ? 7 : weekday;
  // An ISO week belongs to the year that its Thursday is in.
  const thursday = new Date(Math.floor(local.getTime() / DAY) * DAY + (4 - isoDayOfWeek) * DAY);
  const isoWeekYear = thursday.getUTCFullYear();
  return {
    dayOfYear,
    dayOfWeek: weekday + 1,
    isoDayOfWeek,
    week: Math.floor((dayOfYear + 6 - weekday) / 7),
    isoWeek: Math.floor((thursday.getTime() - startOfYear(isoWeekYear)) / DAY / 7) + 1,
    isoWeekYear,
  };
}

/** Midnight of a day as if in UTC; unlike Date.UTC it takes the years 0 to 99 as they are. */
export function utcDay(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

const startOfYear = (year: number): number => utcDay(year, 1, 1);

/** Midnight of a day given by its ISO year, week and day of the week. */
export function isoDay(year: number, week: number, day: number): number {
  const fourth = utcDay(year, 1, 4);
  const weekday = new Date(fourth).getUTCDay() || 7;
  return fourth + ((week - 1) * 7 + (day - weekday)) * DAY;
}
