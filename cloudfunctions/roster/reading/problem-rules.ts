import type {
  ProblemKind,
  RosterColumn,
  RosterCorrection,
  RosterProblem,
  RosterReason,
} from '../../../typings/contract/roster.ts';
import type { ReadingChoices, RosterReading } from '../import/roster-types.ts';

/** Problems listed in an answer; all are counted. */
const MOST_LISTED = 100;
const LONGEST_VALUE = 60;

export type Letters = Partial<Record<RosterColumn, string>>;

export interface FoundProblem {
  sheet: number;
  row: number;
  column: RosterColumn | null;
  reason: RosterReason;
  value: string;
  other?: RosterProblem['other'];
  fix: RosterCorrection[];
}

/** What stands in the way, by kind: of each kind the first are kept, and all are counted. */
export class ProblemList {
  /** something in the row that began last cannot be read */
  isRowBad = false;
  /** the row that began last is left out */
  isRowLeft = false;
  private sheet = 0;
  private row = 0;
  private readonly kept: RosterProblem[] = [];
  private readonly kinds = new Map<string, ProblemKind>();
  /** suggestions that were accepted, where all is kept */
  readonly applied: RosterCorrection[] = [];
  private readonly accepted: ReadonlySet<string>;
  private readonly keepsAll: boolean;

  constructor(accept: ReadingChoices['accept'] = [], keepsAll = false) {
    this.keepsAll = keepsAll;
    this.accepted = new Set(accept.map(({ column, reason }) => `${column ?? ''}:${reason}`));
  }

  beginRow(sheet: number, row: number): void {
    this.sheet = sheet;
    this.row = row;
    this.isRowBad = false;
    this.isRowLeft = false;
  }

  /** A cell of the row that began last. @returns the suggestion if its kind is accepted */
  add(
    column: RosterColumn,
    reason: RosterReason,
    value: string,
    suggestion?: string,
  ): string | undefined {
    const { sheet, row } = this;
    const fix = suggestion === undefined ? [] : [{ sheet, row, column, text: suggestion }];
    const isAccepted = this.report({ sheet, row, column, reason, value, fix });
    if (isAccepted) return suggestion;
    this.isRowBad = true;
    return undefined;
  }

  /** The whole row that began last: leaving it out is the suggestion. */
  addRow(reason: RosterReason, value: string): void {
    const { sheet, row } = this;
    const fix = [{ sheet, row, column: null, text: '' }];
    if (this.report({ sheet, row, column: null, reason, value, fix })) this.isRowLeft = true;
    else this.isRowBad = true;
  }

  /** @returns true if the suggestion is accepted: then it is no problem */
  report(problem: FoundProblem): boolean {
    const { column, reason, fix, value } = problem;
    const key = `${column ?? ''}:${reason}`;
    if (fix.length > 0 && this.accepted.has(key)) {
      if (this.keepsAll) this.applied.push(...fix);
      return true;
    }
    const kind = this.kinds.get(key) ?? { column, reason, count: 0, fixable: 0 };
    kind.count += 1;
    if (fix.length > 0) kind.fixable += 1;
    this.kinds.set(key, kind);
    if (kind.count > MOST_LISTED && !this.keepsAll) return false;
    this.kept.push({
      ...problem,
      cell: '',
      value: value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value,
      other: problem.other ?? null,
    });
    return false;
  }

  /** @param letters what columns are called: `D12` is the cell of a problem */
  result(
    swapped: readonly RosterColumn[],
    letters: Letters = {},
  ): Pick<RosterReading, 'problems' | 'problemCount' | 'problemKinds'> {
    const first = swapped.map(
      (column): RosterProblem => ({
        sheet: 0,
        row: 0,
        column,
        cell: letters[column] ?? '',
        reason: 'COLUMNS_SWAPPED',
        value: '',
        other: null,
        fix: [],
      }),
    );
    const kinds = [...this.kinds.values()];
    const swappedKinds = swapped.map((column): ProblemKind => {
      return { column, reason: 'COLUMNS_SWAPPED', count: 1, fixable: 0 };
    });
    return {
      problems: this.listed(first).map((one) => withCell(one, letters)),
      problemCount: first.length + kinds.reduce((sum, { count }) => sum + count, 0),
      problemKinds: [...swappedKinds, ...kinds],
    };
  }

  private listed(first: RosterProblem[]): RosterProblem[] {
    if (this.keepsAll) return [...first, ...this.kept];
    return [...first, ...fairShare(this.kept)].slice(0, MOST_LISTED);
  }
}

function withCell(problem: RosterProblem, letters: Letters): RosterProblem {
  const letter = problem.column === null ? undefined : letters[problem.column];
  return letter === undefined || problem.row === 0
    ? problem
    : { ...problem, cell: `${letter}${problem.row}` };
}

/** Some of every kind, in the order of their rows. */
function fairShare(kept: readonly RosterProblem[]): RosterProblem[] {
  const order = new Map(kept.map((one, index) => [one, index]));
  const byKind = new Map<string, RosterProblem[]>();
  for (const one of kept) {
    const key = `${one.column}:${one.reason}`;
    byKind.set(key, [...(byKind.get(key) ?? []), one]);
  }
  const taken: RosterProblem[] = [];
  const groups = [...byKind.values()].sort((one, other) => one.length - other.length);
  for (const [index, group] of groups.entries()) {
    const share = Math.floor((MOST_LISTED - taken.length) / (groups.length - index));
    taken.push(...group.slice(0, share));
  }
  const at = (one: RosterProblem) => order.get(one) ?? 0;
  return taken.sort(
    (one, other) => one.sheet - other.sheet || one.row - other.row || at(one) - at(other),
  );
}
