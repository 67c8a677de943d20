import type {
  RosterColumn,
  RosterCorrection,
  RosterProblem,
} from '../../../typings/contract/roster.ts';
import type { MarkedRow } from '../export/write-workbook.ts';
import type { RosterRow } from '../import/roster-types.ts';
import { problemSentence } from './problem-words.ts';

/** The rows of a file with corrections made, and what is left to put right. Rows that are left out are gone. */
export function markRows(
  rows: readonly RosterRow[],
  corrections: readonly RosterCorrection[],
  problems: readonly RosterProblem[],
): MarkedRow[] {
  const at = ({ sheet = 0, row }: { sheet?: number; row: number }) => `${sheet}:${row}`;
  const corrected = groupBy(corrections, at);
  const bad = groupBy(problems, at);
  return rows.flatMap((row): MarkedRow[] => {
    const own = corrected.get(at(row)) ?? [];
    if (own.some(({ column }) => column === null)) return [];
    const cells: Partial<Record<RosterColumn, string>> = { ...row.cells };
    for (const { column, text } of own) if (column !== null) cells[column] = text;
    const found = bad.get(at(row)) ?? [];
    return [
      {
        cells,
        bad: found.flatMap(({ column }) => (column === null ? [] : [column])),
        note: found.map(problemSentence).join('；'),
      },
    ];
  });
}

function groupBy<One>(list: readonly One[], keyOf: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
