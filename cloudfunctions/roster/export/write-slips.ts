import {
  AlignmentType,
  BorderStyle,
  Document,
  HeightRule,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { toBuffer } from 'qrcode';

export interface Slip {
  label: string;
  /** as printed, XXXXX-XXXXX */
  code: string;
  until: string;
}

/** In twentieths of a point, as Word counts: A4 with margins of a centimetre, two by four slips. */
const PAGE = { width: 11_906, height: 16_838, margin: 567 };
const HALF = Math.floor((PAGE.width - 2 * PAGE.margin) / 2);
const ROW = 3_860;
const QR_CELL = 1_900;
const TEXT_CELL = HALF - QR_CELL - 400;
const QR_PIXELS = 112; // 3 cm on paper

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const CUT = { style: BorderStyle.DASHED, size: 4, color: '999999' };
const BARE = { top: NONE, bottom: NONE, left: NONE, right: NONE };

/** Slips with one code each, to print on A4 and cut along the dashes. */
export async function writeSlips(community: string, slips: readonly Slip[]): Promise<Uint8Array> {
  const cells = await Promise.all(slips.map((slip) => slipCell(community, slip)));
  const rows: TableRow[] = [];
  for (let at = 0; at < cells.length; at += 2) {
    const [left, right] = [cells[at], cells[at + 1] ?? emptyCell()];
    if (left) rows.push(row([left, right], ROW));
  }
  const page = { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin };
  const document = new Document({
    creator: community,
    title: '门牌码',
    sections: [
      {
        properties: {
          page: { size: { width: PAGE.width, height: PAGE.height }, margin: page },
        },
        // a table without rows is no document that Word opens
        children: [
          ...(rows.length === 0 ? [] : [table(rows, [HALF, HALF])]),
          new Paragraph({ children: [text('', 2)] }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

async function slipCell(community: string, { label, code, until }: Slip): Promise<TableCell> {
  const picture = new ImageRun({
    type: 'png',
    data: await toBuffer(code, { errorCorrectionLevel: 'M', margin: 2, scale: 8 }),
    transformation: { width: QR_PIXELS, height: QR_PIXELS },
    altText: { name: code, title: '门牌码', description: code },
  });
  const image = new TableCell({
    width: { size: QR_CELL, type: WidthType.DXA },
    borders: BARE,
    children: [new Paragraph({ children: [picture] })],
  });
  const words = new TableCell({
    width: { size: TEXT_CELL, type: WidthType.DXA },
    borders: BARE,
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      paragraph(text(community, 20)),
      paragraph(text(label, 26, true)),
      paragraph(text(`用到 ${until}，只能用一次`, 18)),
    ],
  });
  return new TableCell({
    width: { size: HALF, type: WidthType.DXA },
    borders: { top: CUT, bottom: CUT, left: CUT, right: CUT },
    margins: { top: 120, bottom: 80, left: 180, right: 180 },
    children: [
      table([row([image, words])], [QR_CELL, TEXT_CELL]),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: 60, after: 60 },
        children: [new TextRun({ text: code, bold: true, size: 44, font: 'Courier New' })],
      }),
      paragraph(text('打开微信里的“邻里”小程序，点“输入门牌码”，扫上面的码或照着输入。', 20)),
      paragraph(text('没有微信也可以请楼道长代办。', 20)),
    ],
  });
}

function emptyCell(): TableCell {
  return new TableCell({
    width: { size: HALF, type: WidthType.DXA },
    borders: BARE,
    children: [new Paragraph({})],
  });
}

function table(rows: TableRow[], columnWidths: number[]): Table {
  const size = columnWidths.reduce((sum, width) => sum + width, 0);
  return new Table({
    width: { size, type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    borders: { ...BARE, insideHorizontal: NONE, insideVertical: NONE },
    rows,
  });
}

function row(children: TableCell[], height?: number): TableRow {
  return new TableRow({
    cantSplit: true,
    ...(height === undefined ? {} : { height: { value: height, rule: HeightRule.EXACT } }),
    children,
  });
}

function paragraph(run: TextRun): Paragraph {
  return new Paragraph({ spacing: { after: 40 }, children: [run] });
}

/** @param size in half points */
function text(words: string, size: number, bold = false): TextRun {
  return new TextRun({ text: words, size, bold, font: 'Microsoft YaHei' });
}
