import type { ScorebookKind, ScoreYear } from '../../../typings/contract/civility/scorecard.ts';
import type { PrintedCard } from '../../civility/for-others.ts';
import { chineseDay } from '../../kernel/calendar.ts';
import { type Block, lines, title } from '../record/word-parts.ts';
import {
  closing,
  dayWords,
  decidedWords,
  entryTable,
  proofWords,
  ruleWords,
  signed,
  whatWords,
} from './statement-text.ts';

type Printed = PrintedCard & { communityName: string; at: number };
type Entry = Printed['entries'][number];

const COLUMNS: [words: string, width: number][] = [
  ['笔', 560],
  ['日期', 1_700],
  ['什么事', 3_200],
  ['方面', 1_300],
  ['分', 760],
  ['谁定的', 1_300],
  ['依据', 1_300],
];

export const CARD_TITLES: Record<ScorebookKind, string> = {
  members: '党员记分卡',
  merchants: '商户记分卡',
};

function cells(entry: Entry, dimensions: readonly string[]): string[] {
  return [
    String(entry.seq),
    dayWords(entry.day),
    whatWords({ ...entry, held: 0 }),
    dimensions[entry.dimension - 1] ?? '',
    signed(entry.points),
    decidedWords(entry),
    ruleWords(entry),
  ];
}

/** 2026 年一共 12 分：诚信经营 6 分，门前整洁 6 分 */
function yearWords({ year, points, dimensions: sums, stars }: ScoreYear, names: readonly string[]) {
  const parts = sums.map((sum, at) => `${names[at] ?? ''} ${sum} 分`).join('，');
  return `${year} 年一共 ${points} 分${stars ? `，${stars} 星` : ''}：${parts}`;
}

/** A card to print: every entry, and the number of the day that all books together have. */
export function cardBlocks(printed: Printed): Block[] {
  const { label, book, merchant, dimensions, years, entries, communityName, at } = printed;
  const [first] = entries;
  return [
    title(CARD_TITLES[book]),
    ...lines(
      `${communityName}　${label}${merchant ? `　${merchant.address}` : ''}\n打印日期：${chineseDay(at)}`,
    ),
    ...years.flatMap((year) => lines(yearWords(year, dimensions), 28)),
    ...(first && first.seq > 1 ? lines(`这里是最近的 ${entries.length} 笔。`) : []),
    ...(entries.length > 0
      ? [
          entryTable(
            COLUMNS,
            entries.map((entry) => cells(entry, dimensions)),
          ),
        ]
      : lines('还没有记过分。')),
    ...closing(printed, '“我的记分卡”里申诉，或者找管记分的人'),
  ];
}

/** The same as a table: figures are figures. */
export function cardSheet(printed: Printed): {
  sheet: string;
  rows: (string | number)[][];
  widths: number[];
} {
  const { label, dimensions, entries } = printed;
  return {
    sheet: '记分',
    widths: [6, 16, 36, 14, 8, 16, 20, 20],
    rows: [
      [label],
      [...COLUMNS.map(([words]) => words), '校验码'],
      ...entries.map((entry): (string | number)[] => [
        entry.seq,
        dayWords(entry.day),
        whatWords({ ...entry, held: 0 }),
        dimensions[entry.dimension - 1] ?? '',
        entry.points,
        decidedWords(entry),
        ruleWords(entry),
        entry.hash,
      ]),
      ...proofWords(printed)
        .split('\n')
        .map((words) => [words]),
    ],
  };
}
