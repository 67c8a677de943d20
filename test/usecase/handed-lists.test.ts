import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { DAY, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { InsuredNumberDocument } from '../../cloudfunctions/volunteer/collections.ts';
import type { ExportLine } from '../../typings/contract/volunteer/exporting.ts';
import type { InsuredLine } from '../../typings/contract/volunteer/insurance.ts';
import { HOME, MAPLE, residentIdOf, START } from '../support/community.ts';
import { EXPORT, exportOf } from '../support/imports.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { leading, onShift, SHIFT, signing, TEAM } from '../support/volunteers.ts';

/** Lists with people in them that leave the app by two; numbers for the insurer. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (name: string, input: object, as: As) => {
  const [functionName = '', action = ''] = name.split('.');
  return linli.call(functionName, action, input, as);
};
const codeOf = async (answer: Promise<Answer>) => {
  const { envelope } = await answer;
  return envelope.ok ? 'ok' : envelope.code;
};
async function must<Data>(name: string, input: object, as: As): Promise<Data> {
  const { envelope } = await call(name, input, as);
  assert.ok(envelope.ok, `${name}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}
let n = 100;
const fetching = (exportId: string) => {
  n += 1;
  return exportOf(n, { exportId });
};
/** What the file's cells say. */
async function fetched(exportId: string, as: As): Promise<string> {
  const { url } = await must<{ url: string }>('filing.printExport', fetching(exportId), as);
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  return Object.values(unzipSync(bytes))
    .map((part) => Buffer.from(part).toString('utf8'))
    .join('\n');
}
const NUMBER = '11010519491231002X';
const giving = (at: number, key: 'stairSteward' | 'resident', number: string | null = NUMBER) =>
  onShift(at, SHIFT.open, { residentId: residentIdOf(key), kind: 'resident-id', number });
const insure = () => patch(linli, 'shifts', { _id: SHIFT.open }, { insured: true });
const numbers = () => linli.documents<InsuredNumberDocument>('insuredNumbers');

describe('hours for the national system', () => {
  it('leave by two: who asked fetches what another has agreed to, for three days, without ID numbers', async () => {
    const days = { communityId: MAPLE, from: '2026-01-01', until: '2026-06-14' };
    const { exportId } = await must<{ exportId: string }>(
      'volunteer.askHoursExport',
      { ...days, commandId: commandId(1) },
      'secretary',
    );
    expect(await codeOf(call('filing.printExport', fetching(exportId), 'secretary'))).toBe(
      'EXPORT_OPEN',
    );
    const agree = exportOf(2, { exportId, agrees: true });
    expect(await codeOf(call('volunteer.decideExport', agree, 'secretary'))).toBe('EXPORT_OWN');
    await must('volunteer.decideExport', agree, 'partyBranch');
    const again = exportOf(3, { exportId, agrees: false });
    expect(await codeOf(call('volunteer.decideExport', again, 'partyBranch'))).toBe(
      'EXPORT_DECIDED',
    );
    expect(await codeOf(call('filing.printExport', fetching(exportId), 'partyBranch'))).toBe(
      'EXPORT_NOT_FOUND',
    );
    const cells = await fetched(exportId, 'secretary');
    for (const words of ['志愿者姓名', '证件号码', '白若溪', '2026-06-14', '1.83', '签到签退']) {
      expect(cells).toContain(words);
    }
    expect(cells).toContain('邻里不收集也不保存证件号码');
    expect(cells).not.toContain('顾南枝'); // whose hours wait
    await linli.clock(START + 4 * DAY);
    expect(await codeOf(call('filing.printExport', fetching(exportId), 'secretary'))).toBe(
      'EXPORT_OVER',
    );
    await linli.clock(START + 31 * DAY);
    await linli.timer('volunteer');
    expect(linli.documents('exportRequests')).toStrictEqual([]);
  });

  it('are not for who has left the office by which they were asked for, agreed to or not', async () => {
    await patch(linli, 'residents', { _id: residentIdOf('secretary') }, { roles: [] });
    expect(await codeOf(call('filing.printExport', fetching(EXPORT.agreed), 'secretary'))).toBe(
      'NOT_ALLOWED',
    );
  });

  it('do not leave by two of one home', async () => {
    const { households } = linli
      .documents<ResidentDocument>('residents')
      .find(({ _id }) => _id === residentIdOf('resident')) as ResidentDocument;
    await patch(linli, 'residents', { _id: residentIdOf('partyBranch') }, { households });
    await patch(
      linli,
      'exportRequests',
      { _id: EXPORT.open },
      { askedBy: residentIdOf('resident') },
    );
    const agreeing = exportOf(6, { agrees: true });
    expect(await codeOf(call('volunteer.decideExport', agreeing, 'partyBranch'))).toBe(
      'EXPORT_OWN',
    );
  });

  it('are of days that are over, a year at most, and only officers who decide see all that is asked for', async () => {
    for (const [from, until] of [
      ['2026-06-01', '2026-06-15'],
      ['2026-06-02', '2026-06-01'],
      ['2025-01-01', '2026-06-01'],
    ]) {
      const input = { communityId: MAPLE, from, until, commandId: commandId(4) };
      expect(await codeOf(call('volunteer.askHoursExport', input, 'secretary'))).toBe(
        'EXPORT_DAYS',
      );
    }
    const seen = async (as: As) =>
      (await must<{ exports: ExportLine[] }>('volunteer.listExports', { communityId: MAPLE }, as))
        .exports.length;
    expect(await Promise.all([seen('partyBranch'), seen('teamLeader')])).toStrictEqual([2, 0]);
    const declined = exportOf(5, { agrees: false });
    await must('volunteer.decideExport', declined, 'partyBranch');
    expect(await codeOf(call('filing.printExport', fetching(EXPORT.open), 'secretary'))).toBe(
      'EXPORT_NOT_FOUND',
    );
  });
});

describe('an insured shift', () => {
  beforeEach(insure);

  it('says that it takes a number before anybody signs up', async () => {
    const unread = signing(1, SHIFT.open);
    expect(await codeOf(call('volunteer.signUpForShift', unread, 'resident'))).toBe(
      'INSURANCE_UNREAD',
    );
    await must(
      'volunteer.signUpForShift',
      signing(1, SHIFT.open, { insuranceRead: true }),
      'resident',
    );
  });

  it('asks whoever is on it, themselves or their home, and nobody else, for a number that can be one', async () => {
    const save = (input: object, as: As) => codeOf(call('volunteer.saveIdNumber', input, as));
    expect(await save(giving(1, 'resident'), 'resident')).toBe('NOT_SIGNED_UP');
    expect(await save(giving(2, 'stairSteward'), 'resident')).toBe('FAMILY_ONLY');
    expect(await save(giving(3, 'stairSteward', '110105194912310021'), 'stairSteward')).toBe(
      'ID_NUMBER_WRONG',
    );
    const household = { _id: residentIdOf('resident') };
    const homes = [{ householdId: HOME.first, label: '', joinedAt: START }];
    await patch(linli, 'residents', household, { households: homes });
    expect(await save(giving(4, 'stairSteward'), 'resident')).toBe('ok');
    expect(numbers()).toHaveLength(1);
    expect(JSON.stringify([numbers(), linli.documents('audit')])).not.toContain(
      NUMBER.slice(0, 17),
    );
    await patch(linli, 'shifts', { _id: SHIFT.open }, { insured: false });
    expect(await save(giving(5, 'stairSteward'), 'stairSteward')).toBe('INSURANCE_NONE');
  });

  it('shows its leader who has given one, and the insurer the numbers, by two', async () => {
    await must('volunteer.saveIdNumber', giving(1, 'stairSteward'), 'stairSteward');
    const shown = (as: As) =>
      must<{ family: InsuredLine[]; all: InsuredLine[] | null; keptUntil: string }>(
        'volunteer.showInsurance',
        { communityId: MAPLE, shiftId: SHIFT.open },
        as,
      );
    const line = { residentId: residentIdOf('stairSteward'), name: '白若溪', given: true };
    expect(await shown('stairSteward')).toMatchObject({ family: [line], all: null });
    expect(await shown('teamLeader')).toMatchObject({
      family: [],
      all: [line],
      keptUntil: '2026-07-17',
    });
    expect(await shown('resident')).toMatchObject({ family: [], all: null });
    const { exportId } = await must<{ exportId: string }>(
      'volunteer.askInsuranceList',
      leading(2, SHIFT.open),
      'teamLeader',
    );
    await must('volunteer.decideExport', exportOf(3, { exportId, agrees: true }), 'secretary');
    expect(await fetched(exportId, 'teamLeader')).toContain(NUMBER);
    await patch(linli, 'teams', { _id: TEAM.patrol }, { leaders: [] });
    expect(await codeOf(call('filing.printExport', fetching(exportId), 'teamLeader'))).toBe(
      'TEAM_NOT_YOURS',
    );
  });

  it('keeps no number of whoever takes it back, is off the shift or has left, nor 30 days after it', async () => {
    const save = (at: number, number: string | null = NUMBER) =>
      must<{ given: boolean }>(
        'volunteer.saveIdNumber',
        giving(at, 'stairSteward', number),
        'stairSteward',
      );
    await save(1);
    expect(await save(2, null)).toStrictEqual({ given: false });
    expect(numbers().map(({ numberCipher }) => numberCipher)).toStrictEqual([null]);
    await linli.timer('volunteer');
    expect(numbers()).toStrictEqual([]);
    await save(3);
    await linli.clock(START + 7 * HOUR);
    await linli.timer('volunteer');
    expect(numbers()).toHaveLength(1);
    await must('volunteer.cancelSignUp', onShift(4, SHIFT.open), 'stairSteward');
    await linli.clock(START + 14 * HOUR);
    await linli.timer('volunteer');
    expect(numbers()).toStrictEqual([]);
    await must(
      'volunteer.signUpForShift',
      signing(5, SHIFT.open, { insuranceRead: true }),
      'stairSteward',
    );
    await save(6);
    await linli.clock(START + 32 * DAY);
    await linli.timer('volunteer');
    expect(numbers()).toHaveLength(1);
    await linli.clock(START + 33 * DAY);
    await linli.timer('volunteer');
    expect(numbers()).toStrictEqual([]);
  });
});
