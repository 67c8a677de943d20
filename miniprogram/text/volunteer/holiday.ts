import { addDays } from '../../calendar';

/**
 * The first day of the first month, 清明, 端午 and 中秋 of each year, by the Chinese calendar as it is published;
 * for later years the festivals by the sun alone are known.
 */
const MOON: Record<string, [spring: string, qingming: string, duanwu: string, autumn: string]> = {
  2026: ['02-17', '04-05', '06-19', '09-25'],
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
};

/** Public holidays of a year themselves; which days around them are off is announced year by year. */
function holidaysOf(year: string): [day: string, name: string][] {
  const days: [string, string][] = [
    [`${year}-01-01`, '元旦'],
    [`${year}-05-01`, '劳动节'],
    [`${year}-05-02`, '劳动节'],
    [`${year}-10-01`, '国庆节'],
    [`${year}-10-02`, '国庆节'],
    [`${year}-10-03`, '国庆节'],
  ];
  const moon = MOON[year];
  if (!moon) return days;
  const [spring, qingming, duanwu, autumn] = moon.map((date) => `${year}-${date}`) as [
    string,
    string,
    string,
    string,
  ];
  return [
    ...days,
    [addDays(spring, -1), '除夕'],
    ...[0, 1, 2].map((more): [string, string] => [addDays(spring, more), '春节']),
    [qingming, '清明节'],
    [duanwu, '端午节'],
    [autumn, '中秋节'],
  ];
}

/** The name of the public holiday that a day is, or ''. */
export function holidayName(day: string): string {
  return holidaysOf(day.slice(0, 4)).find(([one]) => one === day)?.[1] ?? '';
}
