import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { InsuredNumberDocument } from '../../cloudfunctions/volunteer/collections.ts';
import type { AttendanceLine } from '../../typings/contract/volunteer/hours.ts';
import type {
  ShiftDetail,
  ShiftForm,
  ShiftLine,
  SignUpLine,
} from '../../typings/contract/volunteer/shift.ts';
import { MAPLE, type PersonKey, residentIdOf, START } from '../support/community.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { checkClaims, checkPlaces, shiftIn } from '../support/shift-books.ts';
import {
  codeAt,
  leading,
  onShift,
  publishing,
  roleOf,
  SHIFT,
  seasonInput,
  signing,
  TEAM,
} from '../support/volunteers.ts';

/** What whoever comes has to know of a shift, by whatever way they have their place. */
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
const publish = async (n: number, more: Partial<ShiftForm>) =>
  (await must<{ shiftId: string }>('publishShift', publishing(n, more), 'teamLeader')).shiftId;
const add = (n: number, shiftId: string, key: PersonKey, more: object = {}) =>
  call(
    'addToShift',
    leading(n, shiftId, { roleId: 'r1', residentId: residentIdOf(key), ...more }),
    'teamLeader',
  );
const list = async (shiftId: string) =>
  (
    await must<{ people: SignUpLine[] }>(
      'listSignUps',
      { communityId: MAPLE, shiftId, teamId: TEAM.patrol },
      'teamLeader',
    )
  ).people;
const tend = async () => {
  await linli.clock(linli.cloud.now() + 5 * MINUTE);
  for (let run = 0; run < 3; run += 1) await linli.timer('volunteer');
};

it('an offer is taken once what there is to read was read', async () => {
  await patch(linli, 'shifts', { _id: SHIFT.offered }, { risk: '台阶滑', insured: true });
  const accept = (n: number, more: Record<string, unknown>) =>
    call('acceptOffer', onShift(n, SHIFT.offered, more), 'resident');
  expect(codeOf(await accept(1, {}))).toBe('RISK_UNREAD');
  expect(codeOf(await accept(1, { riskRead: true }))).toBe('INSURANCE_UNREAD');
  expect(codeOf(await accept(1, { riskRead: true, insuranceRead: true }))).toBe('ok');
});

describe('insurance', () => {
  it('is told to whom a leader writes down, alone or with others', async () => {
    const shiftId = await publish(1, { insured: true });
    expect(codeOf(await add(2, shiftId, 'resident'))).toBe('INSURANCE_UNREAD');
    const residentIds = [residentIdOf('resident'), residentIdOf('mediator')];
    const two = (n: number, more: Record<string, unknown>) =>
      call('addGroup', leading(n, shiftId, { roleId: 'r1', residentIds, ...more }), 'teamLeader');
    expect(codeOf(await two(3, {}))).toBe('INSURANCE_UNREAD');
    expect(codeOf(await two(4, { insuranceRead: true }))).toBe('ok');
    expect((await list(shiftId)).map(({ numberMissing }) => numberMissing)).toStrictEqual([
      true,
      true,
    ]);
  });

  it('is asked of those who had signed up before, and numbers go once it is insured no more', async () => {
    const edit = async (n: number, insured: boolean) =>
      must(
        'editShift',
        leading(n, SHIFT.open, { change: { insured }, seen: shiftIn(linli, SHIFT.open).change.id }),
        'teamLeader',
      );
    await edit(1, true);
    await tend();
    const messages = linli
      .documents<MessageDocument>('messages')
      .filter(({ residentId }) => residentId === residentIdOf('stairSteward'));
    expect(messages.map(({ data }) => data.thing3?.value)).toStrictEqual([
      '要买保险了，请打开填证件号',
    ]);
    expect(await list(SHIFT.open)).toMatchObject([{ numberMissing: true }]);
    const number = {
      residentId: residentIdOf('stairSteward'),
      kind: 'passport',
      number: 'E12345678',
    };
    await must('saveIdNumber', onShift(2, SHIFT.open, number), 'stairSteward');
    expect((await list(SHIFT.open))[0]?.numberMissing).toBeUndefined();
    await edit(3, false);
    await linli.clock(linli.cloud.now() + 7 * 60 * MINUTE);
    await linli.timer('volunteer');
    expect(linli.documents<InsuredNumberDocument>('insuredNumbers')).toStrictEqual([]);
    checkPlaces(linli);
    checkClaims(linli);
  });

  it('is set for a season from a day on, and for no shift before', async () => {
    const { seasonId } = await must<{ seasonId: string }>(
      'publishSeason',
      seasonInput(1, { weekdays: [1, 3] }),
      'teamLeader',
    );
    const { commandId: _id, season: _season, ...team } = seasonInput(2);
    const change = { seasonId, from: '2026-06-24', change: { insured: true } };
    await must(
      'editSeason',
      { ...team, ...change, commandId: leading(2, '').commandId },
      'teamLeader',
    );
    const shifts = linli
      .documents<{ seasonId?: string; day: string; insured?: boolean }>('shifts')
      .filter((shift) => shift.seasonId === seasonId)
      .sort((one, other) => (one.day < other.day ? -1 : 1));
    expect(shifts.map(({ insured = false }) => insured)).toStrictEqual([false, false, true, true]);
  });
});

describe('what to beware of', () => {
  const RISK = '台阶滑，两人同行。';
  const seats = { [residentIdOf('resident')]: { by: residentIdOf('teamLeader'), risk: null } };
  const CODE = codeAt(SHIFT.running, START);
  const scan = (more: object = {}) =>
    call(
      'checkIn',
      { communityId: MAPLE, shiftId: SHIFT.running, code: CODE, ...more },
      'resident',
    );
  const tick = (n: number, more: Record<string, unknown> = {}) =>
    call(
      'markAttendance',
      leading(n, SHIFT.running, { residentId: residentIdOf('resident'), mark: 'in', ...more }),
      'teamLeader',
    );
  const lineOf = async () =>
    (
      await must<{ people: AttendanceLine[] }>(
        'listAttendance',
        { communityId: MAPLE, shiftId: SHIFT.running, teamId: TEAM.patrol },
        'teamLeader',
      )
    ).people.find(({ residentId }) => residentId === residentIdOf('resident'));
  const presence = async () =>
    (
      await must<ShiftDetail>(
        'showShift',
        { communityId: MAPLE, shiftId: SHIFT.running },
        'resident',
      )
    ).presence;
  beforeEach(() => {
    const [[id = '', more] = []] = Object.entries(seats);
    const seat = { ...shiftIn(linli, SHIFT.running).seats[id], ...more };
    return patch(linli, 'shifts', { _id: SHIFT.running }, { risk: RISK, [`seats.${id}`]: seat });
  });

  it('is read by whom a leader wrote down before they check in, once', async () => {
    expect(await presence()).toMatchObject({ riskDue: true });
    expect(codeOf(await scan())).toBe('RISK_UNREAD');
    expect(codeOf(await scan({ riskRead: true }))).toBe('ok');
    expect((await presence())?.riskDue).toBeUndefined();
    expect(codeOf(await scan())).toBe('ok');
    expect((await lineOf())?.riskTold).toBeUndefined();
  });

  it('is read ahead of the day as well, which their own list asks for until it is done', async () => {
    const me = residentIdOf('stairSteward');
    const ahead = { risk: RISK, insured: true, [`seats.${me}.risk`]: null };
    await patch(linli, 'shifts', { _id: SHIFT.open }, ahead);
    const due = async (more: object) => {
      const input = { communityId: MAPLE, from: '2026-06-15', ...more };
      const { shifts } = await must<{ shifts: ShiftLine[] }>('listShifts', input, 'stairSteward');
      return shifts.find(({ shiftId }) => shiftId === SHIFT.open)?.due;
    };
    const input = { communityId: MAPLE, shiftId: SHIFT.open };
    expect(await due({ mine: true })).toStrictEqual(['risk', 'number']);
    expect(await due({})).toBeUndefined();
    expect(codeOf(await call('readRisk', input, 'resident'))).toBe('NOT_SIGNED_UP');
    await must('readRisk', input, 'stairSteward');
    const { risk } = shiftIn(linli, SHIFT.open).seats[me] ?? {};
    await must('readRisk', input, 'stairSteward');
    expect(shiftIn(linli, SHIFT.open).seats[me]?.risk).toStrictEqual(risk);
    expect(risk).toMatchObject({ how: 'read', by: me });
    expect(await due({ mine: true })).toStrictEqual(['number']);
    const number = { residentId: me, kind: 'passport', number: 'E12345678' };
    await must('saveIdNumber', onShift(1, SHIFT.open, number), 'stairSteward');
    expect(await due({ mine: true })).toBeUndefined();
    const back = { ...number, number: null };
    await must('saveIdNumber', onShift(2, SHIFT.open, back), 'stairSteward');
    expect(await due({ mine: true })).toStrictEqual(['number']);
    const reason = { reason: '下雨' };
    await must('cancelShift', leading(3, SHIFT.open, reason), 'teamLeader');
    expect(codeOf(await call('readRisk', input, 'stairSteward'))).toBe('SHIFT_CANCELLED');
    expect(await due({ mine: true })).toBeUndefined();
  });

  it('is read to whoever has no phone at hand, and who did so and when is noted', async () => {
    expect(await lineOf()).toMatchObject({ riskDue: true });
    expect(codeOf(await tick(1))).toBe('RISK_UNREAD');
    expect((await lineOf())?.in).toBeNull();
    expect(codeOf(await tick(2, { riskTold: true }))).toBe('ok');
    const { riskTold } = (await lineOf()) ?? {};
    expect(riskTold?.byName).toBe('彭飞白');
    expect(riskTold?.at).toBeGreaterThan(START);
    expect((await presence())?.riskToldAt).toBe(riskTold?.at);
  });

  it('was read by whoever signed up themselves or took an offer, and by nobody for their family', async () => {
    const shiftId = await publish(1, { risk: RISK, roles: [roleOf({ places: 3 })] });
    await must('signUpForShift', signing(2, shiftId, { riskRead: true }), 'resident');
    expect(codeOf(await add(3, shiftId, 'elderAdviser'))).toBe('ok');
    const unread = async (id: string) =>
      (await list(id)).map(({ residentId, riskUnread = false }) => [residentId, riskUnread]);
    expect(await unread(shiftId)).toStrictEqual([
      [residentIdOf('resident'), false],
      [residentIdOf('elderAdviser'), true],
    ]);
    const offer = shiftIn(linli, SHIFT.offered).seats[residentIdOf('resident')];
    const fresh = { [residentIdOf('resident')]: { ...offer, risk: null } };
    await patch(linli, 'shifts', { _id: SHIFT.offered }, { risk: RISK, seats: fresh });
    await must('acceptOffer', onShift(4, SHIFT.offered, { riskRead: true }), 'resident');
    expect(await unread(SHIFT.offered)).toStrictEqual([[residentIdOf('resident'), false]]);
  });
});
