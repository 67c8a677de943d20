import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { allows, rolesInForce } from '../../cloudfunctions/kernel/access.ts';
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
    assert.equal(may('2026-06-14', 'elm'), false);
    assert.equal(may('2026-06-15', 'elm'), true);
    assert.equal(may('2046-06-15', 'elm.a.b.c.d'), true);
    assert.equal(may('2026-06-15', 'elmwood'), false);
  });

  it('a set-up code is open for its days and not a moment longer', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(20 * DAY), (at, later) => {
        const { code } = setupOf('elm', 'h', at + SETUP_DAYS * DAY, { ...change, at });
        const expected = later > SETUP_DAYS * DAY ? 'expired' : 'open';
        assert.equal(codeStateAt(code, at + later), expected);
        assert.equal(daysOf(code), SETUP_DAYS);
      }),
    );
  });

  it('a community is a place without households, named by its id', () => {
    const { community, root } = newCommunity('elm', '榆树社区', change);
    assert.deepEqual([community._id, root._id, root.lineage], ['elm', 'elm', ['elm']]);
    assert.deepEqual([root.parentId, root.households, root.kind], [null, 0, 'community']);
  });

  it('a secretary counts while the term runs, both days included', () => {
    const held = { ...secretaryRole('elm', '2026-06-01'), until: '2026-06-30' as string | null };
    const people = [{ roles: [] }, { roles: [held] }];
    const days = ['2026-05-31', '2026-06-01', '2026-06-30', '2026-07-01'];
    assert.deepEqual(
      days.map((day) => hasSecretary(people, day)),
      [false, true, true, false],
    );
    assert.equal(hasSecretary([{ roles: [{ ...held, role: 'volunteer' }] }], '2026-06-15'), false);
  });
});
