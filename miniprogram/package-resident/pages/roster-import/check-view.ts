import type {
  RosterCheck,
  RosterChoices,
  RosterCorrection,
  RosterProblem,
} from '../../../../typings/contract/roster';
import {
  buildingLines,
  checkLines,
  DONE,
  HIDDEN_SHEET,
  kindLines,
  missingLines,
  moreBuildings,
  newEstateWords,
  otherRowWords,
  totalLines,
} from '../../../text/roster/import';
import {
  changedWords,
  fixWords,
  kindWords,
  placeWords,
  readingWords,
  sumWords,
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
  fixLabel: string;
  items: ProblemView[];
  /** problems of the kind that are not listed at all */
  more: number;
  moreLine: string;
  /** listed, but folded */
  folded: number;
  foldedLabel: string;
}

export interface CheckView {
  /** what it will do, in words */
  lines: ReturnType<typeof checkLines>;
  kinds: KindView[];
  reading: string[];
  sums: string[];
  totals: ReturnType<typeof totalLines>[];
  changed: string;
  /** buildings in which something is added or changes */
  changes: ReturnType<typeof buildingLines>[];
  /** '' = none are folded */
  foldedChanges: string;
  missingAt: ReturnType<typeof missingLines>[];
  foldedMissing: string;
  /** sheets that could be read beside or instead */
  sheets: { index: number; name: string; words: string; isRead: boolean }[];
  asksEstate: boolean;
  mayChangeEstate: boolean;
  /** estates that may be others by another name */
  newEstates: { name: string; words: string }[];
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
    lines: checkLines(check),
    kinds: kindsOf(check, pending, open),
    reading: readingWords(check),
    sums: check.sums.map(sumWords),
    totals: check.totals.map(totalLines),
    changed: changedWords(check),
    changes: firstOf(changes, open.includes('changes')).map(buildingLines),
    foldedChanges: foldedWords(changes, open.includes('changes')),
    missingAt: firstOf(missingAt, open.includes('missing')).map(missingLines),
    foldedMissing: foldedWords(missingAt, open.includes('missing')),
    sheets:
      rosters.length < 2
        ? []
        : check.file.sheets.flatMap(({ name, isHidden, isRoster, isRead }, index) =>
            isRoster ? [{ index, name, words: isHidden ? HIDDEN_SHEET : '', isRead }] : [],
          ),
    asksEstate: check.file.lacksEstate && check.file.estate === null,
    mayChangeEstate: check.file.lacksEstate && check.file.estate !== null,
    newEstates: check.newEstates.map((name) => ({ name, words: newEstateWords(name) })),
  };
}

const firstOf = <One>(buildings: readonly One[], isOpen: boolean) =>
  buildings.slice(0, isOpen ? buildings.length : FIRST_BUILDINGS);

const foldedWords = (buildings: readonly unknown[], isOpen: boolean) =>
  isOpen || buildings.length <= FIRST_BUILDINGS
    ? ''
    : moreBuildings(buildings.length - FIRST_BUILDINGS);

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
    const [more, folded] = [count - listed.length, listed.length - items.length];
    return {
      key,
      column: column ?? '',
      reason,
      how,
      count,
      fixable,
      items,
      more,
      folded,
      ...kindLines({ title, count, fixable, folded, more }),
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
    other: other === null ? '' : otherRowWords(other),
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
    return problem.fix.length > 1 ? DONE.merged : DONE.leftOut;
  }
  const cell = own.find(({ column }) => column === problem.column);
  if (!cell) return '';
  return cell.text === '' ? DONE.empty : DONE.changed(cell.text);
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
