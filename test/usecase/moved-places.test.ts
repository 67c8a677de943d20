import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instantOf, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import { MAPLE, residentIdOf, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { checkClaims, checkPlaces, shiftIn, waitingFor } from '../support/shift-books.ts';
import { leading, onShift, SHIFT, signing } from '../support/volunteers.ts';

/** Places, offers and waiting when the shift under them is another one by then. */
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
const edit = (n: number, shiftId: string, change: object) =>
  must(
    'editShift',
    leading(n, shiftId, { change, seen: shiftIn(linli, shiftId).change.id }),
    'teamLeader',
  );
const born = (n: number, year: number) => ({
  communityId: MAPLE,
  born: year,
  commandId: commandId(n),
});
const wordsTo = (residentId: string) =>
  linli
    .documents<MessageDocument>('messages')
    .filter((one) => one.residentId === residentId)
    .map(({ data }) => data.thing3?.value);

describe('a shift that is moved into the night', () => {
  const NIGHT = { from: '20:00', until: '23:00' };
  const resident = residentIdOf('resident');

  it('keeps no minor on it, and tells them', async () => {
    await must('saveBirthYear', born(1, 2010), 'resident');
    await must('signUpForShift', signing(2, SHIFT.open), 'resident');
    await edit(3, SHIFT.open, NIGHT);
    await linli.clock(START + 5 * MINUTE);
    await linli.timer('volunteer');
    expect(Object.keys(shiftIn(linli, SHIFT.open).seats)).toStrictEqual([
      residentIdOf('stairSteward'),
    ]);
    expect(wordsTo(resident)).toContain('这一班您现在不能参加，名额已让出');
    checkPlaces(linli);
    checkClaims(linli);
  });

  it('offers no minor of its waitlist a place', async () => {
    await must('saveBirthYear', born(1, 2010), 'elderAdviser');
    await edit(2, SHIFT.full, NIGHT);
    await must('cancelSignUp', onShift(3, SHIFT.full), 'stairSteward');
    await linli.timer('volunteer');
    await linli.timer('volunteer');
    expect(shiftIn(linli, SHIFT.full)).toMatchObject({ seats: {}, free: { r1: 1 } });
    expect(waitingFor(linli, SHIFT.full)).toStrictEqual([]);
    checkPlaces(linli);
  });
});

describe('an offer', () => {
  const TODAY = { day: '2026-06-15', from: '14:00', until: '16:00' };

  it('ends two hours before the shift also when that is moved to be sooner', async () => {
    await edit(1, SHIFT.offered, TODAY);
    const seat = shiftIn(linli, SHIFT.offered).seats[residentIdOf('resident')];
    expect(seat?.until).toBe(instantOf('2026-06-15', '12:00'));
  });

  it('is over at once where no time is left for one', async () => {
    await edit(1, SHIFT.offered, { ...TODAY, from: '11:00', until: '13:00' });
    expect(codeOf(await call('acceptOffer', onShift(2, SHIFT.offered), 'resident'))).toBe(
      'OFFER_OVER',
    );
    await linli.timer('volunteer');
    expect(shiftIn(linli, SHIFT.offered)).toMatchObject({ seats: {}, free: { r1: 1 } });
  });

  it('is never accepted once the shift has begun', async () => {
    const times = { from: START - 1, until: START + 1000 };
    await patch(linli, 'shifts', { _id: SHIFT.offered }, times);
    expect(codeOf(await call('acceptOffer', onShift(1, SHIFT.offered), 'resident'))).toBe(
      'OFFER_OVER',
    );
  });
});

it('whoever was passed over just now can still leave the waitlist', async () => {
  const residentId = residentIdOf('elderAdviser');
  const key = `wait-${SHIFT.full}-elderAdviser`;
  const passed = { residentId, key, why: 'passed', by: null, stamp: null, at: START };
  await patch(linli, 'shifts', { _id: SHIFT.full }, { gone: [passed] });
  await must('cancelSignUp', onShift(1, SHIFT.full), 'elderAdviser');
  await linli.timer('volunteer');
  await linli.timer('volunteer');
  expect(waitingFor(linli, SHIFT.full)).toStrictEqual([]);
  expect(shiftIn(linli, SHIFT.full).gone).toStrictEqual([]);
});
