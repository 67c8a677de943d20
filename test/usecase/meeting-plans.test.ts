import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PlanDocument, RoomDayDocument } from '../../cloudfunctions/meeting/collections.ts';
import type { PlanView, SlotSearch } from '../../typings/contract/meeting/plan.ts';
import { MAPLE } from '../support/community.ts';
import { settle } from '../support/faults.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import {
  adopting,
  BODY,
  busyOf,
  planning,
  ROOM,
  roomForm,
  savingRoom,
} from '../support/meetings.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** Times for a meeting, and a year's plan. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask: askAny, refusal: refusalOf } = talkWith(() => linli);
const ask = <Data>(action: string, input: Input, as: As) =>
  askAny<Data>(`meeting.${action}`, input, as);
const refusal = (action: string, input: Input, as: As) => refusalOf(`meeting.${action}`, input, as);
describe('times for a meeting', () => {
  const find = (bodyId: string, as: As, from = '2026-06-16') =>
    ask<SlotSearch>('findSlots', { communityId: MAPLE, bodyId, from }, as);

  it('are found after the notice, off holidays, where most can come', async () => {
    const { slots, first } = await find(BODY.council, 'buildingSteward');
    expect(first).toBe('2026-06-19');
    expect(slots.length).toBe(10);
    // The Dragon Boat Festival lasts until the 21st.
    expect(slots[0]).toMatchObject({
      day: '2026-06-22',
      from: '19:00',
      absent: 0,
      roomId: ROOM.hall,
    });
  });

  it('leave out who cannot come, by counts', async () => {
    const days = [{ from: '2026-06-22', until: '2026-08-14' }];
    const busy = { communityId: MAPLE, busy: busyOf({ days }), commandId: commandId(1) };
    await ask('saveBusyTimes', busy, 'buildingSteward');
    const found = await find(BODY.council, 'secretary');
    expect(found.slots.every(({ requiredAbsent }) => requiredAbsent === 1)).toBe(true);
    expect(found.slots[0]?.reasons).toStrictEqual([{ why: 'busy', seats: 1 }]);
    expect(JSON.stringify(found)).not.toContain('person-');
  });

  it('are none in a room too small, and that is said', async () => {
    await ask('saveRoom', savingRoom(1, roomForm({ capacity: 4 }), ROOM.hall), 'secretary');
    const small = roomForm({ name: '小会议室', capacity: 3 });
    await ask('saveRoom', savingRoom(2, small, ROOM.office), 'secretary');
    const { slots, relax } = await find(BODY.council, 'secretary');
    expect([slots, relax]).toStrictEqual([[], 'room-size']);
  });
});

describe('a plan', () => {
  const plan = (as: As) =>
    ask<{ plan: PlanView | null; mayMake: boolean }>(
      'showPlan',
      { communityId: MAPLE, year: 2026 },
      as,
    );

  it('is computed by itself, the best there is, adopted, and then seen by everybody', async () => {
    expect((await plan('resident')).plan).toBeNull();
    await ask('makePlan', planning(1), 'secretary');
    expect((await plan('secretary')).plan?.state).toBe('computing');
    await settle(linli);
    const made = (await plan('secretary')).plan;
    expect(made).toMatchObject({ state: 'ready', stale: false, unplaced: [], moves: null });
    expect(made?.cost).toBe(made?.bound);
    // The readers in each month from June on, the council in July–August, September–October, November–December
    // and still in June.
    const count = (bodyId: string) =>
      made?.meetings.filter((meeting) => meeting.bodyId === bodyId).length;
    expect([count(BODY.readers), count(BODY.council)]).toStrictEqual([7, 4]);
    expect((await plan('resident')).plan).toBeNull();
    await ask('adoptPlan', adopting(2, { seen: made?.seen }), 'secretary');
    const seen = (await plan('resident')).plan;
    expect(seen?.meetings.length).toBe(11);
    await settle(linli);
    const planned = linli
      .documents<RoomDayDocument>('roomDays')
      .flatMap(({ bookings }) => bookings)
      .filter((one) => one.planned !== null);
    expect(planned.length).toBe(11);
  });

  it('is repaired with as few moves as there can be when a room is lost', async () => {
    await ask('makePlan', planning(1), 'secretary');
    await settle(linli);
    const first = (await plan('secretary')).plan;
    await ask('adoptPlan', adopting(2, { seen: first?.seen }), 'secretary');
    await settle(linli);
    await ask('saveRoom', savingRoom(3, roomForm({ closed: true }), ROOM.hall), 'secretary');
    const stale = (await plan('secretary')).plan;
    expect(stale?.stale).toBe(true);
    await ask('makePlan', planning(4, { repair: true, seen: stale?.seen }), 'secretary');
    await settle(linli);
    const repaired = (await plan('secretary')).plan;
    expect(repaired).toMatchObject({ state: 'ready', moves: 11, stale: false });
    // Only the room is another one: day and hour stay.
    const times = (view: PlanView | null) =>
      view?.meetings.map(({ key, day, from }) => [key, day, from].join(' ')).sort();
    expect(times(repaired)).toStrictEqual(times(first));
    // Until it is adopted everybody sees the one before.
    expect((await plan('resident')).plan?.meetings[0]?.roomId).toBe(ROOM.hall);
    await ask('adoptPlan', adopting(5, { seen: repaired?.seen }), 'secretary');
    await settle(linli);
    const rooms = linli
      .documents<RoomDayDocument>('roomDays')
      .filter(({ bookings }) => bookings.some((one) => one.planned !== null));
    expect(new Set(rooms.map(({ roomId }) => roomId))).toStrictEqual(new Set([ROOM.office]));
  });

  it('of another year, or while it is computed, is refused', async () => {
    const at = (year: number) =>
      refusal('makePlan', planning(1, { year, seen: null }), 'secretary');
    expect(await at(2025)).toStrictEqual(['PLAN_YEAR_UNFIT', undefined]);
    expect(await at(2028)).toStrictEqual(['PLAN_YEAR_UNFIT', undefined]);
    expect(await at(2027)).toBe('ok');
    const { plan: coming } = await ask<{ plan: PlanView }>(
      'showPlan',
      { communityId: MAPLE, year: 2027 },
      'secretary',
    );
    const again = { year: 2027, seen: coming.seen };
    expect(await refusal('makePlan', planning(2, again), 'secretary')).toStrictEqual([
      'PLAN_COMPUTING',
      undefined,
    ]);
    expect(await refusal('adoptPlan', adopting(3, again), 'secretary')).toStrictEqual([
      'PLAN_COMPUTING',
      undefined,
    ]);
  });

  it('goes on from where a slice has ended, and begins anew once something has changed', async () => {
    await ask('makePlan', planning(1), 'secretary');
    await settle(linli);
    const [whole] = linli
      .documents<PlanDocument>('plans')
      .filter(({ _id }) => _id === 'maple:2026');
    // As a slice leaves it that had time for nothing but a beginning, of other rooms than there are now.
    const compute = { print: 'of-then', choice: [], group: [], bound: {}, rough: [], whole: 0 };
    await patch(
      linli,
      'plans',
      { _id: 'maple:2026' },
      { state: 'computing', compute, meetings: [] },
    );
    await settle(linli);
    const [again] = linli
      .documents<PlanDocument>('plans')
      .filter(({ _id }) => _id === 'maple:2026');
    expect(again?.meetings).toStrictEqual(whole?.meetings);
  });
});
