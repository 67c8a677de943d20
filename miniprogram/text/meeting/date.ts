import type {
  DatePollView,
  DateSays,
  DateSeat,
  DateSlot,
} from '../../../typings/contract/meeting/date';
import { dayWithWeekday } from '../date';

const DATE_SAYS: Record<DateSays, string> = {
  yes: '能来',
  maybe: '必要时能来',
  no: '来不了',
};

/** What can be said to a time; spoken with it, since the same stands at each. */
export const dateChoices = (when: string) =>
  (Object.keys(DATE_SAYS) as DateSays[]).map((says) => ({
    says,
    name: DATE_SAYS[says],
    spoken: `${when}，${DATE_SAYS[says]}`,
  }));

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

/** Which of some times suits those who have a seat. */
export const DATE_POLL = {
  best: '目前最合适',
  fold: '收起',
  unfold: '看看谁怎么说',
  take: '就定这个时间',
  meeting: '看这次会',
  enter: '电话里说的，代记',
  withdraw: '不问了',
  saveOther: '替他记下',
  save: '就这样回复',
  allSaid: '大家都自己说过了。',
  missing: '每个时间都请选一样。',
  saved: '记下了',
  takeConfirm: '通知开会',
  withdrawContent: '不再问了，大家说过的也不算了。',
  seen: '北京时间。您说的，这个会的成员和工作人员看得到。',
};

export const pollHeading = ({ bodyName }: DatePollView): string => `${bodyName}，哪天能来`;
export const pollForWords = ({ party, name }: DateSeat): string =>
  `替${party} ${name}记：他在电话里怎么说的。`;

/** When it is, and for a screen reader what can be done about it. */
export const slotActs = (when: string) => ({
  when,
  unfoldWords: `${when}，${DATE_POLL.unfold}`,
  takeWords: `${when}，${DATE_POLL.take}`,
});
export const takeContent = (when: string): string =>
  `定在${when}，现在就通知大家开会？议程可以随后再写。`;
