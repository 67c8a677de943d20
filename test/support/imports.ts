import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import {
  type ExportRequestDocument,
  type ImportedLine,
  NEVER,
  type TeamImportDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import { importedHours } from '../../cloudfunctions/volunteer/import/imported-rules.ts';
import { HOME, MAPLE, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';
import type { Linli } from './linli.ts';
import { TEAM } from './volunteers.ts';
import { type Cell, workbook } from './workbook.ts';

/** Tables of members and hours of before. */

/** Entered by the secretary: two hours of somebody of another estate. */
export const IMPORT = { open: 'e4000000000000000001', posted: 'e4000000000000000002' } as const;

const COLUMNS = ['小区', '楼栋', '单元', '房号', '姓名', '日期', '服务时长（小时）', '活动名称'];
/** Of the resident, the stair steward, and somebody who is not there. */
const TABLE: Cell[][] = [
  ['一期', '1栋', '1单元', '102', '顾南枝', '2025-06-17', 2, '夜间巡逻'],
  ['一期', '1栋', '1单元', '0101室', '白若溪', '2025年6月18日', '2小时30分', '夜间巡逻'],
  ['一期', '1栋', '1单元', '102', '王秀英', '2025-06-17', 3, '夜间巡逻'],
  ['合计', null, null, null, null, null, 7.5, null],
];

/** Uploads a table as the phone does. @returns its file id */
export function uploadTable(
  linli: Linli,
  rows: readonly (readonly Cell[])[] = TABLE,
  columns: readonly string[] = COLUMNS,
): Promise<string> {
  const bytes = workbook([['去年的志愿时长'], columns, ...rows]);
  return linli.cloud.uploadFile(`rosters/${MAPLE}/hours.xlsx`, bytes);
}

export const ofTable = (fileId: string, more: Input = {}): Input => ({
  communityId: MAPLE,
  teamId: TEAM.patrol,
  fileId,
  ...more,
});
export const importOf = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  importId: IMPORT.open,
  commandId: commandId(n),
  ...more,
});

/** Lists that the secretary has asked for: one that waits, and one that the party branch has agreed to. */
export const EXPORT = { open: 'e5000000000000000001', agreed: 'e5000000000000000002' } as const;

export const exportOf = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  exportId: EXPORT.open,
  commandId: commandId(n),
  ...more,
});

function exportRequest(_id: string): ExportRequestDocument {
  const isAgreed = _id === EXPORT.agreed;
  return {
    _id,
    communityId: MAPLE,
    what: 'hours',
    from: '2026-01-01',
    until: '2026-06-14',
    title: '',
    shiftId: null,
    teamId: null,
    state: isAgreed ? 'agreed' : 'open',
    askedBy: residentIdOf('secretary'),
    decidedBy: isAgreed ? residentIdOf('partyBranch') : null,
    fetchUntil: isAgreed ? START + 2 * DAY : null,
    dropAt: START + 29 * DAY,
    order: START - DAY,
    change: {
      id: `seed-export:${_id}`,
      action: 'seed',
      actorId: 'seed',
      target: `export:${_id}`,
      at: START - 10 * DAY,
    },
  };
}

const rest = { period: '2025-06-18', title: '夜间巡逻', minutes: 150, key: 'import-left' };
/** Of somebody who has joined since. */
const leftRow = {
  row: 4,
  reason: 'unknown' as const,
  written: '101 若溪',
  left: true,
  rest,
};
/** The secretary says that this one is the stair steward's. */
const matchedRow = {
  ...leftRow,
  row: 5,
  written: '101 白若',
  rest: { ...rest, period: '2025-06-19', key: 'import-matched' },
  match: {
    residentId: residentIdOf('stairSteward'),
    by: residentIdOf('secretary'),
    agreed: false,
  },
};
/** The places of the two among the rows that the table left out. */
export const LEFT = { free: 0, matched: 1 } as const;

/** Two hours of the resident that a table of before has brought over. @returns what they are corrected by */
export async function postedHours(linli: Linli): Promise<Input> {
  const [open] = importDocuments().teamImports;
  const residentId = residentIdOf('resident');
  const key = 'import-posted';
  const line = { ...open?.lines[0], residentId, key, period: '2025-06-17' } as ImportedLine;
  const table: TeamImportDocument = {
    ...(open as TeamImportDocument),
    _id: IMPORT.posted,
    fileKey: `${TEAM.patrol}:posted`,
    lines: [line],
    state: 'confirmed',
    decidedBy: residentIdOf('partyBranch'),
    posted: 1,
    left: [leftRow, matchedRow],
    leftCount: 2,
  };
  const put = async <Doc extends { _id: string }>(collectionName: string, document: Doc) => {
    const isThere = linli
      .documents<{ _id: string }>(collectionName)
      .some(({ _id }) => _id === document._id);
    if (isThere) return;
    const data = [JSON.stringify(document)];
    await linli.cloud.database.command('database.insertDocument', { collectionName, data });
  };
  await put('teamImports', table);
  await put('attendances', { ...importedHours(table, line), reckonAt: 0, looked: 1 });
  return { communityId: MAPLE, teamId: TEAM.patrol, shiftId: key, residentId };
}

export function importDocuments(): {
  teamImports: TeamImportDocument[];
  exportRequests: ExportRequestDocument[];
} {
  const at = START - DAY;
  return {
    exportRequests: [exportRequest(EXPORT.open), exportRequest(EXPORT.agreed)],
    teamImports: [
      {
        _id: IMPORT.open,
        communityId: MAPLE,
        teamId: TEAM.patrol,
        teamName: '平安巡逻队',
        fileKey: `${TEAM.patrol}:seed`,
        what: 'hours',
        lines: [
          {
            row: 3,
            residentId: residentIdOf('residentElsewhere'),
            period: '2025-06-16',
            title: '夜间巡逻',
            minutes: 120,
            sameDay: false,
            key: 'import-seed',
          },
        ],
        left: [{ row: 4, reason: 'unknown', written: `${HOME.first} 王秀英`, left: true }],
        leftCount: 1,
        leftUntil: NEVER,
        state: 'open',
        enteredBy: residentIdOf('secretary'),
        decidedBy: null,
        posted: 0,
        dueAt: null,
        order: at,
        change: {
          id: `seed-import:${IMPORT.open}`,
          action: 'seed',
          actorId: 'seed',
          target: `import:${IMPORT.open}`,
          at: START - 10 * DAY, // no sweep of the audit trail looks so far back
        },
      },
    ],
  };
}
