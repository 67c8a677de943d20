import { zip } from './zip.ts';

/** A cell: text, number, or a formula with or without the value that Excel stored. */
export type Cell = string | number | null | { formula: string; value?: string | number };

export interface WorkbookOptions {
  /** texts in the sheet itself instead of the shared table */
  inline?: boolean;
  /** a hidden sheet before the visible one */
  hiddenFirst?: boolean;
  /** the number Excel gives the first row */
  firstRow?: number;
}

export const ROSTER_COLUMNS = ['小区', '楼栋', '单元', '房号', '面积', '户主', '手机号'];

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An .xlsx file with these rows, as Excel writes them. */
export function workbook(
  rows: readonly (readonly Cell[])[],
  { inline = false, hiddenFirst = false, firstRow = 1 }: WorkbookOptions = {},
): Uint8Array {
  const shared: string[] = [];
  const sheet = sheetXml(rows, firstRow, inline ? undefined : shared);
  const names = hiddenFirst ? ['hidden', 'visible'] : ['visible'];
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names
      .map((name, index) => {
        const state = name === 'hidden' ? ' state="hidden"' : '';
        return `<sheet name="${name}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
      })
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
      .map(
        (name, index) =>
          `<Relationship Id="rId${index + 1}" Type="worksheet" Target="worksheets/${name}.xml"/>`,
      )
      .join('')}</Relationships>`,
    'xl/worksheets/visible.xml': sheet,
  };
  if (hiddenFirst) parts['xl/worksheets/hidden.xml'] = sheetXml([['秘密']], 1, undefined);
  if (!inline) {
    const items = shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
    parts['xl/sharedStrings.xml'] = `${XML}<sst xmlns="${MAIN}">${items.join('')}</sst>`;
  }
  return zipParts(parts);
}

/** A zip of texts, for files that are broken on purpose. */
export function zipParts(parts: Record<string, string>): Uint8Array {
  return zip(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])),
  );
}

function sheetXml(
  rows: readonly (readonly Cell[])[],
  firstRow: number,
  shared: string[] | undefined,
): string {
  const known = new Map<string, number>();
  const indexOf = (text: string) => {
    const index = known.get(text) ?? (shared?.push(text) ?? 1) - 1;
    known.set(text, index);
    return index;
  };
  const cellXml = (cell: Cell, reference: string): string => {
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
    if (typeof cell === 'string') {
      return shared
        ? `<c r="${reference}" t="s"><v>${indexOf(cell)}</v></c>`
        : `<c r="${reference}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
    }
    const type = typeof cell.value === 'string' ? ' t="str"' : '';
    const value = cell.value === undefined ? '' : `<v>${escaped(String(cell.value))}</v>`;
    return `<c r="${reference}"${type}><f>${escaped(cell.formula)}</f>${value}</c>`;
  };
  const body = rows.map((cells, index) => {
    const row = firstRow + index;
    const inner = cells.map((cell, column) =>
      cellXml(cell, `${String.fromCharCode(65 + column)}${row}`),
    );
    return `<row r="${row}">${inner.join('')}</row>`;
  });
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${body.join('')}</sheetData></worksheet>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
