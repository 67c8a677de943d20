import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { encryptPhone, lookupHash } from '../../cloudfunctions/kernel/secret.ts';
import type {
  AttendanceDocument,
  TeamImportDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import type { Certificate, YearOfHours } from '../../typings/contract/volunteer/hours.ts';
import type {
  ImportCheck,
  ImportDoubt,
  ImportLine,
  ImportRow,
} from '../../typings/contract/volunteer/importing.ts';
import { HOME, MAPLE, residentIdOf, START } from '../support/community.ts';
import { importOf, ofTable, uploadTable } from '../support/imports.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { TEAM } from '../support/volunteers.ts';
import type { Cell } from '../support/workbook.ts';

/** Last year from Excel: looked at, entered by one, decided by another from outside the team. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
async function must<Data>(action: string, input: object, as: As): Promise<Data> {
  const { envelope } = await call(action, input, as);
  assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}
let n = 100;
const next = () => {
  n += 1;
  return commandId(n);
};
const check = async (
  ...table: Parameters<typeof uploadTable> extends [Linli, ...infer R] ? R : never
) => must<ImportCheck>('checkTeamImport', ofTable(await uploadTable(linli, ...table)), 'secretary');
const enter = async (
  ...table: Parameters<typeof uploadTable> extends [Linli, ...infer R] ? R : never
) => {
  const input = ofTable(await uploadTable(linli, ...table), { commandId: next() });
  return (await must<{ importId: string }>('enterTeamImport', input, 'secretary')).importId;
};
const decide = async (importId: string, agrees = true) => {
  await must(
    'decideTeamImport',
    importOf(0, { importId, agrees, commandId: next() }),
    'partyBranch',
  );
  await linli.timer('volunteer');
};
const hoursOf = (key: 'resident' | 'stairSteward') =>
  linli
    .documents<AttendanceDocument>('attendances')
    .filter(({ residentId, imported }) => imported && residentId === residentIdOf(key))
    .flatMap(({ entries }) =>
      entries.map(({ minutes, sort, state }) => ({ minutes, sort, state })),
    );
const yearsOf = async (as: As) =>
  (await must<{ years: YearOfHours[] }>('listOwnHours', { communityId: MAPLE }, as)).years;
const reasons = ({ doubts }: ImportCheck) => doubts.map(({ row, reason }) => `${row} ${reason}`);

describe('a table of hours', () => {
  it('is looked at without anything being written', async () => {
    const fileId = await uploadTable(linli);
    const before = linli.state();
    expect(await must('checkTeamImport', ofTable(fileId), 'secretary')).toStrictEqual({
      what: 'hours',
      rows: 3,
      people: 2,
      lines: 2,
      minutes: 270,
      doubts: [{ row: 5, reason: 'unknown', written: '一期 1栋 1单元 102 王秀英', left: true }],
      doubtCount: 1,
    });
    expect(linli.state()).toBe(before);
  });

  it('counts once somebody from outside the team has agreed, apart from all other hours', async () => {
    const importId = await enter();
    expect(hoursOf('resident')).toStrictEqual([]);
    const shown = await must<{
      import: ImportLine;
      rows: ImportRow[];
      left: ImportDoubt[];
      next: string | null;
    }>('showTeamImport', { communityId: MAPLE, importId }, 'partyBranch');
    expect(shown).toMatchObject({
      import: { lines: 2, people: 2, minutes: 270, left: 1, own: false, byName: '沈知秋' },
      rows: [
        { name: '顾南枝', period: '2025-06-17', title: '夜间巡逻', minutes: 120 },
        { name: '白若溪', period: '2025-06-18', minutes: 150 },
      ],
      left: [{ row: 5 }],
      next: null,
    });
    await decide(importId);
    const entry = { sort: 'imported', state: 'counted' };
    expect(hoursOf('resident')).toStrictEqual([{ minutes: 120, ...entry }]);
    expect((await yearsOf('resident')).find(({ year }) => year === '2025')).toMatchObject({
      measured: 0,
      added: 0,
      imported: 120,
      pending: 0,
    });
    const { certificate } = await must<{ certificate: Certificate }>(
      'issueCertificate',
      { communityId: MAPLE, from: '2025-01-01', until: '2026-06-15', commandId: next() },
      'stairSteward',
    );
    expect(certificate).toMatchObject({ measured: 110, added: 0, imported: 150 });
    const ofYear = { communityId: MAPLE, year: '2025' };
    expect(await must('countTeams', ofYear, 'resident')).toMatchObject({
      teams: [{ teamId: TEAM.patrol, people: 0, shifts: 0, minutes: 0, imported: 270 }],
    });
    expect(await must('countAdded', ofYear, 'partyBranch')).toStrictEqual({
      officers: [
        {
          residentId: residentIdOf('secretary'),
          name: '沈知秋',
          entries: 0,
          minutes: 0,
          shifts: 0,
          imported: 270,
        },
      ],
      withdrawn: [],
    });
  });

  it('comes in once: neither the same file nor the same row a second time', async () => {
    const first = await enter();
    const same = ofTable(await uploadTable(linli), { commandId: next() });
    expect(codeOf(await call('enterTeamImport', same, 'secretary'))).toBe('IMPORT_TWICE');
    // Another file with the same row, entered before either is decided.
    const second = await enter([
      ['一期', '1栋', '1单元', '102', '顾南枝', '2025/6/17', '150分钟', '夜间巡逻'],
      ['一期', '1栋', '1单元', '102', '顾南枝', '2025/6/19', 1, '夜间巡逻'],
    ]);
    await decide(first);
    await decide(second);
    expect(hoursOf('resident').map(({ minutes }) => minutes)).toStrictEqual([120, 60]);
    expect(
      reasons(await check([['一期', '1栋', '1单元', '102', '顾南枝', '2025.6.17', 2, '夜间巡逻']])),
    ).toStrictEqual(['3 known']);
  });

  it('is decided by nobody who entered it, leads the team, belongs to it or is named in it', async () => {
    const importId = await enter();
    const said = async (as: As) =>
      codeOf(
        await call(
          'decideTeamImport',
          importOf(0, { importId, agrees: true, commandId: next() }),
          as,
        ),
      );
    expect(await said('secretary')).toBe('IMPORT_OUTSIDE');
    const party = { _id: residentIdOf('partyBranch') };
    const homes = [{ householdId: HOME.second, label: '', joinedAt: START }];
    await patch(linli, 'residents', party, { households: homes });
    expect(await said('partyBranch')).toBe('IMPORT_OUTSIDE');
    await patch(linli, 'residents', party, { households: [] });
    await patch(linli, 'teams', { _id: TEAM.patrol }, { leaders: [residentIdOf('partyBranch')] });
    expect(await said('partyBranch')).toBe('IMPORT_OUTSIDE');
    await patch(linli, 'teams', { _id: TEAM.patrol }, { leaders: [] });
    expect(await said('partyBranch')).toBe('ok');
    expect(await said('partyBranch')).toBe('IMPORT_DECIDED');
  });

  it('that somebody declines is worth nothing, and its file does not come again', async () => {
    await decide(await enter(), false);
    expect(hoursOf('resident')).toStrictEqual([]);
    const again = ofTable(await uploadTable(linli), { commandId: next() });
    expect(codeOf(await call('enterTeamImport', again, 'secretary'))).toBe('IMPORT_TWICE');
  });

  it('finds people by phone where no door stands', async () => {
    const head = {
      name: '顾建国',
      phoneCipher: encryptPhone('19900000001'),
      phoneHash: lookupHash('phone-lookup', '19900000001'),
    };
    await patch(linli, 'households', { _id: HOME.second }, { head });
    const columns = ['序号', '姓名', '手机号', '日期', '时长（分钟）'];
    const row = (phone: string): Cell[] => [1, '顾南枝', phone, '2025年6月17日', 90];
    expect(await check([row('199 0000 0001')], columns)).toMatchObject({ lines: 1, minutes: 90 });
    expect(reasons(await check([row('19900000002')], columns))).toStrictEqual(['3 unknown']);
  });

  it('of whoever enters it, and of people who have left meanwhile, brings nothing over', async () => {
    const homes = [{ householdId: HOME.second, label: '', joinedAt: START }];
    await patch(linli, 'residents', { _id: residentIdOf('secretary') }, { households: homes });
    expect(reasons(await check())).toStrictEqual(['3 own-home', '5 unknown']);
    await patch(linli, 'residents', { _id: residentIdOf('secretary') }, { households: [] });
    const importId = await enter();
    await patch(linli, 'residents', { _id: residentIdOf('resident') }, { households: [] });
    await decide(importId);
    expect(hoursOf('resident')).toStrictEqual([]);
    expect(hoursOf('stairSteward')).toHaveLength(1);
  });

  it('forgets the rows that led to nobody after half a year', async () => {
    const importId = await enter();
    const leftOf = () =>
      linli.documents<TeamImportDocument>('teamImports').find(({ _id }) => _id === importId)?.left
        .length;
    await linli.timer('volunteer');
    expect(leftOf()).toBe(1);
    await linli.clock(START + 181 * DAY);
    await linli.timer('volunteer');
    expect(leftOf()).toBe(0);
  });
});

describe('a list of members', () => {
  const COLUMNS = ['姓名', '楼栋', '单元', '房号', '小区'];
  const LIST: Cell[][] = [
    ['顾南枝', '1栋', '1单元', '102', '一期'],
    ['白若溪', '1栋', '1单元', '101', '一期'],
  ];

  it('makes members of those who are found, and leaves those who are', async () => {
    expect(await check(LIST, COLUMNS)).toMatchObject({ what: 'members', lines: 2, minutes: 0 });
    await decide(await enter(LIST, COLUMNS));
    const { members } = await must<{ members: { name: string }[] }>(
      'listMembers',
      { communityId: MAPLE, teamId: TEAM.patrol },
      'teamLeader',
    );
    expect(members.map(({ name }) => name).sort()).toStrictEqual(['白若溪', '顾南枝'].sort());
    expect(reasons(await check(LIST.slice(1), COLUMNS))).toStrictEqual(['3 known']);
  });
});
