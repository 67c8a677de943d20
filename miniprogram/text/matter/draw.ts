import type { MatterView, Rating } from '../../../typings/contract/matter/matter';
import type {
  DrawLine,
  DrawState,
  RateFigures,
  VisitFigures,
  VisitResult,
} from '../../../typings/contract/matter/revisit';
import { dayWords } from '../date';
import type { MatterLook } from './state';
import { ratingName } from './state';

const STATES: Record<DrawState, MatterLook> = {
  announced: { words: '名单定了，等开号', tone: 'soon' },
  entered: { words: '号码等第二个人核对', tone: 'soon' },
  drawn: { words: '抽好了', tone: 'mine' },
};

const RESULTS: Record<VisitResult, string> = {
  helped: '上门问了：帮上忙了',
  partly: '上门问了：帮上一些',
  not: '上门问了：没帮上',
  unreached: '去了没见到人',
};

export const RESULT_CHOICES = (['helped', 'partly', 'not', 'unreached'] as const).map((result) => ({
  result,
  name: { helped: '帮上忙了', partly: '帮上一些', not: '没帮上', unreached: '没见到人' }[result],
}));

export const drawLook = (state: DrawState): MatterLook => STATES[state];
export const resultWords = (result: VisitResult | null): string =>
  result === null ? '还没去' : RESULTS[result];

/** 2026-05-01 to 2026-05-31, as people say it. */
export const periodWords = ({ from, until }: Pick<DrawLine, 'from' | 'until'>): string =>
  `${dayWords(from)} 到 ${dayWords(until)}，办完、没受理的`;

export const seedWords = ({ source, seedDay }: Pick<DrawLine, 'source' | 'seedDay'>): string =>
  `用${dayWords(seedDay)}的${source}来抽`;

/** A draw that drew a matter, as it stands on the matter's own page. */
export const drawnRow = ({
  drawId,
  from,
  until,
  result,
}: NonNullable<MatterView['drawn']>[number]) => ({
  drawId,
  period: periodWords({ from, until }),
  words: resultWords(result),
});

/** 3 of 5 were asked, and what they said. */
export function visitedWords({
  drawn,
  visited,
  helped,
  partly,
  not,
  unreached,
}: VisitFigures): string {
  if (drawn === 0) return '';
  const parts = [
    helped > 0 ? `${helped} 件帮上忙了` : '',
    partly > 0 ? `${partly} 件帮上一些` : '',
    not > 0 ? `${not} 件没帮上` : '',
    unreached > 0 ? `${unreached} 件没见到人` : '',
  ].filter((part) => part !== '');
  const said = parts.length === 0 ? '' : `：${parts.join('，')}`;
  return `抽了 ${drawn} 件，去了 ${visited} 件${said}`;
}

/** 3 of 5 were rated by a third party; '' before anything was. */
export function ratedByThird({ drawn, rated, helped, partly, not }: RateFigures): string {
  if (rated === 0) return '';
  const parts = [
    helped > 0 ? `${helped} 件帮上忙了` : '',
    partly > 0 ? `${partly} 件帮上一些` : '',
    not > 0 ? `${not} 件没帮上` : '',
  ].filter((part) => part !== '');
  return `第三方测评：抽到的 ${drawn} 件，评了 ${rated} 件：${parts.join('，')}`;
}

/** One draw: the list and its hash, the number, who was drawn, and what was found in person. */
export const DRAW_DETAIL = {
  thirdHint:
    '您看到的是网格员写的内容和公开的结果，没有是谁提的。评了大家都看得到，和居民的评价分开算。',
  numberAgain: '号码，您再照着输一遍',
  number: '开出来的号码',
  numberAgainHint: '两个人输得一样才会抽',
  numberHint: '照着公布的顺序连写，不留空格。还要另一个人再输一遍',
  confirm: '核对并抽',
  enter: '记下号码',
  drawn: '抽到的',
  proof: '依据和校验',
  hash: '名单的校验码（SHA-256）',
  proofHint:
    '谁都可以自己抽一遍：每件事的编号前面加上号码、换一行，算出 SHA-256，最小的几件就是抽到的。',
  copy: '复制名单',
  badNumber: '请把号码的数字照着连写，不留空格，至少四位。',
  rateContent: '每件只评一次，评了不能改，大家都看得到。',
  rateConfirm: '就这样评',
  rateCancel: '再看看',
  untitled: '没有公开内容的一件事',
};

export const listedWords = ({ listed, size }: Pick<DrawLine, 'listed' | 'size'>): string =>
  `名单 ${listed} 件，抽 ${size} 件`;
export const seedNumber = (seed: string): string => `号码 ${seed}`;
export const outcomeWords = (outcome: string): string => `结果：${outcome}`;
export const thirdRating = (rating: Rating): string => `第三方测评：${ratingName(rating)}`;
export const rateTitle = (rating: Rating): string => `评为“${ratingName(rating)}”？`;

/** To freeze a list and announce which public number draws from it. */
export const DRAW_MAKE = {
  heading: '定一份名单',
  intro: '这些天里办完的、没受理的、说过没办好的，一件不漏列进名单。定了就公布，不能改。',
  from: '从哪天',
  until: '到哪天',
  size: '抽几件',
  source: '用哪个号码来抽',
  sourceHint: '后来才开出来、大家都查得到的，比如福彩双色球的七个号码',
  seedDay: '哪天开',
  freeze: '公布名单',
  freezeNote: '定了不能改',
  noSource: '请写明用哪个号码，比如福彩双色球的七个号码。',
  badSize: '抽的件数请写 1 到 50。',
};

/** Which lists were frozen, and what was found in person. */
export const DRAW_LIST = {
  intro:
    '办完的、没受理的、说过没办好的，都列进名单，先公布，再用后来才开出来的号码抽，谁也没法挑。抽到的，有人上门问一声：到底帮上忙了没有。',
  empty: '还没有抽过',
  emptyHint: '定一份名单，写明用哪天的哪个号码来抽，到那天再抽。',
  freeze: '定一份名单',
  freezeNote: '先公布名单，再等号码',
};
