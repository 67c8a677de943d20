import { Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import type { EntryKind } from '../../../typings/contract/civility/ledger.ts';
import type { PrintedStatement } from '../../civility/for-others.ts';
import { chineseDay, instantOf } from '../../kernel/calendar.ts';
import { type Block, lines, run, title } from '../record/word-parts.ts';

type Printed = PrintedStatement & { communityName: string; at: number };
type Entry = Printed['entries'][number];

const KINDS: Record<EntryKind, string> = {
  opening: '以前的积分',
  award: '加分',
  deduction: '扣分',
  reversal: '撤销',
  hold: '预留',
  release: '退回预留',
  redemption: '兑换',
  expiry: '到期',
  moved: '转户',
};

/** Offices that decide about points. */
const OFFICES: Record<string, string> = {
  secretary: '社区书记',
  'committee-member': '居委会成员',
  'party-branch': '党支部成员',
  supervisor: '居务监督委员',
  'grid-officer': '网格员',
  'building-steward': '楼栋长',
  'stair-steward': '楼道长',
  team: '志愿签到',
};
const REASONS: Record<string, string> = { cap: '到了上限，记了剩下的', floor: '扣到零为止' };

const COLUMNS: [words: string, width: number][] = [
  ['笔', 560],
  ['日期', 1_700],
  ['什么事', 3_400],
  ['分', 840],
  ['余', 840],
  ['谁定的', 1_300],
  ['依据', 1_300],
];

export const dayWords = (day: string) => chineseDay(instantOf(day));
export const signed = (points: number) =>
  points > 0 ? `+${points}` : String(points).replace('-', '−');

/** 邻里互助（撤销：记错了人家） */
export function whatWords({
  kind,
  title: name,
  reason,
  held,
}: Pick<Entry, 'kind' | 'title' | 'reason' | 'held'>): string {
  const said = REASONS[reason] ?? reason;
  const kindWords = kind === 'award' || kind === 'deduction' ? '' : KINDS[kind];
  const heldWords = kind === 'hold' ? `${held} 分` : '';
  const more = [kindWords + heldWords, said].filter(Boolean).join('：');
  return more ? `${name}（${more}）` : name;
}

export const decidedWords = ({ as }: Pick<Entry, 'as'>) => OFFICES[as] ?? '';
export const ruleWords = ({ rule }: Pick<Entry, 'rule'>) =>
  rule ? `${rule.ruleId} 第 ${rule.version} 版` : '';

function cells(entry: Entry): string[] {
  const { seq, day, points, balance } = entry;
  return [
    String(seq),
    dayWords(day),
    whatWords(entry),
    points === 0 ? '' : signed(points),
    String(balance),
    decidedWords(entry),
    ruleWords(entry),
  ];
}

type Columns = readonly (readonly [words: string, width: number])[];

function row(columns: Columns, words: readonly string[], bold: boolean): TableRow {
  const cell = (text: string, index: number) =>
    new TableCell({
      width: { size: columns[index]?.[1] ?? 0, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 60, right: 60 },
      children: [new Paragraph({ children: [run(text, 20, bold)] })],
    });
  return new TableRow({ cantSplit: true, tableHeader: bold, children: words.map(cell) });
}

/** A table with its headings, a row for each entry. */
export function entryTable(columns: Columns, rows: readonly (readonly string[])[]): Table {
  const headings = columns.map(([words]) => words);
  return new Table({
    width: { size: columns.reduce((sum, [, width]) => sum + width, 0), type: WidthType.DXA },
    rows: [row(columns, headings, true), ...rows.map((one) => row(columns, one, false))],
  });
}

/** What it takes to find out later that an entry was changed, or is gone. */
export function proofWords({
  digest,
  entries,
}: Pick<Printed, 'digest'> & { entries: readonly Pick<Entry, 'seq' | 'hash'>[] }): string {
  const last = entries.at(-1);
  const own = last ? `\n最后一笔是第 ${last.seq} 笔，校验码 ${last.hash}` : '';
  const all = digest
    ? `全社区到 ${dayWords(digest.day)}为止的校验码：${digest.hash}`
    : '全社区还没有校验码，明天起每天有一个。';
  return `${all}${own}`;
}

/**
 * What every printed account ends with: where to object, and what shows later that nothing was changed.
 * @param where in the app, and who else helps
 */
export function closing(printed: Parameters<typeof proofWords>[0], where: string): Block[] {
  return [
    ...lines(''),
    ...lines(`觉得哪一笔不对：打开微信小程序“邻里”，在${where}。`),
    ...lines(proofWords(printed), 18),
    ...lines('请收好这一张。以后哪一笔被改了、被删了，和这里的校验码一对就知道。', 18),
  ];
}

/** An account to print: every entry, and the number of the day that all accounts together have. */
export function statementBlocks(printed: Printed): Block[] {
  const { label, balance, held, entries, communityName, at } = printed;
  const [first] = entries;
  const earlier = first ? first.balance - first.points : 0;
  return [
    title('积分对账单'),
    ...lines(`${communityName}　${label}\n打印日期：${chineseDay(at)}`),
    ...lines(
      `一共 ${balance} 分${held > 0 ? `，其中 ${held} 分预留给兑换` : ''}。${balance < 0 ? '欠着的分，以后得的分先补上。' : ''}`,
      28,
    ),
    ...(first && first.seq > 1
      ? lines(`这里是最近的 ${entries.length} 笔，前面余 ${earlier} 分。`)
      : []),
    ...(entries.length > 0 ? [entryTable(COLUMNS, entries.map(cells))] : lines('还没有积分。')),
    ...closing(printed, '“家里的积分”里申诉，或者找楼栋长'),
  ];
}

/** The same as a table: figures are figures. */
export function statementSheet(printed: Printed): {
  sheet: string;
  rows: (string | number)[][];
  widths: number[];
} {
  const { label, entries } = printed;
  return {
    sheet: '积分',
    widths: [6, 16, 36, 8, 8, 16, 20, 20],
    rows: [
      [label],
      [...COLUMNS.map(([words]) => words), '校验码'],
      ...entries.map((entry): (string | number)[] => [
        entry.seq,
        dayWords(entry.day),
        whatWords(entry),
        entry.points,
        entry.balance,
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
