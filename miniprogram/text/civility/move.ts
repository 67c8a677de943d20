import type { DoorAccount, MoveLine } from '../../../typings/contract/civility/move';
import type { Role } from '../../../typings/contract/people';
import { pastWords } from '../date';
import { roleWords } from '../role/role';

/** An account at a door, and whose it is. */
export function accountWords({ balance, held, current }: DoorAccount): string {
  const whose = current ? '现在这家' : '以前住的那家';
  return `${whose}：${balance} 分${held > 0 ? `，其中 ${held} 分已预留` : ''}`;
}

export function moveState({ state, moved }: MoveLine): {
  words: string;
  tone: 'soon' | 'mine' | 'quiet';
} {
  if (state === 'open') return { words: '等另一位定', tone: 'soon' };
  if (state === 'declined') return { words: '没有转', tone: 'quiet' };
  return moved === null ? { words: '正在转', tone: 'soon' } : { words: '转好了', tone: 'mine' };
}

/** Who asked for it and why, and who decided. */
export function moveSteps(
  { as, decidedAs, reason, points, moved, at }: MoveLine,
  now: number,
): string[] {
  return [
    `${pastWords(at, now)}，${roleWords(as as Role)}提的：${reason}`,
    decidedAs ? `${roleWords(decidedAs as Role)}定的` : '',
    moved !== null && moved < points ? `要转 ${points} 分，账上只有 ${moved} 分` : '',
  ].filter(Boolean);
}
