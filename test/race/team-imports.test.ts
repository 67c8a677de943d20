import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  AttendanceDocument,
  InsuredNumberDocument,
  TeamImportDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import { residentIdOf } from '../support/community.ts';
import {
  exportOf,
  IMPORT,
  importOf,
  LEFT,
  ofTable,
  postedHours,
  uploadTable,
} from '../support/imports.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { patch } from '../support/patch.ts';
import { onShift, SHIFT } from '../support/volunteers.ts';

/** Tables of hours, lists and numbers for the insurer, at once with themselves. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const codesOf = async (calls: Promise<Answer>[]) =>
  (await Promise.all(calls)).map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code)).sort();
const FEW = { planned: 8, random: 3 };

describe('a table', () => {
  it('that two decide about at once, and that two timers write down, counts once', () =>
    inAnyOrder(
      linli,
      async () => {
        const decide = (n: number, agrees: boolean) =>
          call('decideTeamImport', importOf(n, { agrees }), 'partyBranch');
        expect(await codesOf([decide(1, true), decide(2, false)])).toStrictEqual([
          'IMPORT_DECIDED',
          'ok',
        ]);
        await Promise.all([linli.timer('volunteer'), linli.timer('volunteer')]);
        const made = linli
          .documents<AttendanceDocument>('attendances')
          .filter(({ imported }) => imported)
          .flatMap(({ entries }) => entries);
        const isAgreed = linli
          .documents<TeamImportDocument>('teamImports')
          .some(({ state }) => state === 'confirmed');
        expect(made.map(({ minutes }) => minutes)).toStrictEqual(isAgreed ? [120] : []);
      },
      FEW,
    ));

  it('of hours to hand over that two decide about at once is decided once', () =>
    inAnyOrder(
      linli,
      async () => {
        const decide = (n: number, agrees: boolean) =>
          call('decideExport', exportOf(n, { agrees }), 'partyBranch');
        expect(await codesOf([decide(1, true), decide(2, false)])).toStrictEqual([
          'EXPORT_DECIDED',
          'ok',
        ]);
      },
      FEW,
    ));

  it('that two enter at once is there once', () =>
    inAnyOrder(
      linli,
      async () => {
        const enter = async (n: number) =>
          call(
            'enterTeamImport',
            ofTable(await uploadTable(linli), { commandId: commandId(n) }),
            'secretary',
          );
        expect(await codesOf([enter(1), enter(2)])).toStrictEqual(['IMPORT_TWICE', 'ok']);
        expect(linli.documents('teamImports')).toHaveLength(2);
      },
      FEW,
    ));
});

describe('hours of before', () => {
  it('that two correct at once are never taken off below nothing', () =>
    inAnyOrder(
      linli,
      async () => {
        const posted = await postedHours(linli);
        const correct = (n: number) =>
          call(
            'correctImported',
            { ...posted, minutes: -90, reason: '多抄了', commandId: commandId(n) },
            'secretary',
          );
        expect(await codesOf([correct(1), correct(2)])).toStrictEqual(['IMPORTED_TOO_FEW', 'ok']);
      },
      FEW,
    ));
});

describe('a row that led to nobody', () => {
  it('that two tie to two people at once, and that is decided while a timer runs, is of one of them, once', () =>
    inAnyOrder(
      linli,
      async () => {
        const { teamId } = await postedHours(linli);
        const row = { importId: IMPORT.posted, index: LEFT.free };
        const tie = (n: number, key: 'stairSteward' | 'residentElsewhere') =>
          call(
            'matchImportRow',
            importOf(n, { ...row, teamId, residentId: residentIdOf(key) }),
            'secretary',
          );
        expect(await codesOf([tie(1, 'stairSteward'), tie(2, 'residentElsewhere')])).toStrictEqual([
          'IMPORT_ROW_GONE',
          'ok',
        ]);
        const decide = (n: number) =>
          call('decideImportRow', importOf(n, { ...row, agrees: true }), 'partyBranch');
        const decided = [decide(3), decide(4)];
        await Promise.all([...decided, linli.timer('volunteer')]);
        expect(await codesOf(decided)).toStrictEqual(['IMPORT_ROW_GONE', 'ok']);
        await linli.timer('volunteer');
        const made = linli
          .documents<AttendanceDocument>('attendances')
          .filter(({ imported }) => imported)
          .flatMap(({ entries }) => entries.map(({ minutes }) => minutes));
        expect(made.sort()).toStrictEqual([120, 150]);
      },
      FEW,
    ));
});

describe('a number for the insurer', () => {
  it('that is taken back while it is given, and while the timer runs, is kept or not, as was said last', () =>
    inAnyOrder(
      linli,
      async () => {
        await patch(linli, 'shifts', { _id: SHIFT.open }, { insured: true });
        const save = (n: number, number: string | null) =>
          call(
            'saveIdNumber',
            onShift(n, SHIFT.open, {
              residentId: residentIdOf('stairSteward'),
              kind: 'resident-id',
              number,
            }),
            'stairSteward',
          );
        const answers = [save(1, '11010519491231002X'), save(2, null)];
        await Promise.all([...answers, linli.timer('volunteer')]);
        expect(await codesOf(answers)).toStrictEqual(['ok', 'ok']);
        await linli.timer('volunteer');
        const kept = linli.documents<InsuredNumberDocument>('insuredNumbers');
        expect(kept.length).toBeLessThanOrEqual(1);
        expect(kept.every(({ numberCipher }) => numberCipher !== null)).toBe(true);
      },
      FEW,
    ));
});
