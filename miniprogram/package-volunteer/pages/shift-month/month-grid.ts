import type { ShiftLine } from '../../../../typings/contract/volunteer/shift';
import { addDays, addMonths, dayOf, weekdayOf } from '../../../calendar';
import { holidayName } from '../../../text/volunteer/holiday';
import { gridDaySign, gridDayWords } from '../../../text/volunteer/shift/days';

export interface GridDay {
  day: string;
  /** of the month; '' outside it */
  number: string;
  /** shifts that are not cancelled, and whether one of them is the reader's */
  count: number;
  mine: boolean;
  today: boolean;
  holiday: string;
  /** for a screen reader: 6月17日 周三，3 班，有您的 */
  words: string;
  /** below the number */
  sign: string;
}

const OWN: readonly ShiftLine['standing']['is'][] = ['in', 'offered', 'waiting'];

/** The weeks of a month from Monday on; days of the months around it are blank. */
export function monthGrid(month: string, shifts: readonly ShiftLine[], now: number): GridDay[][] {
  const first = `${month}-01`;
  const next = addMonths(first, 1);
  const begin = addDays(first, -((weekdayOf(first) + 6) % 7));
  const weeks: GridDay[][] = [];
  for (let day = begin; day < next; day = addDays(day, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => gridDay(addDays(day, index))));
  }
  return weeks;

  function gridDay(day: string): GridDay {
    if (!day.startsWith(month)) {
      const nothing = { count: 0, mine: false, today: false, holiday: '' };
      return { day, number: '', ...nothing, words: '', sign: '' };
    }
    const open = shifts.filter((one) => one.day === day && one.standing.is !== 'cancelled');
    const mine = open.some(({ standing }) => OWN.includes(standing.is));
    const holiday = holidayName(day);
    const today = day === dayOf(now);
    const known = { day, count: open.length, mine, today, holiday };
    return {
      ...known,
      number: String(Number(day.slice(8))),
      words: gridDayWords(known),
      sign: gridDaySign(known),
    };
  }
}

export function otherMonth(month: string, by: number): string {
  return addMonths(`${month}-01`, by).slice(0, 7);
}
