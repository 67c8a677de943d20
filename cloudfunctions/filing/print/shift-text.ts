import { AlignmentType, ImageRun, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import { chineseDay, timeOf } from '../../kernel/calendar.ts';
import type { ShiftDocument } from '../../volunteer/collections.ts';
import { type Block, lines, run, title } from '../record/word-parts.ts';

const COLUMNS: [words: string, width: number][] = [
  ['', 600],
  ['姓名', 2_400],
  ['岗位', 2_000],
  ['到', 1_200],
  ['走', 1_200],
  ['签名', 2_200],
];
/** For people who come without having signed up. */
const EMPTY_ROWS = 8;

/** Somebody on the list, as it is printed. */
export interface Listed {
  name: string;
  role: string;
}

/** 2026年6月17日 09:00–11:00 */
function whenWords({ from, until }: Pick<ShiftDocument, 'from' | 'until'>): string {
  const next = chineseDay(from) === chineseDay(until) ? '' : '次日 ';
  return `${chineseDay(from)} ${timeOf(from)}–${next}${timeOf(until)}`;
}

function row(words: readonly string[], bold: boolean): TableRow {
  const cell = (text: string, index: number) =>
    new TableCell({
      width: { size: COLUMNS[index]?.[1] ?? 0, type: WidthType.DXA },
      margins: { top: 100, bottom: 100, left: 80, right: 80 },
      children: [new Paragraph({ children: [run(text, 22, bold)] })],
    });
  return new TableRow({ cantSplit: true, tableHeader: bold, children: words.map(cell) });
}

/** The people of a shift, to sign by hand when they come and go. */
export function signInBlocks(shift: ShiftDocument, people: readonly Listed[]): Block[] {
  const listed = people.map(({ name, role }, index) => [String(index + 1), name, role, '', '', '']);
  const empty = Array.from({ length: EMPTY_ROWS }, (_, index) => [
    String(listed.length + index + 1),
    '',
    '',
    '',
    '',
    '',
  ]);
  return [
    title(`${shift.title} 签到表`),
    ...lines(`${shift.teamName}　${whenWords(shift)}　${shift.meet}`),
    new Table({
      width: { size: COLUMNS.reduce((sum, [, width]) => sum + width, 0), type: WidthType.DXA },
      rows: [
        row(
          COLUMNS.map(([words]) => words),
          true,
        ),
        ...[...listed, ...empty].map((words) => row(words, false)),
      ],
    }),
    ...lines('到了和走的时候各写一次时间，再签名。没有报名的写在空行里。', 20),
    ...lines('点人数：　　　　人　　　队长签名：', 24),
    ...lines('名单只用于这一次签到，用完交队长保管，不要拍照外传。', 18),
  ];
}

const centred = (words: string, size: number, bold = false) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 240, after: 240 },
    children: [run(words, size, bold)],
  });

/** Pixels on the page: five centimetres. */
const CODE = 190;

interface Code {
  bytes: Uint8Array;
  type: 'png' | 'jpg';
}

function codeBlock({ bytes, type }: Code): Paragraph {
  const words = '微信扫一扫，打开这一班';
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 240, after: 120 },
    children: [
      new ImageRun({
        type,
        data: bytes,
        transformation: { width: CODE, height: CODE },
        altText: { name: 'code', title: '小程序码', description: words },
      }),
    ],
  });
}

/** What hangs in the stairwell: what, when, where, and how to sign up. Nobody is named. */
export function posterBlocks(shift: ShiftDocument, code: Code | undefined): Block[] {
  const roles = shift.roles.map(({ name, places }) => `${name} ${places} 人`).join('，');
  return [
    centred(shift.title, 72, true),
    centred(whenWords(shift), 44, true),
    centred(shift.meet, 44),
    ...(shift.about ? lines(shift.about, 32) : []),
    centred(`要：${roles}`, 36),
    ...(code ? [codeBlock(code), centred('微信扫一扫，就能报名', 36, true)] : []),
    centred('打开微信小程序“邻里”，点“志愿”，找到这一班也能报名。', 28),
    centred(shift.teamName, 32),
  ];
}
