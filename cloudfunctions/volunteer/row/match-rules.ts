import { Refusal } from '../../kernel/refusal.ts';
import type {
  AttendanceDocument,
  ImportedLine,
  LeftRow,
  TeamImportDocument,
} from '../collections.ts';
import { knownHours, whyNot } from '../import/import-rules.ts';

/**
 * A row of a table that led to nobody, of one that two people have answered for.
 * @throws Refusal IMPORT_ROW_GONE if it is not kept any more, or somebody has tied it to a person
 */
export function leftRow({ state, left }: TeamImportDocument, index: number): LeftRow {
  const row = left[index];
  if (state !== 'confirmed' || !row?.rest || row.match?.agreed) {
    throw new Refusal('IMPORT_ROW_GONE');
  }
  return row;
}

/**
 * The line that a row becomes once it is known whose it is.
 * @param attended what this person has hours of
 * @throws Refusal IMPORT_ROW_KNOWN if that is written down already, or would count twice
 */
export function matchedLine(
  { lines, teamId, what }: TeamImportDocument,
  { row, rest }: LeftRow,
  residentId: string,
  attended: readonly AttendanceDocument[],
): ImportedLine {
  if (!rest) throw new Refusal('IMPORT_ROW_GONE');
  const line = { row, residentId, sameDay: false, ...rest };
  const isTwice = lines.some((one) => one.residentId === residentId && one.key === rest.key);
  const isKnown = what === 'hours' && whyNot(line, teamId, knownHours(attended)) !== null;
  if (isTwice || isKnown) throw new Refusal('IMPORT_ROW_KNOWN');
  return line;
}
