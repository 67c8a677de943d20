import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../cloudfunctions/kernel/calendar.ts';
import {
  endedTerm,
  FITS,
  holdersOf,
  isSensitive,
  postsOf,
  runs,
  secretariesWithout,
  termProblem,
  withoutTerm,
} from '../../cloudfunctions/role/office/role-rules.ts';
import type { HeldRole, PlaceKind } from '../../typings/contract/resident.ts';
import type { GrantedRole } from '../../typings/contract/role.ts';

const TODAY = '2026-06-15';
const PLACES: Record<PlaceKind, string> = {
  community: 'maple',
  estate: 'maple.a1',
  building: 'maple.a1.b1',
  stair: 'maple.a1.b1.c1',
};
const ROLES = Object.keys(FITS) as GrantedRole[];
const day = fc.integer({ min: -4000, max: 4000 }).map((days) => dayOff(days));
const term = fc.record({
  role: fc.constantFrom<GrantedRole>('building-steward', 'stair-steward', 'mediator'),
  placeId: fc.constantFrom('maple.a1', 'maple.a1.b1', 'maple.a1.b1.c1', 'maple.a1.b2'),
  from: day,
  until: fc.option(day, { nil: null }),
});

const dayOff = (days: number) => addDays(TODAY, days);
const held = (one: Omit<HeldRole, 'placeLabel'>): HeldRole => ({ ...one, placeLabel: 'x' });

describe('where an office is held', () => {
  it('is at the kinds of places that are named, and nowhere else', () => {
    const kinds = Object.keys(PLACES) as PlaceKind[];
    const agreed: Record<GrantedRole, string> = {
      secretary: 'community',
      'party-branch': 'community',
      'street-observer': 'community',
      'committee-member': 'community',
      representative: 'community estate building',
      supervisor: 'community',
      'outside-party': 'community estate',
      rater: 'community',
      'owners-committee': 'community estate',
      'grid-officer': 'community estate building',
      'building-steward': 'building',
      'stair-steward': 'stair',
      mediator: 'community estate',
      'team-leader': 'community estate',
      'elder-adviser': 'community estate',
      volunteer: 'community estate',
    };
    for (const role of ROLES) {
      const fit = kinds.filter(
        (kind) =>
          termProblem(
            [],
            {
              role,
              placeId: PLACES[kind],
              from: TODAY,
              until: role === 'rater' ? dayOff(365) : null,
            },
            TODAY,
          ) === null,
      );
      assert.equal(fit.join(' '), agreed[role], role);
    }
  });
});

describe('a term', () => {
  const steward = (from: string, until: string | null) => ({
    role: 'building-steward' as const,
    placeId: PLACES.building,
    from,
    until,
  });

  it('lasts five years at most, ends after it begins and has not ended yet', () => {
    const check = (from: string, until: string | null) =>
      termProblem([], steward(from, until), TODAY);
    expect(check(TODAY, dayOff(1826))).toBe(null);
    expect(check(TODAY, dayOff(1827))).toBe('ROLE_TERM_WRONG');
    expect(check(TODAY, TODAY)).toBe(null);
    expect(check(dayOff(1), TODAY)).toBe('ROLE_TERM_WRONG');
    expect(check(dayOff(-100), dayOff(-1))).toBe('ROLE_TERM_WRONG');
    expect(check(dayOff(-100), TODAY)).toBe(null);
    expect(check(dayOff(-1827), null)).toBe('ROLE_TERM_WRONG');
  });

  it('granted one after the other, no office is ever held twice at once, day by day', () => {
    fc.assert(
      fc.property(fc.array(term, { maxLength: 12 }), (terms) => {
        let roles: HeldRole[] = [];
        for (const one of terms) {
          if (termProblem(roles, one, TODAY) === null) roles = [...roles, held(one)];
        }
        for (let days = -1900; days <= 1900; days += 13) {
          const on = dayOff(days);
          const there = roles
            .filter(({ from, until }) => from <= on && (until ?? '9999') >= on)
            .map(({ role, placeId }) => `${role} ${placeId}`);
          assert.equal(new Set(there).size, there.length, on);
        }
      }),
    );
  });

  it('follows another the day after its last one, and no sooner; the same office elsewhere is free', () => {
    const first = held(steward(dayOff(-10), dayOff(10)));
    const problem = (from: string, until: string | null, placeId = PLACES.building) =>
      termProblem([first], { ...steward(from, until), placeId }, TODAY);
    expect(problem(dayOff(10), null)).toBe('ROLE_HELD');
    expect(problem(dayOff(11), null)).toBeNull();
    expect(problem(dayOff(-20), dayOff(-11))).toBe('ROLE_TERM_WRONG');
    expect(problem(dayOff(5), dayOff(6))).toBe('ROLE_HELD');
    expect(problem(dayOff(5), null, 'maple.a1.b2')).toBeNull();
    const later = held(steward(dayOff(20), null));
    const earlier = (until: string) => termProblem([later], steward(TODAY, until), TODAY);
    expect([earlier(dayOff(19)), earlier(dayOff(20))]).toStrictEqual([null, 'ROLE_HELD']);
  });

  it('runs on its last day; ended on its first, it is gone; another term stays', () => {
    const last = held(steward(dayOff(-10), TODAY));
    const over = held(steward(dayOff(-30), dayOff(-20)));
    expect(runs([over, last], last, TODAY)).toBe(true);
    expect(runs([over, last], over, TODAY)).toBe(false);
    expect(
      withoutTerm([over, held(steward(TODAY, null))], steward(TODAY, null), TODAY),
    ).toStrictEqual([over]);
    expect(withoutTerm([over, last], last, TODAY)).toStrictEqual([
      over,
      { ...last, until: dayOff(-1) },
    ]);
  });

  it('ended, runs no more from today on, and nothing else changes', () => {
    fc.assert(
      fc.property(fc.array(term, { maxLength: 8 }), fc.nat(7), (terms, index) => {
        let roles: HeldRole[] = [];
        for (const one of terms) {
          if (termProblem(roles, one, TODAY) === null) roles = [...roles, held(one)];
        }
        const ended = roles[index];
        if (!ended) return;
        const left = withoutTerm(roles, ended, TODAY);
        expect(runs(left, ended, TODAY)).toBe(false);
        const rest = (all: HeldRole[]) =>
          all.filter(
            (one) =>
              one.role !== ended.role || one.placeId !== ended.placeId || one.from !== ended.from,
          );
        expect(rest(left)).toStrictEqual(rest(roles));
        for (const { from, until } of left) assert.ok(until === null || from <= until);
      }),
    );
  });
});

describe('a third party', () => {
  it('is appointed for a time, a year at most', () => {
    const problem = (until: string | null) =>
      termProblem([], { role: 'rater', placeId: 'maple', from: TODAY, until }, TODAY);
    expect([null, dayOff(367), dayOff(366), TODAY].map(problem)).toStrictEqual([
      'ROLE_TERM_WRONG',
      'ROLE_TERM_WRONG',
      null,
      null,
    ]);
  });
});

describe('what takes two', () => {
  it('is granting power over data or a second voice, and giving or taking a vote, a count or the watch over them', () => {
    const voting = [
      'committee-member',
      'owners-committee',
      'party-branch',
      'representative',
      'secretary',
      'supervisor',
    ];
    const given = ROLES.filter((role) => isSensitive('grant', role));
    const seconds = [
      'grid-officer',
      'building-steward',
      'stair-steward',
      'elder-adviser',
      'street-observer',
      'rater',
    ];
    expect(given.sort()).toStrictEqual([...voting, ...seconds].sort());
    expect(ROLES.filter((role) => isSensitive('end', role)).sort()).toStrictEqual(voting);
  });
});

describe('who is left as secretary', () => {
  it('are those in force whose term was not ended, without the one', () => {
    const person = (_id: string, until: string | null) => ({
      _id,
      roles: [held({ role: 'secretary', placeId: 'maple', from: '2026-01-01', until })],
    });
    const all = [person('a', null), person('b', '2026-06-14'), person('c', TODAY)];
    expect(secretariesWithout(all, [], 'a', TODAY)).toStrictEqual(['c']);
    expect(secretariesWithout(all, [endedTerm('c', '2026-01-01')], 'a', TODAY)).toStrictEqual([]);
    expect(secretariesWithout(all, [endedTerm('a', '2025-01-01')], 'b', TODAY)).toStrictEqual([
      'a',
      'c',
    ]);
  });
});

describe('posts', () => {
  const buildings = ['b1', 'b2', 'b3'].map((id, order) => ({
    _id: `maple.a1.${id}`,
    kind: 'building' as const,
    label: id,
    order,
  }));
  const steward = (name: string, building: string, from: string, until: string | null) => ({
    _id: name,
    name,
    roles: [
      held({ role: 'building-steward', placeId: `maple.a1.${building}`, from, until }),
      held({ role: 'household-representative', placeId: 'maple.a1.b1.c1.d1', from, until: null }),
    ],
  });
  const people = [
    steward('one', 'b1', '2026-01-01', null),
    steward('late', 'b2', '2025-01-01', '2026-06-14'),
    steward('soon', 'b3', '2026-06-16', null),
  ];

  it('count what is filled today; who is still to come is named but fills nothing', () => {
    const holders = holdersOf(people, ROLES, ['maple'], TODAY);
    expect(holders.map(({ name, state }) => [name, state])).toStrictEqual([
      ['one', 'in-force'],
      ['soon', 'to-come'],
    ]);
    const [found] = postsOf(buildings, holders, ['maple']);
    expect([found?.filled, found?.total, found?.vacant.map(({ label }) => label)]).toStrictEqual([
      1,
      3,
      ['b2', 'b3'],
    ]);
  });

  it('are held on the first and the last day of a term', () => {
    const those = [steward('first', 'b1', TODAY, null), steward('last', 'b2', '2025-01-01', TODAY)];
    const holders = holdersOf(those, ROLES, ['maple'], TODAY);
    expect(holders.map(({ name, state }) => [name, state])).toStrictEqual([
      ['first', 'in-force'],
      ['last', 'in-force'],
    ]);
  });

  it('are named in the order of the tree: the second estate after the first', () => {
    const post = (_id: string, kind: PlaceKind, label: string, order: number) => ({
      _id,
      kind,
      label,
      order,
    });
    const places = [
      post('maple.z', 'estate', '一期', 0),
      post('maple.a', 'estate', '二期', 1),
      post('maple.a.b', 'building', '二期 1栋', 0),
      post('maple.z.b', 'building', '一期 2栋', 1),
      post('maple.z.c', 'building', '一期 10栋', 2),
      post('maple.z.d', 'building', '一期 1栋', 0),
    ];
    const [found] = postsOf(places, [], ['maple']);
    expect(found?.vacant.map(({ label }) => label)).toStrictEqual([
      '一期 1栋',
      '一期 2栋',
      '一期 10栋',
      '二期 1栋',
    ]);
  });

  it('of a narrower office are those within it', () => {
    const scope = ['maple.a1.b2'];
    const [found] = postsOf(buildings, holdersOf(people, ROLES, scope, TODAY), scope);
    expect([found?.filled, found?.total]).toStrictEqual([0, 1]);
  });
});
