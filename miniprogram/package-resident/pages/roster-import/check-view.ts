import type {
  BuildingChange,
  MissingBuilding,
  RosterCheck,
  RosterChoices,
  RosterCorrection,
  RosterProblem,
} from '../../../../typings/contract/roster';
import {
  changedWords,
  fixWords,
  kindWords,
  placeWords,
  readingWords,
  sumWords,
  type TotalWords,
  totalWords,
} from '../../../text/roster/roster';

/** Problems shown of a kind before the others are unfolded. */
const FIRST = 3;
/** Buildings shown of a list before the others are unfolded. */
const FIRST_BUILDINGS = 6;

export interface ProblemView {
  key: string;
  index: number;
  where: string;
  value: string;
  other: string;
  /** what one tap does; '' = nobody but the writer knows */
  offer: string;
  /** what will be done, once it is chosen */
  done: string;
  mayType: boolean;
  /** the row can be left out, and no offer says so already */
  mayLeave: boolean;
}

export interface KindView {
  key: string;
  column: string;
  reason: string;
  title: string;
  how: string;
  count: number;
  fixable: number;
  items: ProblemView[];
  /** problems of the kind that are not listed at all */
  more: number;
  /** listed, but folded */
  folded: number;
}

export interface CheckView {
  kinds: KindView[];
  reading: string[];
  sums: string[];
  totals: TotalWords[];
  changed: string;
  /** buildings in which something is added or changes */
  changes: BuildingChange[];
  foldedChanges: number;
  missingAt: MissingBuilding[];
  foldedMissing: number;
  /** sheets that could be read beside or instead */
  sheets: { index: number; name: string; words: string; isRead: boolean }[];
  asksEstate: boolean;
  mayChangeEstate: boolean;
  /** estates that may be others by another name */
  newEstates: string[];
}

/** What the page shows of a check, with the corrections that wait to be checked. */
export function viewOf(
  check: RosterCheck,
  pending: readonly RosterCorrection[],
  open: readonly string[],
): CheckView {
  const changes = check.changes.filter(({ added, changed }) => added + changed > 0);
  const { missingAt } = check;
  const rosters = check.file.sheets.filter(({ isRoster }) => isRoster);
  return {
    kinds: kindsOf(check, pending, open),
    reading: readingWords(check),
    sums: check.sums.map(sumWords),
    totals: check.totals.map(totalWords),
    changed: changedWords(check),
    changes: changes.slice(0, open.includes('changes') ? changes.length : FIRST_BUILDINGS),
    foldedChanges: open.includes('changes') ? 0 : Math.max(0, changes.length - FIRST_BUILDINGS),
    missingAt: missingAt.slice(0, open.includes('missing') ? missingAt.length : FIRST_BUILDINGS),
    foldedMissing: open.includes('missing') ? 0 : Math.max(0, missingAt.length - FIRST_BUILDINGS),
    sheets:
      rosters.length < 2
        ? []
        : check.file.sheets.flatMap(({ name, isHidden, isRoster, isRead }, index) =>
            isRoster ? [{ index, name, words: isHidden ? '隐藏的表' : '', isRead }] : [],
          ),
    asksEstate: check.file.lacksEstate && check.file.estate === null,
    mayChangeEstate: check.file.lacksEstate && check.file.estate !== null,
    newEstates: check.newEstates,
  };
}

function kindsOf(
  check: RosterCheck,
  pending: readonly RosterCorrection[],
  open: readonly string[],
): KindView[] {
  const sheets = check.file.sheets.filter(({ isRead }) => isRead).length;
  return check.problemKinds.map(({ column, reason, count, fixable }) => {
    const key = `${column ?? ''}:${reason}`;
    const listed = check.problems.flatMap((problem, index) =>
      problem.column === column && problem.reason === reason
        ? [problemView(problem, index, sheets > 1 ? check : undefined, pending)]
        : [],
    );
    const [title, how] = kindWords(column, reason);
    const items = open.includes(key) ? listed : listed.slice(0, FIRST);
    return {
      key,
      column: column ?? '',
      reason,
      title,
      how,
      count,
      fixable,
      items,
      more: count - listed.length,
      folded: listed.length - items.length,
    };
  });
}

function problemView(
  problem: RosterProblem,
  index: number,
  named: RosterCheck | undefined,
  pending: readonly RosterCorrection[],
): ProblemView {
  const { sheet, row, column, value, other, fix, reason } = problem;
  const sheetName = named?.file.sheets[sheet]?.name;
  return {
    key: `${sheet}:${row}:${column ?? ''}:${reason}`,
    index,
    where: placeWords(problem, sheetName === undefined ? '' : `${sheetName} `),
    value,
    other: other === null ? '' : `第 ${other.row} 行：${other.value}`,
    offer: fixWords(problem),
    done: doneWords(problem, pending),
    mayType: column !== null && row > 0,
    mayLeave: row > 0 && fix.every((one) => one.column !== null),
  };
}

/** What the corrections that wait do about a problem. */
function doneWords(problem: RosterProblem, pending: readonly RosterCorrection[]): string {
  const own = pending.filter(({ sheet, row }) => sheet === problem.sheet && row === problem.row);
  if (own.some(({ column }) => column === null)) {
    return problem.fix.length > 1 ? '会并成一户' : '这一行不导入';
  }
  const cell = own.find(({ column }) => column === problem.column);
  if (!cell) return '';
  return cell.text === '' ? '这一格会空着' : `会改成“${cell.text}”`;
}

/** Corrections with more of them; of two for one cell the later one stands. */
export function withCorrections(
  corrections: readonly RosterCorrection[],
  more: readonly RosterCorrection[],
): RosterCorrection[] {
  const same = (one: RosterCorrection, other: RosterCorrection) =>
    one.sheet === other.sheet && one.row === other.row && one.column === other.column;
  return [...corrections.filter((one) => !more.some((other) => same(one, other))), ...more];
}

/** Corrections without those that were made for a problem. */
export function withoutFix(
  corrections: readonly RosterCorrection[],
  { sheet, row, fix }: RosterProblem,
): RosterCorrection[] {
  return corrections.filter(
    (one) =>
      !(one.sheet === sheet && one.row === row) &&
      !fix.some(
        (other) =>
          one.sheet === other.sheet && one.row === other.row && one.column === other.column,
      ),
  );
}

/** Choices without what is empty, as they are sent. */
export function sentChoices(choices: RosterChoices): RosterChoices {
  return Object.fromEntries(
    Object.entries(choices).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
