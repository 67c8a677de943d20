import type {
  CardLine,
  ScoreEntryLine,
  ScoreLine,
  ScoreYear,
  StarRule,
} from '../../../../typings/contract/civility/scorecard';
import type { Role } from '../../../../typings/contract/people';
import { pointsWords } from '../../../text/civility/claim';
import { picturesWords } from '../../../text/civility/page/common';
import {
  CARD_WORDS,
  objectWords,
  scoreEntryWords,
  scoreState,
  scoreSteps,
  starSigns,
  starsWords,
} from '../../../text/civility/scorecard';
import { holdsOne } from '../../../text/role/role';

export interface Score {
  scoreId: string;
  title: string;
  points: string;
  state: ReturnType<typeof scoreState>;
  steps: string[];
  /** until when it can be objected to; '' where it cannot */
  object: string;
  mayWithdraw: boolean;
  /** asks for its pictures; '' where there are none */
  pictures: string;
}

export interface Entry {
  seq: number;
  name: string;
  words: string;
  points: string;
  isGain: boolean;
  scoreId: string;
}

export interface Year {
  year: string;
  points: number;
  dimensions: number[];
  stars: string;
  signs: string;
  next: string;
  before: string;
}

export function scoreOf(score: ScoreLine, now: number): Score {
  const { scoreId, title, points, state, mine, pictures = 0 } = score;
  return {
    scoreId,
    title,
    points: pointsWords(points),
    state: scoreState(score),
    steps: scoreSteps(score),
    object: objectWords(score, now),
    mayWithdraw: state === 'open' && mine,
    pictures: picturesWords(pictures),
  };
}

export function entryOf(entry: ScoreEntryLine, dimensions: readonly string[]): Entry {
  const { seq, points, scoreId } = entry;
  return {
    seq,
    ...scoreEntryWords(entry, dimensions),
    points: pointsWords(points),
    isGain: points > 0,
    scoreId,
  };
}

/** The year as its card says it, and in a line the one before; null while nothing is known. */
export function yearOf(years: readonly ScoreYear[], stars: StarRule | null): Year | null {
  const [now, before] = years;
  if (!now) return null;
  const reached = now.stars ?? 0;
  const next = stars && reached < 5 ? (stars.points[reached] ?? 0) - now.points : 0;
  const isHeld = stars !== null && stars.least > 0 && now.stars !== null;
  return {
    year: CARD_WORDS.year(now.year),
    points: now.points,
    dimensions: now.dimensions,
    stars: starsWords(now.stars),
    signs: now.stars ? starSigns(now.stars) : '',
    next: [
      next > 0 ? CARD_WORDS.next(next, starsWords(reached + 1)) : '',
      isHeld ? CARD_WORDS.least(stars.least) : '',
    ]
      .filter(Boolean)
      .join('。'),
    before:
      before && before.points !== 0
        ? CARD_WORDS.before(before.year, before.points, starsWords(before.stars))
        : '',
  };
}

/** Who may print a card: whose it is, and who keeps the book for somebody who agreed on paper. */
export function mayPrint(
  { own, paper, book }: CardLine,
  roles: Parameters<typeof holdsOne>[0],
): boolean {
  const keepers: Role[] =
    book === 'members' ? ['party-branch'] : ['secretary', 'committee-member', 'party-branch'];
  return own || (paper && holdsOne(roles, keepers));
}

/** What the page shows of a card: whose it is, and what may be done. */
export function titleOf({ own, book, label }: CardLine): string {
  return own && book === 'members' ? CARD_WORDS.own.members : label;
}
