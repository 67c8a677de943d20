import type { Desk, DeskItem } from '../../../../typings/contract/home';
import type { HandedLine } from '../../../../typings/contract/parts/handout';
import { dayOf, endOfDay } from '../../../calendar';
import { momentWords, untilWords } from '../../../text/date';
import { askedTitle } from '../../../text/home/desk';
import { deskName } from '../../../text/home/desk-figure';
import { needWords } from '../../../text/home/need';
import { handedPlace, handedTitle } from '../../../text/notice/handed';
import { troubledWords } from '../../../text/notice/restored';

/** What waits until a day, or until somebody has looked after it, as a row says it. */
export interface DueRow {
  key: string;
  kind: DeskItem['kind'] | Folded;
  id: string;
  title: string;
  what: string;
  state: string;
  tone: 'soon' | 'quiet';
  /** of doors: where they are */
  place?: Pick<HandedLine, 'placeId' | 'label'>;
}

/** Of doors, outages and questions so many stand open; the rest is one line with their number. */
const OPEN_OF_A_KIND = 3;

/** Kinds of which many are folded. */
export type Folded = 'doors' | 'trouble' | 'asked';

/** Outages that are not over for everybody, questions that wait, then what ends, the first to end first; and how many more there are. */
export function dueRows(
  { due, handed = [], troubled = [], asked = [] }: Desk,
  unfolded: readonly Folded[],
  now: number,
) {
  const open = <Line>(lines: readonly Line[], kind: Folded) =>
    unfolded.includes(kind) ? lines : lines.slice(0, OPEN_OF_A_KIND);
  const ending = [
    ...due.map((item) => ({ until: item.until, row: itemRow(item, now) })),
    ...open(handed, 'doors').map((line) => ({
      until: endOfDay(line.dueDay),
      row: doorRow(line, now),
    })),
  ].sort((one, other) => one.until - other.until);
  const counts = { trouble: troubled.length, asked: asked.length, doors: handed.length };
  const folds = (['trouble', 'asked', 'doors'] as const)
    .filter((kind) => counts[kind] > OPEN_OF_A_KIND && !unfolded.includes(kind))
    .map((kind) => ({ kind, words: needWords(kind, counts[kind] - OPEN_OF_A_KIND) }));
  const troubles = open(troubled, 'trouble').map(
    ({ noticeId, title, households }): DueRow => ({
      key: `trouble ${noticeId}`,
      kind: 'trouble',
      id: noticeId,
      title: troubledWords(title, households),
      what: title,
      state: '',
      tone: 'soon',
    }),
  );
  const questions = open(asked, 'asked').map(
    ({ noticeId, title, questions: count }): DueRow => ({
      key: `asked ${noticeId}`,
      kind: 'asked',
      id: noticeId,
      title: askedTitle(count),
      what: title,
      state: '',
      tone: 'soon',
    }),
  );
  return { due: [...troubles, ...questions, ...ending.map(({ row }) => row)], folds };
}

function itemRow({ kind, id, title, until }: DeskItem, now: number): DueRow {
  const { words, near } = untilWords(until, now);
  return {
    key: `${kind} ${id}`,
    kind,
    id,
    title,
    what: deskName(kind),
    state: kind === 'meetings' ? momentWords(until, now) : words,
    tone: near ? 'soon' : 'quiet',
  };
}

function doorRow(line: HandedLine, now: number): DueRow {
  const { noticeId, placeId, label, dueDay } = line;
  const { words, near } = untilWords(endOfDay(dueDay), now);
  return {
    key: `doors ${noticeId} ${placeId}`,
    kind: 'doors',
    id: noticeId,
    title: handedTitle(line, dayOf(now)),
    what: handedPlace(line),
    state: words,
    tone: near ? 'soon' : 'quiet',
    place: { placeId, label },
  };
}
