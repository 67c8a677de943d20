import type { ZipParts } from '../../files/zip-parts.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { readCsv } from './csv-table.ts';
import { openParts } from './file-form.ts';
import { readWorkbook, type Workbook } from './read-workbook.ts';
import { type OnRow, readSheet } from './sheet-cells.ts';

/** The sheets of a file, each read row by row. */
export interface SheetSource {
  form: 'xlsx' | 'csv';
  sheets: { name: string; isHidden: boolean }[];
  /** @returns the hidden columns */
  read(sheet: number, onRow: OnRow): Set<number>;
}

/** @throws Refusal FILE_NOT_XLSX, FILE_ENCRYPTED, FILE_EMPTY */
export function openSource(bytes: Uint8Array): SheetSource {
  const parts = openParts(bytes);
  if (parts) return workbookSource(parts, readWorkbook(parts));
  return {
    form: 'csv',
    sheets: [{ name: '', isHidden: false }],
    read(_, onRow) {
      readCsv(bytes, onRow);
      return new Set();
    },
  };
}

function workbookSource(parts: ZipParts, { sheets, styles }: Workbook): SheetSource {
  return {
    form: 'xlsx',
    sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    read(index, onRow) {
      const hidden = readSheet(parts, sheets[index]?.part ?? '', styles, onRow);
      if (!hidden) throw new Refusal('FILE_NOT_XLSX');
      return hidden;
    },
  };
}
