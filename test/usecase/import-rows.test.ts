import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { AttendanceDocument } from '../../cloudfunctions/volunteer/collections.ts';
import type { HourLine, YearOfHours } from '../../typings/contract/volunteer/hours.ts';
import type {
  ImportLine,
  ImportRow,
  LeftDoubt,
} from '../../typings/contract/volunteer/importing.ts';
import { HOME, MAPLE, residentIdOf, START } from '../support/community.ts';
import { importOf, ofTable, uploadTable } from '../support/imports.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { SHIFT, TEAM } from '../support/volunteers.ts';

/** What a table brought over wrongly, and what it could not bring over: put right later, each by two. */

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
const enter = async () => {
  const input = ofTable(await uploadTable(linli), { commandId: next() });
  return (await must<{ importId: string }>('enterTeamImport', input, 'secretary')).importId;
};
const decide = async (importId: string) => {
  const input = importOf(0, { importId, agrees: true, commandId: next() });
  await must('decideTeamImport', input, 'partyBranch');
  await linli.timer('volunteer');
};
const yearsOf = async (as: As) =>
  (await must<{ years: YearOfHours[] }>('listOwnHours', { communityId: MAPLE }, as)).years;

describe('hours of before that are wrong', () => {
  const correct = async (minutes: number, as: As = 'secretary', more: object = {}) =>
    call(
      'correctImported',
      { ...(await posted()), minutes, reason: '和签到本对过', commandId: next(), ...more },
      as,
    );
  const posted = async () => {
    const found = linli
      .documents<AttendanceDocument>('attendances')
      .find(({ residentId, imported }) => imported && residentId === residentIdOf('resident'));
    const { shiftId, teamId, residentId } = found as AttendanceDocument;
    return { communityId: MAPLE, teamId, shiftId, residentId };
  };
  const decideEntry = async (
    { envelope }: Answer,
    decision: 'confirm' | 'refuse',
    as: As = 'partyBranch',
  ) => {
    const { entryId } = (envelope.ok && (envelope.data as { entry: HourLine }).entry) as HourLine;
    const input = { ...(await posted()), entryId, decision, commandId: next() };
    return codeOf(await call('decideHours', input, as));
  };
  const importedOf = async () =>
    (await yearsOf('resident')).find(({ year }) => year === '2025')?.imported;

  it('are put right by an entry with its reason, once somebody from outside the team agrees', async () => {
    const importId = await enter();
    await decide(importId);
    const less = await correct(-30);
    expect(codeOf(less)).toBe('ok');
    expect(await importedOf()).toBe(120);
    expect(await decideEntry(less, 'confirm', 'secretary')).toBe('CONFIRM_OUTSIDE');
    expect(await decideEntry(less, 'confirm')).toBe('ok');
    expect(await importedOf()).toBe(90);
    expect(await decideEntry(await correct(45), 'refuse')).toBe('ok');
    expect(await importedOf()).toBe(90);
    const { shifts } = await must<{ shifts: { entries: HourLine[] }[] }>(
      'listOwnHours',
      { communityId: MAPLE },
      'resident',
    );
    expect(
      shifts
        .flatMap(({ entries }) => entries)
        .filter(({ sort }) => sort === 'imported')
        .map(({ minutes, state, reason }) => [minutes, state, reason]),
    ).toStrictEqual([
      [120, 'counted', ''],
      [-30, 'counted', '和签到本对过'],
      [45, 'refused', '和签到本对过'],
    ]);
    const shown = await must<{ rows: ImportRow[] }>(
      'showTeamImport',
      { communityId: MAPLE, importId },
      'secretary',
    );
    expect(shown.rows.map(({ line, entries }) => [line, entries?.length])).toStrictEqual([
      [0, 3],
      [1, 1],
    ]);
    const ofYear = { communityId: MAPLE, year: '2025' };
    expect(await must('countTeams', ofYear, 'resident')).toMatchObject({
      teams: [{ imported: 240 }],
    });
  });

  it('are taken off no further than to nothing, and added to no further than a day goes', async () => {
    await decide(await enter());
    expect(codeOf(await correct(-121))).toBe('IMPORTED_TOO_FEW');
    expect(codeOf(await correct(-100))).toBe('ok');
    expect(codeOf(await correct(-21))).toBe('IMPORTED_TOO_FEW');
    expect((await correct(16 * 60)).envelope).toMatchObject({
      code: 'IMPORTED_TOO_MANY',
      details: { left: 14 * 60 },
    });
  });

  it('are corrected by nobody for themselves or their own home, and only where a table has brought them', async () => {
    await decide(await enter());
    const homes = [{ householdId: HOME.second, label: '', joinedAt: START }];
    await patch(linli, 'residents', { _id: residentIdOf('secretary') }, { households: homes });
    expect(codeOf(await correct(-30))).toBe('HOURS_OWN');
    await patch(linli, 'residents', { _id: residentIdOf('secretary') }, { households: [] });
    const measured = { shiftId: SHIFT.over, residentId: residentIdOf('stairSteward') };
    expect(codeOf(await correct(-30, 'secretary', measured))).toBe('NOT_CHECKED_IN');
  });
});

describe('a row that led to nobody', () => {
  const tie = async (importId: string, index: number, as: As = 'secretary', more: object = {}) =>
    codeOf(
      await call(
        'matchImportRow',
        importOf(0, {
          importId,
          index,
          teamId: TEAM.patrol,
          residentId: residentIdOf('stairSteward'),
          commandId: next(),
          ...more,
        }),
        as,
      ),
    );
  const decideRow = async (
    importId: string,
    index: number,
    agrees = true,
    as: As = 'partyBranch',
  ) =>
    codeOf(
      await call(
        'decideImportRow',
        importOf(0, { importId, index, agrees, commandId: next() }),
        as,
      ),
    );
  const leftOf = async (importId: string) => {
    const shown = await must<{ import: ImportLine; left: LeftDoubt[] }>(
      'showTeamImport',
      { communityId: MAPLE, importId },
      'partyBranch',
    );
    return { count: shown.import.left, left: shown.left };
  };

  it('is of somebody once two have said so; they see it among their own, and nobody gets it a second time', async () => {
    const importId = await enter();
    expect(await tie(importId, 0)).toBe('IMPORT_ROW_GONE');
    await decide(importId);
    expect((await leftOf(importId)).left).toMatchObject([{ row: 5, index: 0 }]);
    expect(await tie(importId, 0)).toBe('ok');
    expect(await tie(importId, 0)).toBe('IMPORT_ROW_GONE');
    expect((await leftOf(importId)).left).toMatchObject([
      { match: { byName: '沈知秋', own: false, agreed: false } },
    ]);
    expect(await decideRow(importId, 0, true, 'secretary')).toBe('IMPORT_OUTSIDE');
    await linli.timer('volunteer');
    expect((await yearsOf('stairSteward')).find((one) => one.year === '2025')?.imported).toBe(150);
    expect(await decideRow(importId, 0)).toBe('ok');
    expect(await decideRow(importId, 0)).toBe('IMPORT_ROW_GONE');
    await linli.timer('volunteer');
    expect(await leftOf(importId)).toMatchObject({ count: 0, left: [{ match: { agreed: true } }] });
    const year = (await yearsOf('stairSteward')).find((one) => one.year === '2025');
    expect(year).toMatchObject({ imported: 330 });
    const made = linli
      .documents<AttendanceDocument>('attendances')
      .find(
        ({ day, residentId }) =>
          day === '2025-06-17' && residentId === residentIdOf('stairSteward'),
      );
    expect(made?.entries).toMatchObject([
      { by: residentIdOf('secretary'), decidedBy: residentIdOf('partyBranch') },
    ]);
    expect(await tie(importId, 0)).toBe('IMPORT_ROW_GONE');
  });

  it('may be tied anew where somebody says that it is not so, and to nobody who has it already', async () => {
    const importId = await enter();
    await decide(importId);
    expect(await tie(importId, 0, 'secretary', { residentId: residentIdOf('resident') })).toBe(
      'IMPORT_ROW_KNOWN',
    );
    expect(await tie(importId, 0)).toBe('ok');
    expect(await decideRow(importId, 0, false)).toBe('ok');
    expect((await leftOf(importId)).left[0]?.match).toBeUndefined();
    const homes = [{ householdId: HOME.second, label: '', joinedAt: START }];
    await patch(linli, 'residents', { _id: residentIdOf('secretary') }, { households: homes });
    expect(await tie(importId, 0, 'secretary', { residentId: residentIdOf('resident') })).toBe(
      'HOURS_OWN',
    );
    await patch(linli, 'residents', { _id: residentIdOf('secretary') }, { households: [] });
    await linli.clock(START + 181 * DAY);
    await linli.timer('volunteer');
    expect(await tie(importId, 0)).toBe('IMPORT_ROW_GONE');
  });
});
