import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { covers } from '../../cloudfunctions/kernel/path-id.ts';
import { addressedHouseholds } from '../../cloudfunctions/notice/confirm/receipt-rules.ts';
import {
  arrangeHome,
  expiryOf,
  orderOf,
  outermost,
  reachOf,
  sees,
  sightOf,
  turnoutLines,
  turnoutPlaces,
} from '../../cloudfunctions/notice/write/notice-rules.ts';
import type { NoticeLine, NoticeState } from '../../typings/contract/notice.ts';
import type { HeldRole, Role } from '../../typings/contract/resident.ts';

const segment = fc.constantFrom('a', 'b', 'c');
const place = fc.array(segment, { maxLength: 3 }).map((path) => ['oak', ...path].join('.'));
const household = fc
  .array(segment, { minLength: 4, maxLength: 4 })
  .map((path) => ['oak', ...path].join('.'));
const asHousehold = (householdId: string) => ({ householdId, label: householdId, joinedAt: 0 });
const roleAt = (placeId: string): HeldRole => ({
  role: 'building-steward',
  placeId,
  placeLabel: '',
  from: '2026-01-01',
  until: null,
});

describe('audience', () => {
  it('outermost keeps exactly the households covered', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1 }), household, (places, home) => {
        const kept = outermost(places);
        expect(kept.some((outer) => covers(outer, home))).toBe(
          places.some((outer) => covers(outer, home)),
        );
        for (const one of kept) {
          assert.ok(!kept.some((other) => other !== one && covers(other, one)));
        }
      }),
    );
  });

  it('a receipt holds the addressed households alone, each with its building and stair', () => {
    const homes = ['oak.a.b.c.h1', 'oak.a.c.a.h2'].map(asHousehold);
    expect(addressedHouseholds(homes, ['oak.a.b'])).toStrictEqual([
      { householdId: 'oak.a.b.c.h1', buildingId: 'oak.a.b', stairId: 'oak.a.b.c' },
    ]);
    expect(addressedHouseholds(homes, ['oak.b'])).toStrictEqual([]);
    expect(addressedHouseholds(homes, ['oak']).length).toBe(2);
  });

  it('a name that merely begins alike is another place', () => {
    expect(addressedHouseholds([asHousehold('oak.a.bc.d.h1')], ['oak.a.b'])).toStrictEqual([]);
  });
});

describe('who sees a notice', () => {
  const notice = (audience: string[], state: NoticeState = 'published') => ({
    audience,
    reach: reachOf(audience),
    roles: [] as Role[],
    state,
    authorId: 'author',
  });

  it('a resident sees exactly what asks the household', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1 }), household, (audience, home) => {
        const sight = sightOf([asHousehold(home)], []);
        expect(sees(sight, 'someone', notice(audience))).toBe(
          audience.some((outer) => covers(outer, home)),
        );
      }),
    );
  });

  it('an officer also sees what touches the place of the office', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1 }), place, (audience, office) => {
        const sight = sightOf([], [roleAt(office)]);
        expect(sees(sight, 'someone', notice(audience))).toBe(
          audience.some((one) => covers(one, office) || covers(office, one)),
        );
      }),
    );
  });

  it('a volunteer of the community sees what is said to all, not what is said to one building', () => {
    const sight = sightOf([], [{ ...roleAt('oak'), role: 'volunteer' }]);
    expect(sees(sight, 'someone', notice(['oak']))).toBe(true);
    expect(sees(sight, 'someone', notice(['oak.a.b']))).toBe(false);
  });

  it('a notice to holders of a role is seen by them where it is said, by the secretary, and by no other', () => {
    const forMediators = { ...notice(['oak.a']), roles: ['mediator' as const] };
    const seenBy = (role: Role, placeId: string, homes: string[] = []) =>
      sees(
        sightOf(homes.map(asHousehold), [{ ...roleAt(placeId), role }]),
        'someone',
        forMediators,
      );
    expect(seenBy('mediator', 'oak')).toBe(true);
    expect(seenBy('mediator', 'oak.a.b')).toBe(true);
    expect(seenBy('mediator', 'oak.b')).toBe(false);
    // Living there with an office elsewhere is not holding it there.
    expect(seenBy('mediator', 'oak.b', ['oak.a.b.c.h1'])).toBe(false);
    expect(seenBy('volunteer', 'oak.a', ['oak.a.b.c.h1'])).toBe(false);
    expect(seenBy('building-steward', 'oak.a.b')).toBe(false);
    expect(seenBy('secretary', 'oak')).toBe(true);
  });

  it('what has not appeared is seen by its author alone, what was withdrawn by all it was for', () => {
    const sight = sightOf([asHousehold('oak.a.b.c.h1')], [roleAt('oak')]);
    for (const state of ['scheduled', 'held', 'rejected', 'cancelled'] as const) {
      assert.equal(sees(sight, 'someone', notice(['oak'], state)), false, state);
      assert.equal(sees(sight, 'author', notice(['oak'], state)), true, state);
    }
    expect(sees(sight, 'someone', notice(['oak'], 'withdrawn'))).toBe(true);
  });
});

describe('home', () => {
  const line = (over: Partial<NoticeLine>): NoticeLine => ({
    noticeId: 'n',
    kind: 'general',
    title: '',
    publishedAt: 0,
    mustConfirm: true,
    confirmUntil: null,
    expiresAt: null,
    pinned: false,
    corrected: false,
    confirmedAt: null,
    addressed: true,
    state: 'published',
    ...over,
  });

  it('puts what needs me first: in time by deadline, then without one, then overdue; counts the rest', () => {
    const lines = [
      line({ noticeId: 'no-deadline', publishedAt: 9 }),
      line({ noticeId: 'overdue', confirmUntil: 40 }),
      line({ noticeId: 'late', confirmUntil: 200 }),
      line({ noticeId: 'soon', confirmUntil: 100 }),
      line({ noticeId: 'done', confirmedAt: 5, publishedAt: 2 }),
      line({ noticeId: 'others', addressed: false, publishedAt: 3 }),
      line({ noticeId: 'held', state: 'held' }),
    ];
    const home = arrangeHome(lines, 50, 3, 5);
    expect(home.needs.map(({ noticeId }) => noticeId)).toStrictEqual([
      'soon',
      'late',
      'no-deadline',
    ]);
    expect(home.needsMore).toBe(1);
    expect(home.news.map(({ noticeId }) => noticeId)).toStrictEqual(['others', 'done']);
  });
});

describe('turnout', () => {
  const places = [
    { _id: 'oak.a.b', kind: 'building' as const, label: 'B', households: 10 },
    { _id: 'oak.a.c', kind: 'building' as const, label: 'C', households: 6 },
    { _id: 'oak.a.b.s', kind: 'stair' as const, label: 'B1', households: 4 },
  ];
  const counts = [
    { buildingId: 'oak.a.b', stairId: 'oak.a.b.s', confirmed: 3, noted: 2 },
    { buildingId: 'oak.a.b', stairId: 'oak.a.b.t', confirmed: 2, noted: 1 },
    { buildingId: 'oak.a.c', stairId: 'oak.a.c.s', confirmed: 1, noted: 0 },
  ];
  const lines = (audience: string[], scope: string[]) =>
    turnoutLines(audience, places, counts, scope).map(({ placeId, confirmed, households }) => [
      placeId,
      confirmed,
      households,
    ]);

  it('gives the whole community a line per building', () => {
    expect(lines(['oak'], ['oak'])).toStrictEqual([
      ['oak.a.b', 5, 10],
      ['oak.a.c', 1, 6],
    ]);
  });

  it('counts apart what officers alone say', () => {
    const noted = (audience: string[]) =>
      turnoutLines(audience, places, counts, ['oak']).map((line) => line.noted);
    expect([noted(['oak']), noted(['oak.a.b.s'])]).toStrictEqual([[3, 0], [2]]);
  });

  it('counts only the stairs that are asked', () => {
    expect(lines(['oak.a.b.s'], ['oak'])).toStrictEqual([['oak.a.b', 3, 4]]);
  });

  it('shows a steward no other building, and a stair steward the stair', () => {
    expect(lines(['oak'], ['oak.a.c'])).toStrictEqual([['oak.a.c', 1, 6]]);
    expect(lines(['oak'], ['oak.a.b.s'])).toStrictEqual([['oak.a.b.s', 3, 4]]);
    expect(turnoutPlaces(['oak'], ['oak.a.b.s'])).toStrictEqual(['oak.a.b.s', 'oak.a.b']);
  });
});

describe('order and expiry', () => {
  const instant = fc.integer({ min: 0, max: 4_102_444_800_000 });

  it('every pinned notice stands above every other, each sort by its time', () => {
    fc.assert(
      fc.property(instant, instant, (one, other) => {
        assert.ok(orderOf(one, true) > orderOf(other, false));
        for (const pinned of [true, false]) {
          expect(orderOf(one, pinned) > orderOf(other, pinned)).toBe(one > other);
        }
      }),
    );
  });

  it('居务公开 stays as long as the law asks; other kinds as long as was said', () => {
    expect(expiryOf('affairs', 4, 5)).toBe(5);
    expect(expiryOf('affairs', 5, 5)).toBe(5);
    expect(expiryOf('affairs', 6, 5)).toBe(6);
    expect(expiryOf('affairs', null, 5)).toBe(null);
    expect(expiryOf('outage', 4, 5)).toBe(4);
  });
});
