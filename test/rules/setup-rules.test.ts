import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allows, rolesInForce } from '../../cloudfunctions/kernel/action/access.ts';
import { codeStateAt, daysOf } from '../../cloudfunctions/people/code-rules.ts';
import { SECRETARY } from '../../cloudfunctions/people/officers.ts';
import {
  hasSecretary,
  newCommunity,
  SETUP_DAYS,
  secretaryRole,
  setupOf,
} from '../../cloudfunctions/resident/setup/setup-rules.ts';

const DAY = 86_400_000;
const change = {
  id: 'c',
  action: 'community.open',
  actorId: 'operator',
  target: 'place:elm',
  at: 5,
};

describe('setting up a community', () => {
  it('the office covers the whole community, from that day on and no other community', () => {
    const role = secretaryRole('elm', '2026-06-15');
    const rule = {
      who: 'officers',
      roles: SECRETARY,
      places: { input: 'communityId' },
      relation: 'within',
    } as const;
    const may = (day: string, place: string) => allows(rule, rolesInForce([role], day), [place]);
    expect(may('2026-06-14', 'elm')).toBe(false);
    expect(may('2026-06-15', 'elm')).toBe(true);
    expect(may('2046-06-15', 'elm.a.b.c.d')).toBe(true);
    expect(may('2026-06-15', 'elmwood')).toBe(false);
  });

  it('a set-up code is open for its days and not a moment longer', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(20 * DAY), (at, later) => {
        const { code } = setupOf('elm', 'h', at + SETUP_DAYS * DAY, { ...change, at });
        const expected = later > SETUP_DAYS * DAY ? 'expired' : 'open';
        expect(codeStateAt(code, at + later)).toBe(expected);
        expect(daysOf(code)).toBe(SETUP_DAYS);
      }),
    );
  });

  it('a community is a place without households, named by its id', () => {
    const { community, root } = newCommunity('elm', '榆树社区', change);
    expect([community._id, root._id, root.lineage]).toStrictEqual(['elm', 'elm', ['elm']]);
    expect([root.parentId, root.households, root.kind]).toStrictEqual([null, 0, 'community']);
  });

  it('a secretary counts while the term runs, both days included', () => {
    const held = { ...secretaryRole('elm', '2026-06-01'), until: '2026-06-30' as string | null };
    const people = [{ roles: [] }, { roles: [held] }];
    const days = ['2026-05-31', '2026-06-01', '2026-06-30', '2026-07-01'];
    expect(days.map((day) => hasSecretary(people, day))).toStrictEqual([false, true, true, false]);
    expect(hasSecretary([{ roles: [{ ...held, role: 'volunteer' }] }], '2026-06-15')).toBe(false);
  });
});
