import type { CovenantKind, CovenantLine } from '../../../typings/contract/covenant';
import { dayOf } from '../../calendar';
import { dayWords, untilWords } from '../date';

export const COVENANT_KINDS: Record<CovenantKind, string> = { frame: '公约', annex: '单项规定' };

export interface StateLook {
  words: string;
  tone: 'mine' | 'soon' | 'quiet' | 'loss';
}

/** Where a covenant stands, in words; `now` is an instant. */
export function covenantStateLook(
  { state, openUntil, adoptedAt }: Pick<CovenantLine, 'state' | 'openUntil' | 'adoptedAt'>,
  now: number,
): StateLook {
  switch (state) {
    case 'draft':
      return { words: '起草中', tone: 'quiet' };
    case 'open': {
      if (openUntil === null || openUntil < now) return { words: '意见收完了', tone: 'quiet' };
      const { words, near } = untilWords(openUntil, now);
      return { words: `征求意见 · ${words}`, tone: near ? 'soon' : 'quiet' };
    }
    case 'settled':
      return { words: '已定稿，等大家表决', tone: 'quiet' };
    case 'adopted': {
      const since = adoptedAt === null ? '' : ` · ${dayWords(dayOf(adoptedAt))}通过`;
      return { words: `正在施行${since}`, tone: 'mine' };
    }
    case 'replaced':
      return { words: '已有新的代替它', tone: 'quiet' };
    case 'dropped':
      return { words: '不再起草', tone: 'quiet' };
  }
}

/** True while everybody there may still say something. */
export function takesComments(
  { state, openUntil }: Pick<CovenantLine, 'state' | 'openUntil'>,
  now: number,
): boolean {
  return state === 'open' && openUntil !== null && openUntil >= now;
}
