import { Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import type { Stage } from '../../../typings/contract/matter/matter.ts';
import type { MediationQuarter } from '../../../typings/contract/matter/mediation.ts';
import { chineseDay } from '../../kernel/calendar.ts';
import type { MonthReport } from '../../matter/for-others.ts';
import type { Sheet } from '../record/pack-sheets.ts';
import { type Block, heading, lines, run, title } from '../record/word-parts.ts';

type Printed = MonthReport & { communityName: string };
type Row = [label: string, ...(string | number)[]];

const STAGES: Record<Stage, string> = {
  need: '问需求（等研判）',
  agenda: '明议题（没有受理）',
  plan: '定方案',
  doing: '抓实施',
  outcome: '评效果（办完了）',
};
const ENDS: Record<MediationQuarter['ends'][number]['end'], string> = {
  agreed: '谈成了',
  refused: '有人不愿意谈',
  failed: '没有谈成',
};

const monthWords = (month: string) =>
  `${Number(month.slice(0, 4))} 年 ${Number(month.slice(5))} 月`;

const headWords = ({ month, isOver, at }: Printed) =>
  isOver ? monthWords(month) : `${monthWords(month)}（到 ${chineseDay(at)}）`;

/** What was promised, each as n of d, and what d is. */
function rateRows({
  answered,
  accepted,
  done,
  kept,
  again,
  tasks,
  moved,
  visits,
  rates,
}: Printed): Row[] {
  const { helped, partly, not, unreached, drawn, visited } = visits;
  return [
    ['按时答复', answered.n, answered.d, '到期或答复过的'],
    ['受理', accepted.n, accepted.d, '答复过的'],
    ['办完', done.n, done.d, '受理的'],
    ['在说好的日子里办完', kept.n, kept.d, '办完或过了日子的'],
    ['说过“还没办好”', again.n, again.d, '说过办完的'],
    ['任务在最初的日子里办完', tasks.n, tasks.d, '办完或过了日子的任务'],
    ['任务改过日子', moved, '', ''],
    ['随机回访去了', visited, drawn, '抽到的'],
    ['回访：帮上忙了', helped, visited, '去了的'],
    ['回访：帮上一些', partly, visited, '去了的'],
    ['回访：没帮上', not, visited, '去了的'],
    ['回访：没见到人', unreached, visited, '去了的'],
    ['第三方测评了', rates.rated, rates.drawn, '抽到的'],
    ['第三方：帮上忙了', rates.helped, rates.rated, '测评了的'],
    ['第三方：帮上一些', rates.partly, rates.rated, '测评了的'],
    ['第三方：没帮上', rates.not, rates.rated, '测评了的'],
  ];
}

function sumWords({ raised, hotline, folded, withdrawn }: Printed): string {
  const parts = [
    hotline > 0 ? `其中 12345 工单 ${hotline} 件` : '',
    folded > 0 ? `${folded} 件并到别的事项里一起办` : '',
    withdrawn > 0 ? `${withdrawn} 件自己撤回` : '',
  ].filter((part) => part !== '');
  return [`这个月提出 ${raised} 件`, ...parts].join('，');
}

function mediationWords({ mediations }: Printed): string {
  if (!mediations) return '这个季度已经过去一年多，不再统计。';
  const { quarter, all, ends, other } = mediations;
  const name = `${quarter.slice(0, 4)} 年第 ${quarter.slice(-1)} 季度`;
  if (all === null) return `${name}：不到 5 件，不写数字。`;
  const rest = other > 0 ? [`合在一起的 ${other} 件`] : [];
  const said = [...ends.map(({ end, count }) => `${ENDS[end]} ${count} 件`), ...rest];
  return `${name}：${all} 件，${said.join('，')}。不到 5 件的合在一起。`;
}

const ratedWords = ({ ratings: { helped, partly, not } }: Printed) =>
  `提的人和说过“我也是”的邻居评价 ${helped + partly + not} 次：帮上忙了 ${helped}，帮上一些 ${partly}，没帮上 ${not}。`;

const countRows = (counts: readonly { label: string; count: number }[], rest: string): Row[] =>
  counts.map(({ label, count }) => [label || rest, count]);

function table(columns: readonly [words: string, width: number][], rows: readonly Row[]): Table {
  const cell = (text: string | number, index: number, bold: boolean) =>
    new TableCell({
      width: { size: columns[index]?.[1] ?? 0, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      children: [new Paragraph({ children: [run(String(text), 22, bold)] })],
    });
  const row = (cells: readonly (string | number)[], bold: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: bold,
      children: cells.map((text, index) => cell(text, index, bold)),
    });
  return new Table({
    width: { size: columns.reduce((sum, [, width]) => sum + width, 0), type: WidthType.DXA },
    rows: [
      row(
        columns.map(([words]) => words),
        true,
      ),
      ...rows.map((one) => row(one, false)),
    ],
  });
}

const COUNTS = (words: string): [string, number][] => [
  [words, 6_600],
  ['件数', 2_400],
];
const RATES: [string, number][] = [
  ['', 3_600],
  ['件', 1_200],
  ['共', 1_200],
  ['共是指', 3_000],
];

const stageRows = ({ stages }: Printed): Row[] =>
  stages.map(({ stage, count }) => [STAGES[stage], count]);

/** A month to print. Every rate has both its numbers. */
export function reportBlocks(printed: Printed): Block[] {
  const { communityName, at, topics, areas } = printed;
  return [
    title('事项月报'),
    ...lines(`${communityName}　${headWords(printed)}\n打印日期：${chineseDay(at)}`),
    ...lines(`${sumWords(printed)}。下面的数字都是这些事项到今天的情况，没有姓名和门牌。`),
    heading('说到做到'),
    table(RATES, rateRows(printed)),
    ...lines(''),
    ...lines(ratedWords(printed)),
    heading('办到哪一步'),
    table(COUNTS('阶段'), stageRows(printed)),
    heading('是哪一类'),
    table(COUNTS('类别'), countRows(topics, '其他')),
    heading('在哪里'),
    table(COUNTS('地方'), countRows(areas, '全社区')),
    heading('邻里协调'),
    ...lines(mediationWords(printed)),
  ];
}

/** The same as tables: figures are figures. */
export function reportSheets(printed: Printed): Sheet[] {
  const { communityName, topics, areas, ratings } = printed;
  const counts = (sheet: string, words: string, rows: Row[]): Sheet => ({
    sheet,
    widths: [32, 10],
    rows: [[words, '件数'], ...rows],
  });
  return [
    {
      sheet: '说到做到',
      widths: [30, 10, 10, 28],
      rows: [
        [communityName, headWords(printed)],
        [sumWords(printed)],
        ['', '件', '共', '共是指'],
        ...rateRows(printed),
        [ratedWords({ ...printed, ratings })],
        [mediationWords(printed)],
      ],
    },
    counts('阶段', '阶段', stageRows(printed)),
    counts('类别', '类别', countRows(topics, '其他')),
    counts('地方', '地方', countRows(areas, '全社区')),
  ];
}
