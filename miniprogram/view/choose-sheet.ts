import type { MostRosterBytes } from '../../typings/contract/roster';
import { errorWords } from '../text/error';

/** Bytes that a table may have at most. */
export const LARGEST_SHEET: MostRosterBytes = 10_485_760;
const ENDINGS = ['xlsx', 'csv', 'xls', 'et', 'xlsm'];

export interface ChosenSheet {
  name: string;
  path: string;
  size: number;
  ending: string;
  /** why it cannot be read; '' for one that may be */
  problem: string;
}

/** A table from a chat; null if it was closed without choosing. */
export async function chooseSheet(): Promise<ChosenSheet | null> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ENDINGS,
    });
    const [file] = tempFiles;
    if (!file) return null;
    const { name, path, size } = file;
    const [, ending = ''] = /\.(\w+)$/.exec(name.toLowerCase()) ?? [];
    return { name, path, size, ending, problem: problemOf(ending, size) };
  } catch {
    return null;
  }
}

function problemOf(ending: string, size: number): string {
  if (!ENDINGS.includes(ending)) return errorWords({ code: 'FILE_NOT_XLSX' });
  if (size <= LARGEST_SHEET) return '';
  return errorWords({ code: 'FILE_TOO_LARGE', details: { bytes: LARGEST_SHEET } });
}
