import { strToU8, zipSync } from 'fflate';
import { Random } from '../../local/demo/random.ts';
import { rosterEntries } from '../../local/demo/roster.ts';

const HEADINGS = ['小区', '楼栋', '单元', '房号', '面积', '户主', '手机号'];
const ESTATES = [
  { name: '一期', buildings: 22 },
  { name: '二期', buildings: 20 },
];

/** A roster as an office's spreadsheet program saves it (.xlsx), with so many households. */
export function rosterFile(households: number): Uint8Array {
  const entries = rosterEntries(ESTATES, households, new Random(1));
  const rows = entries.map(({ estate, building, stair, number, area, name, phone }) => [
    estate,
    building,
    stair,
    number,
    ((area ?? 0) / 100).toFixed(2),
    name ?? '',
    phone ?? '',
  ]);
  return workbook([HEADINGS, ...rows]);
}

function workbook(rows: string[][]): Uint8Array {
  const texts = [...new Set(rows.flat())];
  const indexes = new Map(texts.map((text, index) => [text, index]));
  const sheet = rows.map((cells, row) => {
    const line = cells.map((text, column) => {
      const reference = `${'ABCDEFG'[column]}${row + 1}`;
      return `<c r="${reference}" t="s"><v>${indexes.get(text)}</v></c>`;
    });
    return `<row r="${row + 1}">${line.join('')}</row>`;
  });
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheet.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}" count="${rows.length * HEADINGS.length}" uniqueCount="${texts.length}">${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
  };
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, xml]) => [path, strToU8(`${head}${xml}`)]),
    ),
  );
}
