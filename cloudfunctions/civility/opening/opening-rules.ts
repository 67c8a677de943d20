import type {
  OpeningCheck,
  OpeningDoubt,
  OpeningReason,
} from '../../../typings/contract/civility/opening.ts';

/** The rule that points of a paper book are brought over by; no table of rules has it. */
export const OPENING = 'opening';
/** Whole days in which the household may object. */
export const OBJECTION_DAYS = 30;
/** Households in one table. */
export const MOST_LINES = 5_000;
/** Points of one household. */
const MOST_POINTS = 100_000;
const MOST_DOUBTS = 200;

/** Headings of the column that says the points. */
export const POINT_HEADINGS =
  /^(?:现有|当前|剩余|可用|结余|累计|总|合计|家庭|户|文明|美德|村规民约|志愿)*(?:积分|得分|分值|分数)(?:余额|结余|合计|总计|总数|总分|数|值)?$|^(?:余额|结余|总分)$/;

/** A row of a table, as far as it is read. */
export interface ReadRow {
  row: number;
  householdId: string | null;
  written: string;
  name: string | null;
  /** what stands where the points do */
  text: string;
  number: number | undefined;
  isTotal: boolean;
}

export interface KnownHome {
  label: string;
  /** head and owners */
  names: readonly string[];
}

export interface OpeningRead extends OpeningCheck {
  lines: { row: number; householdId: string; label: string; points: number }[];
  left: number;
}

/** Points as they are written: 35, 35分, 35.0; undefined for everything else. */
export function readPoints({ text, number }: Pick<ReadRow, 'text' | 'number'>): number | undefined {
  const [, digits] = /^\+?(\d{1,9})(?:\.0+)?\s*分?$/.exec(text.trim().replaceAll(',', '')) ?? [];
  const points = number ?? (digits === undefined ? Number.NaN : Number(digits));
  return Number.isSafeInteger(points) && points >= 0 && points <= MOST_POINTS ? points : undefined;
}

/**
 * What a table brings over, and what is in doubt about it. A door that stands twice is left out each time: nobody
 * but the writer knows which is right. One without points has none.
 * @param opened households whose points have been brought over
 * @param homes where whoever enters it lives
 */
export function readOpening(
  rows: readonly ReadRow[],
  known: ReadonlyMap<string, KnownHome>,
  { opened, homes }: { opened: ReadonlySet<string>; homes: readonly string[] },
): OpeningRead {
  const doors = rows.filter(({ isTotal }) => !isTotal);
  const counts = new Map<string, number>();
  for (const { householdId } of doors) {
    if (householdId !== null) counts.set(householdId, (counts.get(householdId) ?? 0) + 1);
  }
  const doubts: OpeningDoubt[] = [];
  const lines: OpeningRead['lines'] = [];
  let left = 0;
  for (const one of doors) {
    const { row, householdId, written, name, text } = one;
    const doubt = (reason: OpeningReason, what: string, isLeft = true) => {
      doubts.push({ row, reason, written: what, left: isLeft });
      if (isLeft) left += 1;
    };
    const home = householdId === null ? undefined : known.get(householdId);
    const points = text.trim() === '' && one.number === undefined ? 0 : readPoints(one);
    if (householdId === null || !home) doubt('door-unknown', written);
    else if ((counts.get(householdId) ?? 0) > 1) doubt('door-twice', written);
    else if (points === undefined) doubt('points-unfit', text);
    else if (opened.has(householdId)) doubt('opened', home.label);
    else if (homes.includes(householdId)) doubt('own-home', home.label);
    else if (points > 0) {
      const isOther = name !== null && home.names.length > 0 && !home.names.includes(name);
      if (isOther) doubt('name-other', `${home.label} ${name}`, false);
      lines.push({ row, householdId, label: home.label, points });
    }
  }
  const total = rows.findLast(({ isTotal, ...one }) => isTotal && readPoints(one) !== undefined);
  return {
    rows: doors.length,
    households: lines.length,
    points: lines.reduce((sum, { points }) => sum + points, 0),
    stated: total ? (readPoints(total) ?? null) : null,
    doubts: doubts.slice(0, MOST_DOUBTS),
    doubtCount: doubts.length,
    lines,
    left,
  };
}
