import type {
  DatePollView,
  DateSays,
  DateSeat,
  DateSlot,
} from '../../../typings/contract/meeting/date';
import { dayWithWeekday } from '../date';

export const DATE_SAYS: Record<DateSays, string> = {
  yes: '能来',
  maybe: '必要时能来',
  no: '来不了',
};

/** Who can come at a time. */
export function slotCountWords({ yes, maybe, no, open, requiredAbsent }: DateSlot): string {
  return [
    requiredAbsent > 0 && `必到的有 ${requiredAbsent} 位来不了`,
    `${yes} 位能来`,
    maybe > 0 && `${maybe} 位必要时能来`,
    no > 0 && `${no} 位来不了`,
    open > 0 && `${open} 位还没说`,
  ]
    .filter(Boolean)
    .join('，');
}

/** What one seat said to one time. */
export function seatSaysWords({ says, entered }: DateSeat, index: number): string {
  const said = says?.[index];
  if (!said) return '还没说';
  return entered ? `${DATE_SAYS[said]}（电话里说的）` : DATE_SAYS[said];
}

export function pollStateWords({ state, closed, closesOn, may }: DatePollView): string {
  if (state === 'taken') return '已经定了时间。';
  if (state === 'withdrawn') return '不再问了。';
  if (may.take) return closed ? '截止了，可以定时间了。' : '都说了，可以定时间了。';
  return closed ? '截止了，等召集人定时间。' : `${dayWithWeekday(closesOn)}截止，在那之前可以改。`;
}

export function pollLineWords({ closesOn }: { closesOn: string }): string {
  return `${dayWithWeekday(closesOn)}前说说哪天能来`;
}
