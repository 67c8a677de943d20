import type { RecoveryDoor } from '../../../typings/contract/parts/recovery';
import { pastWords, untilWords } from '../date';
import { ASK, whoWords } from './recovery';
import { saidWords } from './restored';

/** An officer's word that all is well again, and its way back. */
export const DECLARE = {
  act: '已恢复',
  note: '大家会在通知里看到，再问每户一声好了没有',
  done: '大家看得到了',
  back: '收回“已恢复”',
  backWords: '点错了，或者又停了',
  undone: '收回了',
  doors: '看哪几户还没好',
};

/** 沈秋 说已经恢复 · 今天 15:20 */
export function restoredWords(
  restored: { at: number; byName: string } | null,
  now: number,
): string {
  return restored ? `${restored.byName} 说已经恢复 · ${pastWords(restored.at, now)}` : '';
}

/** How a door stands: said to be well, written down so, said not to be, or silent. */
export type RecoveryState = 'restored' | 'noted' | 'troubled' | 'silent';

export const RECOVERY_STATES: Record<
  RecoveryState,
  { tone: 'mine' | 'soon' | 'quiet'; sign: string; words: string }
> = {
  restored: { tone: 'mine', sign: '✓', words: '好了' },
  noted: { tone: 'mine', sign: '记', words: '记下：好了' },
  troubled: { tone: 'soon', sign: '！', words: '还没有' },
  silent: { tone: 'quiet', sign: '·', words: '还没回答' },
};

/** What a household has said, for the officer at its door. */
export function doorAnswer({ answer }: RecoveryDoor, title: string, now: number): string {
  if (!answer) return '还没回答';
  const said = saidWords(answer.restored, answer.trouble, title);
  return `${said}（${whoWords(answer, now)}）`;
}

/** The officers' pages. */
export const DOORS = {
  unit: '户',
  verb: '回答了',
  lacks: '没回答',
  all: '答了的都说好了。',
  well: '好了',
  buildings: '各栋楼',
  shade: '颜色越深，说好了的越多。',
  lines: '每栋楼，没好的在前',
  tap: '点一栋，给没好的打电话，或者替没用手机的记下。',
  none: '这里没有您负责的楼栋',
  raise: '报成一件事，有人跟着办',
  hint: '点门牌，打电话，或者替这一户记下。',
  empty: '这里还没有门牌',
  emptyWords: '先把名册导进来，这里就有了。',
  search: '房号',
  searchHint: '输入房号，例如 301',
  notFound: '没有这个房号，看看是不是输错了。',
  cut: '门牌太多，这里没有画全。输入房号就能找到。',
  call: '打电话',
  callTitle: '打电话给这一户？',
  callWords: '会打开这一户户主的电话。您看过号码这件事会记录下来。',
  callNot: '先不打',
  asked: '电话里怎么说？',
  saidWell: '电话里说：好了',
  saidNot: '电话里说：还没有',
  doorWell: '当面说：好了',
  doorNot: '当面说：还没有',
  back: '撤回',
  kept: '没记错',
  know: '知道了',
};

/** 回答还有 3 天, 回答明天截止 */
export function answerableWords(until: number, now: number): string {
  return `回答${untilWords(until, now).words}`;
}

/** 还有 6 户说没好 */
export const troubledHouseholds = (count: number) => `还有 ${count} 户说没好`;

/** 3 户没好 · 答了 12 / 40 户 */
export function buildingWords(troubled: number, answered: number, households: number): string {
  const wrong = troubled > 0 ? `${troubled} 户没好 · ` : '';
  return `${wrong}答了 ${answered} / ${households} 户`;
}

/** 刚记下 1单元 301：好了 */
export function notedRecovery(door: string, restored: boolean): string {
  return `刚记下 ${door}：${restored ? ASK.restored : ASK.troubled}`;
}

/** What an officer begins a matter with. */
export function raisedWords(title: string, households: number): string {
  return `“${title}”之后，还有 ${households} 户没恢复。`;
}
