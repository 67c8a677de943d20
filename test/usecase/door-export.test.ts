import { read as readBook, utils } from '@e965/xlsx';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { sheetName } from '../../cloudfunctions/filing/list/doors-sheet.ts';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import { HOME, MAPLE, NOTICE, PLACE } from '../support/community.ts';
import { handing } from '../support/doors.ts';
import { commandId, oneHousehold, writtenDown } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { talkWith } from '../support/talk.ts';

/** Doors that have not confirmed a notice, as a workbook to take along. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const asking = (n: number, noticeId: string = NOTICE.building) => ({
  communityId: MAPLE,
  noticeId,
  commandId: commandId(n),
});
async function sheets(n: number, as: As, noticeId?: string): Promise<Record<string, string[][]>> {
  const { url } = await ask<{ url: string }>('filing.printDoors', asking(n, noticeId), as);
  const book = readBook(new Uint8Array(await (await fetch(url)).arrayBuffer()));
  return Object.fromEntries(
    book.SheetNames.map((name) => [
      name,
      utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1, defval: '' }),
    ]),
  );
}

it('has a sheet a building with its open doors, who made it and when, and columns to write in', async () => {
  await ask('notice.confirmNotice', { ...asking(1) }, 'householdRepresentative');
  await ask('notice.confirmFor', writtenDown(2, HOME.second), 'stairSteward');
  await ask('notice.denyMark', oneHousehold(3, HOME.second), 'resident');
  await ask('notice.handOutDoors', handing(4, [PLACE.building]), 'secretary');
  const found = await sheets(5, 'secretary');
  expect(Object.keys(found)).toStrictEqual(['一期 1栋']);
  const [title, by, note, , head, ...rows] = found['一期 1栋'] ?? [];
  expect(title?.[0]).toContain('还没确认 2 户');
  expect(by?.[0]).toContain('沈知秋 导出');
  expect(by?.[0]).toContain('2026年6月15日');
  expect(note?.[0]).toContain('没有姓名和电话');
  expect(head).toStrictEqual(['门牌', '状态', '哪天问的', '怎么说的', '备注']);
  expect(rows.map((row) => row.slice(0, 2))).toStrictEqual([
    ['1单元 101', '还没确认；已有人去问，2026年6月19日前'],
    ['1单元 102', '记过，这家说不是这样；已有人去问，2026年6月19日前'],
  ]);
  const entries = linli.documents<AuditDocument>('audit');
  expect(entries.filter(({ action }) => action === 'filing.doors')).toHaveLength(1);
});

it('reaches as far as the officer’s places, and says neither names nor numbers', async () => {
  const found = await sheets(1, 'stairSteward', NOTICE.community);
  expect(Object.keys(found)).toStrictEqual(['一期 1栋']);
  expect(found['一期 1栋']?.slice(5).map(([door]) => door)).toStrictEqual([
    '1单元 101',
    '1单元 102',
  ]);
  const all = JSON.stringify(await sheets(2, 'secretary', NOTICE.community));
  for (const { head, owners } of linli.documents<HouseholdDocument>('households')) {
    for (const name of [head.name, ...owners]) if (name) expect(all).not.toContain(name);
  }
  expect(all).not.toMatch(/1\d{10}/);
  expect(await refusal('filing.printDoors', asking(3), 'stewardElsewhere')).toStrictEqual([
    'NOT_ALLOWED',
    undefined,
  ]);
});

it('is refused when all have confirmed', async () => {
  for (const [n, home] of [HOME.first, HOME.second].entries()) {
    await ask('notice.confirmFor', writtenDown(n + 1, home), 'buildingSteward');
  }
  expect(await refusal('filing.printDoors', asking(9), 'stairSteward')).toStrictEqual([
    'DOORS_NONE',
    undefined,
  ]);
});

it('of 4,464 households keeps within its budget', async () => {
  const [first] = linli.documents<HouseholdDocument>('households');
  const many = Array.from({ length: 4464 }, (_, n) => ({
    ...first,
    _id: `${PLACE.stair}.d${n}`,
    label: `一期 1栋 1单元 ${n + 1000}`,
    lineage: [MAPLE, PLACE.estate, PLACE.building, PLACE.stair],
    buildingId: PLACE.building,
    sortKey: String(n).padStart(6, '0'),
    code: { hash: `none-${n}`, issuedAt: null, expiresAt: null, usedBy: null, usedAt: null },
  }));
  await linli.cloud.database.insertMany('households', many as never);
  const answer = await linli.call('filing', 'printDoors', asking(9), 'secretary');
  expect(answer.databaseRequests).toBeLessThanOrEqual(26);
  const found = await sheets(1, 'secretary');
  expect(found['一期 1栋']?.slice(5)).toHaveLength(4464 + 3);
});

it('names sheets as Excel takes them, each once', () => {
  const taken = new Set<string>();
  expect(
    ['1栋', '1栋', 'A/B*[1]', '', '很'.repeat(40)].map((label) => sheetName(label, taken)),
  ).toStrictEqual(['1栋', '1栋 2', 'A B  1', '门牌', '很'.repeat(31)]);
});
