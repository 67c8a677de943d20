import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { Standing } from '../../typings/contract/volunteer/shift.ts';
import { HOME, type PersonKey, residentIdOf, START } from '../support/community.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder, inOrder, orders } from '../support/orders.ts';
import { patch } from '../support/patch.ts';
import { SEED } from '../support/seed.ts';
import { checkClaims, checkPlaces, shiftIn, waitingFor } from '../support/shift-books.ts';
import { leading, onShift, SHIFT, signing } from '../support/volunteers.ts';

/** Sign-ups, cancellations, offers and changes of places at once: whatever the order, no place is sold twice. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
const standing = ({ envelope }: Answer): Standing => {
  assert.ok(envelope.ok, JSON.stringify(envelope));
  return (envelope.data as { standing: Standing }).standing;
};
/** The timers of the next minutes; what was under way is settled. */
async function later(minutes = 10): Promise<void> {
  await linli.clock(linli.cloud.now() + minutes * MINUTE);
}

/** Where the timers of several minutes run each time. */
const FEW = { planned: 7, random: 2 };

const FIVE: PersonKey[] = ['resident', 'residentElsewhere', 'volunteer', 'mediator', 'partyBranch'];

describe('the last place', () => {
  it('of a shift goes to one of five, and the others wait in the order in which they came', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all(
        FIVE.map((as, n) => call('signUpForShift', signing(n, SHIFT.open), as)),
      );
      const found = answers.map(standing);
      expect(found.map(({ is }) => is).sort()).toStrictEqual([
        'in',
        'waiting',
        'waiting',
        'waiting',
        'waiting',
      ]);
      const waiting = waitingFor(linli, SHIFT.open);
      for (const [n, one] of found.entries()) {
        if (one.is !== 'waiting') continue;
        expect(waiting[one.position - 1]).toBe(residentIdOf(FIVE[n] as PersonKey));
      }
      for (const { databaseRequests } of answers) expect(databaseRequests).toBeLessThanOrEqual(4);
      checkPlaces(linli);
    }));

  it('is not enough for a family of three: it is theirs as a whole, or not at all', () =>
    inAnyOrder(
      linli,
      async () => {
        const family = ['residentElsewhere', 'volunteer'] as const;
        for (const one of family) {
          const households = [{ householdId: HOME.second, label: '', joinedAt: START }];
          await patch(linli, 'residents', { _id: residentIdOf(one) }, { households });
        }
        const more = { roleId: 'r1', places: 4, seen: `seed-shift:${SHIFT.open}` };
        await call('resizeShift', leading(50, SHIFT.open, more), 'teamLeader');
        const together = signing(1, SHIFT.open, { with: family.map(residentIdOf) });
        const answers = await Promise.all([
          call('signUpForShift', together, 'resident'),
          call('signUpForShift', signing(2, SHIFT.open), 'mediator'),
        ]);
        const [ours, other] = answers.map(standing);
        const { seats } = shiftIn(linli, SHIFT.open);
        const waiting = waitingFor(linli, SHIFT.open);
        const places = ['resident', ...family].filter(
          (one) => residentIdOf(one as PersonKey) in seats,
        );
        expect([0, 3]).toContain(places.length);
        expect(waiting.length).toBe(places.length === 3 ? 1 : 3);
        expect([ours?.is, other?.is].sort()).toStrictEqual(['in', 'waiting']);
        checkPlaces(linli);
        await later();
        checkClaims(linli);
      },
      FEW,
    ));
});

describe('one person', () => {
  it('five times at once has one place', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all(
        [1, 2, 3, 4, 5].map((n) => call('signUpForShift', signing(n, SHIFT.open), 'resident')),
      );
      const codes = answers.map(codeOf).sort();
      expect(codes).toStrictEqual(['SIGNED_UP', 'SIGNED_UP', 'SIGNED_UP', 'SIGNED_UP', 'ok']);
      checkPlaces(linli);
    }));

  it('with one command sent five times has one place, and is told so each time', () =>
    inAnyOrder(
      linli,
      async () => {
        const answers = await Promise.all(
          [1, 2, 3].map(() => call('signUpForShift', signing(1, SHIFT.open), 'resident')),
        );
        expect(answers.map((one) => standing(one).is)).toStrictEqual(['in', 'in', 'in']);
        await later();
        checkPlaces(linli);
        checkClaims(linli);
      },
      FEW,
    ));

  it('who takes two overlapping shifts from two phones gets one, and is told of the other by name', () =>
    inAnyOrder(
      linli,
      async () => {
        const answers = await Promise.all([
          call('signUpForShift', signing(1, SHIFT.open), 'resident'),
          call('signUpForShift', signing(2, SHIFT.overlapping), 'resident'),
          call('signUpForShift', signing(3, SHIFT.next), 'volunteer'),
        ]);
        expect(answers.map(codeOf).sort()).toStrictEqual(['SHIFT_CLASHES', 'ok', 'ok']);
        const taken = [SHIFT.open, SHIFT.overlapping].filter(
          (id) => residentIdOf('resident') in shiftIn(linli, id).seats,
        );
        expect(taken).toHaveLength(1);
        checkPlaces(linli);
        await later();
        checkClaims(linli);
      },
      FEW,
    ));

  it('who cancels twice at once cancels once', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all(
        [1, 2].map((n) => call('cancelSignUp', onShift(n, SHIFT.open), 'stairSteward')),
      );
      expect(answers.map((one) => standing(one).is)).toStrictEqual(['open', 'open']);
      checkPlaces(linli);
      expect(shiftIn(linli, SHIFT.open).free).toStrictEqual({ r1: 2 });
    }));

  it('whom two leaders write down at once is on the shift once', () =>
    inAnyOrder(
      linli,
      async () => {
        const person = { roleId: 'r1', residentId: residentIdOf('resident') };
        const answers = await Promise.all([
          call('addToShift', leading(1, SHIFT.open, person), 'teamLeader'),
          call('addToShift', leading(2, SHIFT.open, person), 'secretary'),
        ]);
        expect(answers.map(codeOf)).toStrictEqual(['ok', 'ok']);
        checkPlaces(linli);
        await later();
        checkClaims(linli);
      },
      FEW,
    ));
});

describe('an offer', () => {
  it('is made by two timers at once to exactly as many as there are places, in order', () =>
    inAnyOrder(
      linli,
      async () => {
        await call('signUpForShift', signing(1, SHIFT.full), 'resident');
        await call('signUpForShift', signing(2, SHIFT.full), 'volunteer');
        const more = { roleId: 'r1', places: 3, seen: `seed-shift:${SHIFT.full}` };
        await call('resizeShift', leading(3, SHIFT.full, more), 'teamLeader');
        await Promise.all([linli.timer('volunteer'), linli.timer('volunteer')]);
        await linli.timer('volunteer');
        const { seats } = shiftIn(linli, SHIFT.full);
        const waiting = waitingFor(linli, SHIFT.full);
        const offered = Object.keys(seats).filter((id) => seats[id]?.state === 'offered');
        expect(offered.sort()).toStrictEqual(
          ['elderAdviser', 'resident'].map((key) => residentIdOf(key as PersonKey)).sort(),
        );
        expect(waiting).toStrictEqual([residentIdOf('volunteer')]);
        checkPlaces(linli);
      },
      FEW,
    ));
});

describe('any interleaving', () => {
  type Step = {
    kind: 'sign' | 'cancel' | 'accept' | 'resize' | 'stop' | 'tend';
    who: number;
    where: number;
  };
  const PEOPLE: PersonKey[] = ['resident', 'volunteer', 'mediator', 'stairSteward', 'elderAdviser'];
  const WHERE = [SHIFT.open, SHIFT.overlapping, SHIFT.full];
  const step: fc.Arbitrary<Step> = fc.record({
    kind: fc.constantFrom(
      'sign',
      'sign',
      'sign',
      'cancel',
      'cancel',
      'accept',
      'resize',
      'stop',
      'tend',
    ),
    who: fc.nat(PEOPLE.length - 1),
    where: fc.nat(WHERE.length - 1),
  });

  async function send({ kind, who, where }: Step, n: number): Promise<void> {
    const as = PEOPLE[who] as PersonKey;
    const shiftId = WHERE[where] as string;
    if (kind === 'tend') await linli.timer('volunteer');
    else if (kind === 'sign') await call('signUpForShift', signing(n, shiftId), as);
    else if (kind === 'cancel') await call('cancelSignUp', onShift(n, shiftId), as);
    else if (kind === 'accept') await call('acceptOffer', onShift(n, shiftId), as);
    else if (kind === 'stop' && who > 0) return;
    else if (kind === 'stop')
      await call('cancelShift', leading(n, shiftId, { reason: '下雨' }), 'teamLeader');
    else {
      const seen = shiftIn(linli, shiftId).change.id;
      const size = { roleId: 'r1', places: 1 + who, seen };
      await call('resizeShift', leading(n, shiftId, size), 'teamLeader');
    }
  }

  it('leaves every place with one person or nobody, and every time kept once', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        orders,
        async (rounds, order) => {
          await inOrder(linli, order, async () => {
            let n = 0;
            for (const round of rounds) {
              await Promise.all(
                round.map((one) => {
                  n += 1;
                  return send(one, n);
                }),
              );
              checkPlaces(linli);
            }
          });
          await later();
          await linli.timer('volunteer');
          checkPlaces(linli);
          checkClaims(linli);
        },
      ),
      { numRuns: 25, seed: SEED },
    ));

  it('keeps the waitlist in the order in which people came', () =>
    fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(FIVE, { minLength: 2 }),
        fc.nat(4),
        async (people, out) => {
          await linli.reset();
          for (const [n, as] of people.entries())
            await call('signUpForShift', signing(n, SHIFT.full), as);
          const leaver = people[out % people.length] as PersonKey;
          await call('cancelSignUp', onShift(90, SHIFT.full), leaver);
          const left = ['elderAdviser', ...people.filter((one) => one !== leaver)];
          await linli.timer('volunteer');
          expect(waitingFor(linli, SHIFT.full)).toStrictEqual(
            left.map((one) => residentIdOf(one as PersonKey)),
          );
        },
      ),
      { numRuns: 8, seed: SEED },
    ));
});
