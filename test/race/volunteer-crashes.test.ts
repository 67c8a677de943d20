import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HOUR, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  AttendanceDocument,
  ShiftDocument,
  WaiterDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import type { TeamFigures, YearOfHours } from '../../typings/contract/volunteer/hours.ts';
import { MAPLE, type PersonKey, residentIdOf, START } from '../support/community.ts';
import { type As, type Cut, type Linli, startLinli } from '../support/linli.ts';
import { inOrder, orders } from '../support/orders.ts';
import { SEED } from '../support/seed.ts';
import { checkClaims, checkPlaces, shiftIn } from '../support/shift-books.ts';
import { codeAt, leading, onShift, SHIFT, signing, TEAM } from '../support/volunteers.ts';

/** What holds of places, waitlists and hours whatever meets, whatever is cut, and whatever is sent again. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

/** A call as it is sent, and sent again; null: the timer. */
type Sent = [action: string, input: object, as: As] | null;
const send = (one: Sent) =>
  one ? linli.call('volunteer', one[0], one[1], one[2]) : linli.timer('volunteer');
const all = <Doc>(name: string) => [...linli.cloud.database.documents(name)] as unknown as Doc[];

const cut: fc.Arbitrary<Cut | null> = fc.option(
  fc.record({
    request: fc.integer({ min: 1, max: 5 }),
    when: fc.constantFrom('before' as const, 'after' as const),
  }),
);
const roundsOf = <Step>(step: fc.Arbitrary<Step>) =>
  fc.array(fc.record({ cut, steps: fc.array(step, { minLength: 1, maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 4,
  });

/** Plays rounds: the calls of each at once, one of them cut, and all of them sent again. */
async function play<Step>(
  rounds: readonly { cut: Cut | null; steps: readonly Step[] }[],
  order: readonly number[],
  make: (step: Step, n: number) => Sent,
  check: () => void,
): Promise<void> {
  await inOrder(linli, order, async () => {
    let n = 0;
    for (const { cut: at, steps } of rounds) {
      const sent = steps.map((step) => {
        n += 1;
        return make(step, n);
      });
      if (at) await linli.cut('volunteer', at);
      await Promise.all(sent.map(send));
      check();
      for (const one of sent) await send(one);
      check();
    }
  });
}

/** Long enough for what was cut to be settled. */
async function settle(): Promise<void> {
  for (let run = 0; run < 3; run += 1) {
    await linli.clock(linli.cloud.now() + 5 * MINUTE);
    await linli.timer('volunteer');
  }
}

describe('places and waitlists', () => {
  const KINDS = ['sign', 'sign', 'sign', 'cancel', 'cancel', 'accept', 'resize', 'stop', 'tend'];
  const PEOPLE: PersonKey[] = ['resident', 'volunteer', 'mediator', 'stairSteward', 'elderAdviser'];
  const WHERE = [SHIFT.open, SHIFT.overlapping, SHIFT.full];
  const step = fc.record({
    kind: fc.constantFrom(...KINDS),
    who: fc.nat(PEOPLE.length - 1),
    where: fc.nat(WHERE.length - 1),
  });

  function make(
    { kind, who, where }: { kind: string; who: number; where: number },
    n: number,
  ): Sent {
    const as = PEOPLE[who] as PersonKey;
    const shiftId = WHERE[where] as string;
    if (kind === 'sign') return ['signUpForShift', signing(n, shiftId), as];
    if (kind === 'cancel') return ['cancelSignUp', onShift(n, shiftId), as];
    if (kind === 'accept') return ['acceptOffer', onShift(n, shiftId), as];
    if (kind === 'resize') {
      const seen = shiftIn(linli, shiftId).change.id;
      const size = { roleId: 'r1', places: 1 + who, seen };
      return ['resizeShift', leading(n, shiftId, size), 'teamLeader'];
    }
    if (kind === 'stop' && who === 0) {
      return ['cancelShift', leading(n, shiftId, { reason: '下雨' }), 'teamLeader'];
    }
    return null;
  }

  it('are never oversold, and waited for in the order of arrival, though calls meet, are cut and sent again', () =>
    fc.assert(
      fc.asyncProperty(roundsOf(step), orders, async (rounds, order) => {
        const arrived = new Map<string, number>();
        await play(rounds, order, make, () => {
          checkPlaces(linli);
          checkArrivals(arrived);
        });
        await settle();
        checkPlaces(linli);
        checkArrivals(arrived);
        checkClaims(linli);
      }),
      { numRuns: 15, seed: SEED },
    ));

  /** Everybody keeps the number that the shift handed out to their sign-up, and no two sign-ups share one. */
  function checkArrivals(arrived: Map<string, number>): void {
    const shifts = new Map(all<ShiftDocument>('shifts').map((shift) => [shift._id, shift]));
    const holders = new Map<string, string>();
    for (const { _id, shiftId, key, number } of all<WaiterDocument>('waiters')) {
      const sign = `${_id} ${key}`;
      assert.equal(arrived.get(sign) ?? number, number, `${sign} has another number`);
      arrived.set(sign, number);
      const place = `${shiftId} ${number}`;
      assert.equal(holders.get(place) ?? key, key, `${place} is held by two`);
      holders.set(place, key);
      assert.ok(number <= (shifts.get(shiftId)?.arrivals ?? 0), `${place} was never handed out`);
    }
  }
});

describe('hours', () => {
  const KINDS = ['in', 'in', 'out', 'tick', 'add', 'correct', 'decide', 'close', 'timer'];
  const PEOPLE: PersonKey[] = ['resident', 'stairSteward', 'elderAdviser'];
  const step = fc.record({
    kind: fc.constantFrom(...KINDS),
    who: fc.nat(PEOPLE.length - 1),
    over: fc.boolean(),
    minutes: fc.integer({ min: 1, max: 130 }),
  });

  function make(
    { kind, who, over, minutes }: { kind: string; who: number; over: boolean; minutes: number },
    n: number,
  ): Sent {
    const as = PEOPLE[who] as PersonKey;
    const residentId = residentIdOf(as);
    const shiftId = over ? SHIFT.over : SHIFT.running;
    const scan = {
      communityId: MAPLE,
      shiftId: SHIFT.running,
      code: codeAt(SHIFT.running, START + minutes * 10_000),
    };
    const led = (more: object) => leading(n, shiftId, { residentId, ...more });
    const reason = '签在纸上';
    if (kind === 'in') return ['checkIn', scan, as];
    if (kind === 'out') return ['checkOut', scan, as];
    if (kind === 'tick') return ['markAttendance', led({ mark: 'tick' }), 'teamLeader'];
    if (kind === 'add') return ['addHours', led({ minutes, reason }), 'teamLeader'];
    if (kind === 'correct') {
      return ['correctHours', led({ minutes: 40 - minutes || 1, reason }), 'secretary'];
    }
    if (kind === 'close')
      return ['closeShift', leading(n, shiftId, { headcount: who }), 'teamLeader'];
    const entries = attendance(shiftId, residentId)?.entries ?? [];
    const waits = entries.find(({ state }) => state === 'pending');
    if (kind !== 'decide' || !waits) return null;
    const decision = minutes % 3 === 0 ? 'refuse' : 'confirm';
    return ['decideHours', led({ entryId: waits.entryId, decision }), 'partyBranch'];
  }

  const attendance = (shiftId: string, residentId: string) =>
    all<AttendanceDocument>('attendances').find(({ _id }) => _id === `${shiftId}:${residentId}`);
  const counted = ({ entries }: AttendanceDocument) =>
    entries
      .filter(({ state }) => state === 'counted')
      .reduce((sum, { minutes }) => sum + minutes, 0);

  /** Nobody has less than nothing of a shift, or more than it is long, and no entry stands twice. */
  function check(): void {
    for (const one of all<AttendanceDocument>('attendances')) {
      const length = Math.floor((one.until - one.from) / MINUTE);
      const sum = counted(one);
      assert.ok(sum >= 0 && sum <= length, `${one._id}: ${sum} of ${length} minutes`);
      const ids = one.entries.map(({ entryId }) => entryId);
      assert.equal(new Set(ids).size, ids.length, `${one._id}: ${ids.join()}`);
    }
  }

  it('are the sum of their entries on every page, though calls meet, are cut and sent again', () =>
    fc.assert(
      fc.asyncProperty(roundsOf(step), orders, async (rounds, order) => {
        await play(rounds, order, make, check);
        await linli.clock(START + 4 * HOUR);
        await settle();
        check();
        for (const as of PEOPLE) {
          const { envelope } = await linli.call(
            'volunteer',
            'listOwnHours',
            { communityId: MAPLE },
            as,
          );
          assert.ok(envelope.ok);
          const { years } = envelope.data as { years: YearOfHours[] };
          const shown = years.reduce((sum, year) => sum + year.measured + year.added, 0);
          const own = all<AttendanceDocument>('attendances').filter(
            ({ residentId }) => residentId === residentIdOf(as),
          );
          expect(shown).toBe(own.reduce((sum, one) => sum + counted(one), 0));
        }
        const year = { communityId: MAPLE, year: '2026' };
        const { envelope } = await linli.call('volunteer', 'countTeams', year, 'resident');
        assert.ok(envelope.ok);
        const { teams } = envelope.data as { teams: TeamFigures[] };
        const ofTeam = all<AttendanceDocument>('attendances').filter(
          ({ teamId }) => teamId === TEAM.patrol,
        );
        const team = teams.find(({ teamId }) => teamId === TEAM.patrol);
        expect(team?.minutes ?? 0).toBe(ofTeam.reduce((sum, one) => sum + counted(one), 0));
      }),
      { numRuns: 15, seed: SEED },
    ));
});
