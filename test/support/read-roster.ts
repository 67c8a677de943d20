import { planRoster } from '../../cloudfunctions/roster/import/plan-rules.ts';
import type {
  KnownDoors,
  ReadingChoices,
  RosterEntry,
} from '../../cloudfunctions/roster/import/roster-types.ts';
import { DoorIndex } from '../../cloudfunctions/roster/reading/door-index-rules.ts';
import { RosterReader } from '../../cloudfunctions/roster/reading/roster-rules.ts';
import {
  type FileChoices,
  readRoster,
} from '../../cloudfunctions/roster/reading/roster-workbook.ts';
import type { RosterProblem } from '../../typings/contract/roster.ts';

/** A whole file read as an import reads it, without a cloud. */
export function readFile(
  bytes: Uint8Array,
  choices: FileChoices & ReadingChoices = {},
  known?: KnownDoors,
) {
  const reader = new RosterReader(choices);
  const facts = readRoster(bytes, (row) => reader.add(row), choices);
  const letters = Object.fromEntries(facts.columns.map(({ column, letter }) => [column, letter]));
  const index = new DoorIndex(known);
  const reading = reader.result(index, letters);
  return { facts, ...reading, plan: planRoster('oak', reading.entries, index) };
}

/** 一期 3栋 2单元 301 */
export function doors(entries: readonly RosterEntry[]): string[] {
  return entries.map(({ estate, building, stair, number }) =>
    [estate, building, stair, number].filter(Boolean).join(' '),
  );
}

/** Row, column, reason, value, and the text of the first suggestion. */
export function told(problems: readonly RosterProblem[]) {
  return problems.map(({ cell, reason, value, fix }) => [cell, reason, value, fix[0]?.text]);
}
