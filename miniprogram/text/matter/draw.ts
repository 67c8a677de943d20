import type { MatterView } from '../../../typings/contract/matter/matter';
import type {
  DrawLine,
  DrawState,
  RateFigures,
  VisitFigures,
  VisitResult,
} from '../../../typings/contract/matter/revisit';
import { dayWords } from '../date';
import type { MatterLook } from './state';

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
