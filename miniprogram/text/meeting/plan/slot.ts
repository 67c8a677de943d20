import type { SlotChoice, SlotLimit, SlotSearch } from '../../../../typings/contract/meeting/plan';
import { dayWithWeekday } from '../../date';
import { LIMITS, spanWords } from '../words';
import { estimatedWords } from './holiday';

/** The best times for the next meeting; or why there is none. */
export const FIND_SLOT = {
  heading: '这些时间最合适',
  none: '八周里没有合适的时间',
  allCome: '大家都能来',
  choose: '就定这个时间',
  asked: '✓ 选来问大家',
  ask: '选来问大家',
  closesOn: '哪天截止',
  askAll: '请大家说哪天能来',
  relax: '只改一样还不够，请看看下面几样能不能一起放宽。',
  tooFew: '请至少选两个时间来问。',
};

export const firstSlotWords = (first: string): string =>
  `算上提前通知，最早是${dayWithWeekday(first)}。只看得到有几位来不了，看不到是谁、为什么。`;
export const chosenSlots = (count: number): string => `选了 ${count} 个时间`;

/** When and where it would be, and for a screen reader what can be done about it. */
export function slotPlace({ day, from, until, usual, roomName }: SlotChoice) {
  const when = spanWords(day, from, until);
  const where = usual.room ? roomName : `${roomName}（不是平常那间）`;
  return {
    when,
    where,
    chooseWords: `${FIND_SLOT.choose}，${where}，${when}`,
    askWords: `问问大家，${when}`,
  };
}

export const limitWords = (limit: SlotLimit, tried: number, out: number): string =>
  `${LIMITS[limit].name}：${tried} 个时间里去掉了 ${out} 个`;

/** What to know about the whole search. */
export const slotNotes = ({ vacantRequired, estimated }: SlotSearch): string[] => [
  ...(vacantRequired > 0 ? [`有 ${vacantRequired} 个必到的席位还空着，请先补上。`] : []),
  ...estimated.map(estimatedWords),
];
