import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { MemberDocument, ShiftDocument } from '../../cloudfunctions/volunteer/collections.ts';
import { MAPLE, residentIdOf } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { checkClaims, checkPlaces, shiftIn } from '../support/shift-books.ts';
import {
  leading,
  membership,
  onShift,
  roleOf,
  SHIFT,
  seasonInput,
  signing,
  TEAM,
} from '../support/volunteers.ts';

/** Shifts that are changed while people sign up for them and leave them. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
const later = () => linli.clock(linli.cloud.now() + 10 * MINUTE);
const FEW = { planned: 7, random: 2 };
const SEEN = `seed-shift:${SHIFT.open}`;

describe('a shift that is changed', () => {
  it('while somebody signs up and somebody leaves: places and times agree afterwards', () =>
    inAnyOrder(
      linli,
      async () => {
        const moved = { change: { from: '14:00', until: '16:00' }, seen: SEEN };
        const answers = await Promise.all([
          call('editShift', leading(1, SHIFT.open, moved), 'teamLeader'),
          call('signUpForShift', signing(2, SHIFT.open), 'resident'),
          call('cancelSignUp', onShift(3, SHIFT.open), 'stairSteward'),
        ]);
        for (const answer of answers) expect(codeOf(answer)).toBe('ok');
        checkPlaces(linli);
        await later();
        checkPlaces(linli);
        checkClaims(linli);
        expect(Object.keys(shiftIn(linli, SHIFT.open).seats)).toStrictEqual([
          residentIdOf('resident'),
        ]);
      },
      FEW,
    ));

  it('by two leaders at once is changed by one of them', () =>
    inAnyOrder(linli, async () => {
      const by = (n: number, meet: string) =>
        call('editShift', leading(n, SHIFT.open, { change: { meet }, seen: SEEN }), 'teamLeader');
      const answers = await Promise.all([by(1, '东门'), by(2, '北门')]);
      expect(answers.map(codeOf).sort()).toStrictEqual(['SHIFT_CHANGED', 'ok']);
    }));

  it('to fewer places while the last is taken never has fewer than are taken', () =>
    inAnyOrder(
      linli,
      async () => {
        const fewer = { change: { roles: [roleOf({ places: 1 })] }, seen: SEEN };
        await Promise.all([
          call('editShift', leading(1, SHIFT.open, fewer), 'teamLeader'),
          call('signUpForShift', signing(2, SHIFT.open), 'resident'),
        ]);
        checkPlaces(linli);
        await later();
        checkClaims(linli);
      },
      FEW,
    ));
});

describe('a season that is changed', () => {
  const prepare = async () => {
    const season = seasonInput(90, { weekdays: [1], until: '2026-06-23' });
    const { envelope } = await call('publishSeason', season, 'teamLeader');
    assert.ok(envelope.ok);
    const { seasonId } = envelope.data as { seasonId: string };
    const all = linli.documents<ShiftDocument>('shifts');
    const [shift] = all.filter((one) => one.seasonId === seasonId);
    assert.ok(shift);
    return { seasonId, shiftId: shift._id };
  };
  const editing = (n: number, seasonId: string, meet: string) => ({
    communityId: MAPLE,
    teamId: TEAM.patrol,
    seasonId,
    from: '2026-06-16',
    change: { meet, from: '20:00', until: '22:00' },
    commandId: commandId(n),
  });

  it('while somebody signs up: their time is the new one', () =>
    inAnyOrder(
      linli,
      async () => {
        const { seasonId, shiftId } = await prepare();
        const answers = await Promise.all([
          call('editSeason', editing(1, seasonId, '东门'), 'teamLeader'),
          call('signUpForShift', signing(2, shiftId), 'resident'),
        ]);
        expect(answers.map(codeOf)).toStrictEqual(['ok', 'ok']);
        checkPlaces(linli);
        await later();
        checkClaims(linli);
        expect(shiftIn(linli, shiftId).meet).toBe('东门');
      },
      FEW,
    ));

  it('twice at once is one of the two as a whole', () =>
    inAnyOrder(
      linli,
      async () => {
        const { seasonId, shiftId } = await prepare();
        const answers = await Promise.all([
          call('editSeason', editing(1, seasonId, '东门'), 'teamLeader'),
          call('editSeason', editing(2, seasonId, '北门'), 'teamLeader'),
        ]);
        await later();
        expect(answers.map(codeOf)).toContain('ok');
        const { meet } = shiftIn(linli, shiftId);
        const [season] = linli
          .documents<{ _id: string; edit?: { change: { meet?: string } } }>('seasons')
          .filter(({ _id }) => _id === seasonId);
        expect(meet).toBe(season?.edit?.change.meet);
        checkPlaces(linli);
      },
      FEW,
    ));
});

describe('a group of several homes', () => {
  const three = ['resident', 'volunteer', 'mediator'] as const;
  const group = (n: number) =>
    call(
      'addGroup',
      leading(n, SHIFT.open, { roleId: 'r1', residentIds: three.map(residentIdOf) }),
      'teamLeader',
    );

  it('of three and the last place: all have one, or none has', () =>
    inAnyOrder(
      linli,
      async () => {
        const more = { roleId: 'r1', places: 4, seen: SEEN };
        await call('resizeShift', leading(50, SHIFT.open, more), 'teamLeader');
        const answers = await Promise.all([
          group(1),
          call('signUpForShift', signing(2, SHIFT.open), 'partyBranch'),
        ]);
        const { seats } = shiftIn(linli, SHIFT.open);
        const seated = three.filter((one) => residentIdOf(one) in seats);
        expect([0, 3]).toContain(seated.length);
        expect(codeOf(answers[0] as Answer)).toBe(seated.length === 3 ? 'ok' : 'GROUP_TOO_BIG');
        checkPlaces(linli);
        await later();
        checkClaims(linli);
      },
      FEW,
    ));

  it('one of whom takes another shift at that time: all have their places, or none has', () =>
    inAnyOrder(
      linli,
      async () => {
        const more = { roleId: 'r1', places: 6, seen: SEEN };
        await call('resizeShift', leading(50, SHIFT.open, more), 'teamLeader');
        await Promise.all([
          group(1),
          call('signUpForShift', signing(2, SHIFT.overlapping), 'mediator'),
        ]);
        await later();
        const { seats } = shiftIn(linli, SHIFT.open);
        const seated = three.filter((one) => residentIdOf(one) in seats);
        expect([0, 3]).toContain(seated.length);
        checkPlaces(linli);
        checkClaims(linli);
      },
      FEW,
    ));
});

const LIMITED = {
  ...membership(1, 'resident', []),
  limit: { is: 'restricted', kinds: ['clinic'], reason: '先不巡逻', until: '2026-06-30' },
};
it('a limit that is set while they sign up holds for what comes after it', () =>
  inAnyOrder(linli, async () => {
    const [limited, signed] = await Promise.all([
      call('saveMember', LIMITED, 'teamLeader'),
      call('signUpForShift', signing(2, SHIFT.overlapping), 'resident'),
    ]);
    expect(codeOf(limited)).toBe('ok');
    expect(['ok', 'ROLE_UNFIT']).toContain(codeOf(signed));
    await linli.timer('volunteer');
    const [member] = linli.documents<MemberDocument>('members');
    expect(member?.carried).toBe(true);
    const next = await call('signUpForShift', signing(3, SHIFT.full), 'resident');
    expect(codeOf(next)).toBe('ROLE_UNFIT');
    checkPlaces(linli);
    checkClaims(linli);
  }));
