import type { DutyForm, SittingDay } from '../../../typings/contract/matter/duty.ts';
import { addDays, weekdayOf } from '../../kernel/calendar.ts';

/** Coming days that are shown. */
export const SHOWN_DAYS = 14;

/** Whether a form says when somebody sits; of a new one at least one day is to come. */
export function isDutyFit(
  { from, until, firstDay, lastDay, weekdays, off }: DutyForm,
  today: string,
  isNew: boolean,
): boolean {
  if (from >= until || firstDay > lastDay || lastDay < today) return false;
  if (lastDay > addDays(firstDay, 366)) return false;
  if (!isNew) return true;
  const first = firstDay < today ? today : firstDay;
  for (let day = first, n = 0; day <= lastDay && n < 400; day = addDays(day, 1), n += 1) {
    if (weekdays.includes(weekdayOf(day)) && !off.includes(day)) return true;
  }
  return false;
}

export interface Duty {
  dutyId: string;
  form: DutyForm;
}

/** Who sits on the coming days, the earliest first; nobody on public holidays. */
export function sittingDays(
  duties: readonly Duty[],
  today: string,
  isHoliday: (day: string) => boolean,
): SittingDay[] {
  return Array.from({ length: SHOWN_DAYS }, (_, n) => addDays(today, n)).map((day) => {
    const holiday = isHoliday(day);
    const sitting = duties.filter(
      ({ form }) =>
        !holiday &&
        form.firstDay <= day &&
        day <= form.lastDay &&
        form.weekdays.includes(weekdayOf(day)) &&
        !form.off.includes(day),
    );
    const inOrder = [...sitting].sort(
      (one, other) =>
        one.form.from.localeCompare(other.form.from) || (one.dutyId < other.dutyId ? -1 : 1),
    );
    return { day, sittings: inOrder.map(({ dutyId }) => dutyId), holiday };
  });
}
