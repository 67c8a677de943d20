import type {
  AuthorFigures,
  MarkedHow,
  RecheckLine,
  RecheckResult,
} from '../../../typings/contract/parts/door-mark';
import { pastWords } from '../date';

const HOW: Record<MarkedHow, string> = {
  paper: '纸面已签',
  phone: '电话里说好了',
  door: '当面告知了',
};

export const RESULTS: readonly { result: RecheckResult; words: string }[] = [
  { result: 'sure', words: '确实知道' },
  { result: 'unaware', words: '不知道' },
  { result: 'unreached', words: '没人接' },
];

/** 白若溪 昨天 10:05 记下：当面告知了 */
export function recheckWords({ authorName, how, at, tries }: RecheckLine, now: number): string {
  const tried = tries > 0 ? `；打过 ${tries} 次没人接` : '';
  return `${authorName} ${pastWords(at, now)} 记下：${HOW[how]}${tried}`;
}

/** 记下 40 户，抽查问到 5 户，2 户说不知道；1 户自己说不是这样 */
export function figureWords({ marks, asked, unaware, denied }: AuthorFigures): string {
  const found = asked === 0 ? '还没有抽查到' : `抽查问到 ${asked} 户，${unaware} 户说不知道`;
  const said = denied > 0 ? `；${denied} 户自己说不是这样` : '';
  return `记下 ${marks} 户，${found}${said}`;
}

export const RECHECK = {
  what: '替住户记下的确认，每人抽几户，由别的工作人员打电话问一声。',
  none: '现在没有要您问的',
  noneWords: '抽到您这里的，会出现在工作台上。',
  call: '打电话',
  callTitle: '打电话问一声？',
  callContent: '会打开这一户户主的电话。您看过号码这件事会记录下来。',
  notNow: '先不打',
  asked: '这一户怎么说？',
  takenAway: '记录拿掉了，这一户要重新问。',
  thanks: '记下了，谢谢您。',
  again: '记下了，改天再问。',
  figures: '各人记下的，问下来怎样',
  own: '我记下的，问下来怎样',
  more: '再看一些',
} as const;
