import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type AccessRule,
  allows,
  holds,
  rolesInForce,
} from '../../cloudfunctions/kernel/action/access.ts';
import { OFFICERS } from '../../cloudfunctions/people/officers.ts';
import type { HeldRole, Role } from '../../typings/contract/resident.ts';

const held = (role: Role, placeId: string, from = '2026-01-01', until: string | null = null) =>
  ({ role, placeId, placeLabel: '', from, until }) satisfies HeldRole;
const rule = (
  relation: 'within' | 'over' | 'touching',
  roles: readonly Role[] = OFFICERS,
): AccessRule => ({
  who: 'officers',
  roles,
  places: { input: 'placeId' },
  relation,
});

// Names that begin alike are there on purpose: oak and oak2, a and aa.
const path = fc
  .tuple(
    fc.constantFrom('oak', 'oak2'),
    fc.array(fc.constantFrom('a', 'aa', 'b'), { maxLength: 3 }),
  )
  .map(([community, rest]) => [community, ...rest]);
const place = path.map((segments) => segments.join('.'));
const role = fc.constantFrom<Role>('secretary', 'building-steward', 'volunteer', 'party-branch');

/** The relation between two places, told over their segments instead of their text. */
function lies(inner: string, outer: string): boolean {
  const [short, long] = [outer.split('.'), inner.split('.')];
  return short.every((segment, index) => long[index] === segment);
}

describe('roles in force', () => {
  it('hold on their first and on their last day, not the day before or after', () => {
    const roles = [held('secretary', 'oak', '2026-03-01', '2026-03-31')];
    const inForce = (day: string) => rolesInForce(roles, day).length;
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map(inForce)).toStrictEqual([
      0, 1, 1, 0,
    ]);
  });

  it('hold on without an end', () => {
    expect(rolesInForce([held('secretary', 'oak')], '2999-12-31').length).toBe(1);
  });

  it('keep what is in force and nothing else', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const some = fc.array(fc.tuple(role, place, day, fc.option(day)).map((one) => held(...one)));
    fc.assert(
      fc.property(some, day, (roles, today) => {
        const kept = new Set(rolesInForce(roles, today));
        for (const one of roles) {
          const started = Date.parse(one.from) <= Date.parse(today);
          const ended = one.until !== null && Date.parse(one.until) < Date.parse(today);
          expect(kept.has(one)).toBe(started && !ended);
        }
      }),
    );
  });
});

describe('a rule', () => {
  it('within: the office covers every place of the matter', () => {
    fc.assert(
      fc.property(role, place, fc.array(place, { minLength: 1, maxLength: 4 }), (r, at, places) => {
        const expected = OFFICERS.includes(r) && places.every((one) => lies(one, at));
        expect(allows(rule('within'), [held(r, at)], places)).toBe(expected);
      }),
    );
  });

  it('over: the office covers one place, and lying in one is not enough', () => {
    fc.assert(
      fc.property(role, place, fc.array(place, { minLength: 1, maxLength: 4 }), (r, at, places) => {
        const expected = OFFICERS.includes(r) && places.some((one) => lies(one, at));
        expect(allows(rule('over'), [held(r, at)], places)).toBe(expected);
      }),
    );
  });

  it('touching: the office covers one place or lies in one', () => {
    fc.assert(
      fc.property(role, place, fc.array(place, { minLength: 1, maxLength: 4 }), (r, at, places) => {
        const touches = places.some((one) => lies(one, at) || lies(at, one));
        const expected = OFFICERS.includes(r) && touches;
        expect(allows(rule('touching'), [held(r, at)], places)).toBe(expected);
      }),
    );
  });

  it('one office must cover all the places: two offices do not add up', () => {
    const roles = [held('building-steward', 'oak.a.1'), held('building-steward', 'oak.a.2')];
    expect(allows(rule('within'), roles, ['oak.a.1', 'oak.a.2'])).toBe(false);
    expect(allows(rule('within'), roles, ['oak.a.2'])).toBe(true);
  });

  it('without a place, or without a role, officers are refused', () => {
    for (const relation of ['within', 'over', 'touching'] as const) {
      expect(allows(rule(relation), [held('secretary', 'oak')], [])).toBe(false);
      expect(allows(rule(relation), [], ['oak'])).toBe(false);
    }
  });

  it('another community is never within and never touching', () => {
    for (const relation of ['within', 'over', 'touching'] as const) {
      expect(allows(rule(relation), [held('secretary', 'oak')], ['oak2'])).toBe(false);
      expect(allows(rule(relation), [held('secretary', 'oak')], ['oak2.a.1'])).toBe(false);
    }
  });

  it('names its roles: an officer of another kind is refused', () => {
    const secretaries = rule('within', ['secretary']);
    expect(allows(secretaries, [held('grid-officer', 'oak')], ['oak.a'])).toBe(false);
    expect(allows(secretaries, [held('secretary', 'oak')], ['oak.a'])).toBe(true);
  });

  it('for residents or for everyone asks no role', () => {
    expect(allows({ who: 'residents' }, [], [])).toBe(true);
    expect(allows({ who: 'everyone' }, [], [])).toBe(true);
  });
});

describe('holds', () => {
  it('looks for one of the named roles', () => {
    const roles = [held('volunteer', 'oak'), held('mediator', 'oak')];
    expect(holds(roles, OFFICERS)).toBe(false);
    expect(holds(roles, ['mediator'])).toBe(true);
    expect(holds([], OFFICERS)).toBe(false);
  });
});
