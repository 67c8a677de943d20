import type { HandedLine } from '../../../typings/contract/parts/handout';
import { daysBetween, weekdayOf } from '../../calendar';
import { WEEKDAYS } from '../common/weekday';
import { dayWithWeekday } from '../date';

const NEAR = ['今天', '明天', '后天'];

/** 今天, 明天, 周五, 6月29日 周一 */
export function dueWords(dueDay: string, today: string): string {
  const days = daysBetween(today, dueDay);
  const near = NEAR[days];
  if (near) return near;
  return days < 7 ? (WEEKDAYS[weekdayOf(dueDay)] ?? '') : dayWithWeekday(dueDay);
}

/** 12 户要在周五前问到; past the day: 12 户还没问到，过了 2 天 */
export function handedTitle(
  { open, dueDay }: Pick<HandedLine, 'open' | 'dueDay'>,
  today: string,
): string {
  const late = daysBetween(dueDay, today);
  if (late > 0) return `${open} 户还没问到，过了 ${late} 天`;
  if (late === 0) return `${open} 户要在今天问到`;
  return `${open} 户要在${dueWords(dueDay, today)}前问到`;
}

export const handedPlace = ({ title, label }: Pick<HandedLine, 'title' | 'label'>): string =>
  `${title} · ${label}`;
