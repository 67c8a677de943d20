import type { OpeningDocument } from '../../cloudfunctions/civility/collections.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { HOME, MAPLE, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';
import type { Linli } from './linli.ts';
import { type Cell, workbook } from './workbook.ts';

/** Paper books of points. */

/** Entered by the secretary: 35 points for the household of another estate. */
export const OPENING = { open: 'e3000000000000000001' } as const;

const COLUMNS = ['小区', '楼栋', '单元', '房号', '户主', '现有积分'];
/** Of the first household, the second one and one that is not there. */
const BOOK: Cell[][] = [
  ['一期', '1栋', '1单元', '101', null, 20],
  ['一期', '1栋', '1单元', '0102室', null, '15分'],
  ['一期', '9栋', '1单元', '101', null, 5],
  ['合计', null, null, null, null, 40],
];

/** Uploads a paper book as the phone does. @returns its file id */
export function uploadBook(linli: Linli, rows: readonly Cell[][] = BOOK): Promise<string> {
  const bytes = workbook([['积分册'], COLUMNS, ...rows]);
  return linli.cloud.uploadFile(`rosters/${MAPLE}/book.xlsx`, bytes);
}

export const openingOf = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  openingId: OPENING.open,
  commandId: commandId(n),
  ...more,
});

export function openingDocuments(): { openings: OpeningDocument[] } {
  const at = START - DAY;
  return {
    openings: [
      {
        _id: OPENING.open,
        communityId: MAPLE,
        lines: [{ row: 3, householdId: HOME.otherEstate, label: '二期 1栋 1单元 101', points: 35 }],
        points: 35,
        left: 0,
        state: 'open',
        enteredBy: { residentId: residentIdOf('secretary'), as: 'secretary' },
        decidedBy: null,
        posted: 0,
        dueAt: null,
        order: at,
        change: {
          id: `seed-opening:${OPENING.open}`,
          action: 'seed',
          actorId: 'seed',
          target: `opening:${OPENING.open}`,
          at: START - 10 * DAY, // no sweep of the audit trail looks so far back
        },
      },
    ],
  };
}
