import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';

/** In twentieths of a point, as Word counts: A4 with margins of two centimetres. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_134 };
const FONT = 'Microsoft YaHei';

export type Block = Paragraph | Table;

/** @param size in half points */
export function run(words: string, size = 24, bold = false): TextRun {
  return new TextRun({ text: words, size, bold, font: FONT });
}

export function title(words: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [run(words, 36, true)],
  });
}

export function heading(words: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_1,
    spacing: { before: 240, after: 80 },
    children: [run(words, 28, true)],
  });
}

/** Each line of a text is a paragraph of its own. */
export function lines(words: string, size = 24): Paragraph[] {
  return words
    .split('\n')
    .map(
      (line) => new Paragraph({ spacing: { after: 80, line: 360 }, children: [run(line, size)] }),
    );
}

export function writeDocument(name: string, children: Block[]): Promise<Uint8Array> {
  const { width, height, margin } = PAGE;
  const page = {
    size: { width, height },
    margin: { top: margin, bottom: margin, left: margin, right: margin },
  };
  const document = new Document({ title: name, sections: [{ properties: { page }, children }] });
  return Packer.toBuffer(document);
}
