import type { BackReason, HandedPart } from '../../../typings/contract/parts/handout';
import { daysBetween } from '../../calendar';
import { dayWithWeekday } from '../date';
import { dueWords } from './handed';

/** How far somebody has come: what is late is said. */
export function progressWords({ open, dueDay, back }: HandedPart, today: string): string {
  if (back) return `退回了：${BACK_REASONS[back.reason]}`;
  if (open === 0) return '都问到了';
  const late = daysBetween(dueDay, today);
  if (late > 0) return `${dayWithWeekday(dueDay)}到期，过了 ${late} 天`;
  return late === 0 ? '今天到期' : `${dueWords(dueDay, today)}前问到`;
}

export const BACK_REASONS: Record<BackReason, string> = {
  away: '这几天不在',
  many: '户数太多，问不过来',
  others: '不归我管',
  other: '别的原因',
};

export const HANDOUT = {
  parts: '交给谁、问到哪里',
  none: '还没有交出去',
  noneWords: '选好日子，把没确认的门牌交给楼栋长，他们的首页就会看到。',
  verb: '问到',
  lacks: '没问到',
  doors: '看门牌',
  back: '退回',
  takeBack: '收回',
  why: '为什么退回？',
  takeTitle: '收回这些门牌？',
  takeContent: '收回后可以再交给别人，已经记下的都还在。',
  takeConfirm: '收回',
  keep: '先不',
  hand: '交出去',
  handWords: '选要问的楼，一处交给一位。门牌自己确认了，就不用再问。',
  due: '哪天之前问到',
  to: '交给',
  other: '换一位',
  chosenHead: '交给谁？',
  handed: '已经在问',
  allHanded: '没确认的门牌都交出去了，或者都确认了。',
  sent: '交出去了',
} as const;

export const openWords = (open: number): string => `还有 ${open} 户没确认`;
export const handWords = (doors: number): string => `把 ${doors} 户交出去`;
