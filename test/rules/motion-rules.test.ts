import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BODIES } from '../../cloudfunctions/ballot/body/body-rules.ts';
import {
  DEFAULT_SETTINGS,
  isBinding,
  phaseOf,
  problemsOf,
  shortAskOf,
} from '../../cloudfunctions/ballot/motion/motion-rules.ts';
import {
  claimOf,
  type RosterHousehold,
  rosterHashOf,
  rosterOf,
  weightOf,
} from '../../cloudfunctions/ballot/roster/voter-rules.ts';
import {
  byBuilding,
  manyEnough,
  turnoutOf,
} from '../../cloudfunctions/ballot/vote/turnout-rules.ts';
import type { RuleId } from '../../typings/contract/ballot.ts';
import { PLACE } from '../support/community.ts';
import { assemblyOf } from '../support/motions.ts';

const DAY = 24 * 60 * 60_000;

describe('a roster', () => {
  const home = (n: number, more: Partial<RosterHousehold> = {}): RosterHousehold => ({
    _id: `maple.a.b.c.h${n}`,
    buildingId: 'maple.a.b',
    label: `${n}`,
    sortKey: `${n}`,
    area: 1000 + n,
    owners: [`业主${n}`],
    head: { phoneHash: null },
    ...more,
  });

  it('counts several units of one owner as one owner with all their area', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 20 }),
        (owned) => {
          const homes = owned.map((owner, n) =>
            home(
              n,
              owner === 0
                ? {}
                : { head: { phoneHash: `phone of ${owner}` }, owners: [`张${owner}`] },
            ),
          );
          const seeds = rosterOf('owners', 'maple.a', homes, []);
          const single = owned.filter((owner) => owner === 0).length;
          const several = new Set(owned.filter((owner) => owner !== 0)).size;
          expect(seeds.length).toBe(single + several);
          const { area } = weightOf('owners-ordinary', seeds);
          expect(area).toBe(homes.reduce((sum, one) => sum + (one.area ?? 0), 0));
          expect(new Set(seeds.map(({ key }) => key)).size).toBe(seeds.length);
        },
      ),
    );
  });

  it('has each person once, whatever homes and offices they have, and nobody from elsewhere', () => {
    const role = (name: 'representative' | 'committee-member', placeId: string) => ({
      role: name,
      placeId,
      placeLabel: '',
      from: '2020-01-01',
      until: null,
    });
    const adult = {
      state: 'confirmed' as const,
      statedAt: 0,
      statedBy: 'p1',
      decidedAt: 0,
      decidedBy: 'o',
    };
    const people = [
      {
        _id: 'p1',
        name: '甲',
        adult,
        households: [
          { householdId: 'maple.a.b.c.h1', label: '1' },
          { householdId: 'maple.a.b.c.h2', label: '2' },
        ],
        roles: [role('representative', 'maple.a.b'), role('committee-member', 'maple')],
      },
      {
        _id: 'p2',
        name: '乙',
        households: [{ householdId: 'maple.z.b.c.h9', label: '9' }],
        roles: [],
      },
      { _id: 'p3', name: '丙', households: [], roles: [role('representative', 'maple.z')] },
    ];
    const adults = rosterOf('adults', 'maple.a', [home(1), home(2)], people);
    expect(adults.map(({ key, places }) => [key, places.length])).toStrictEqual([['p1', 2]]);
    const members = rosterOf('representatives', 'maple.a', [], people);
    expect(members.map(({ key }) => key)).toStrictEqual(['p1']);
    expect(rosterOf('representatives', 'maple', [], people).map(({ key }) => key)).toStrictEqual([
      'p1',
      'p3',
    ]);
  });

  it('has a hash of its own that any order of reading gives and any change changes', () => {
    const seeds = rosterOf('households', 'maple', [home(1), home(2), home(3)], []);
    const hash = rosterHashOf(seeds);
    expect(rosterHashOf([...seeds].reverse())).toBe(hash);
    expect(rosterHashOf(seeds.slice(1))).not.toBe(hash);
    expect(rosterHashOf(seeds.map((one) => ({ ...one, area: 1 })))).not.toBe(hash);
  });

  it('says who may vote: the representative, anybody while there is none, an owner by name, a proxy', () => {
    const voter = { key: 'h', claims: ['h'], owners: ['王明'], agent: null };
    const me = (name = '王明') => ({ residentId: 'me', name, households: [{ householdId: 'h' }] });
    const none = { speaker: null, first: null };
    const of = (speaker: string) => ({ speaker, first: null });
    expect(claimOf('households', voter, me(), none, 1)).toBe('household');
    expect(claimOf('households', voter, me(), of('me'), 1)).toBe('household');
    expect(claimOf('households', voter, me(), of('other'), 1)).toBe('not-mine');
    const there = { speaker: null, first: new Set(['other']) };
    expect(claimOf('households', voter, me(), there, 1)).toBe('not-mine');
    expect(claimOf('owners', voter, me(), none, 1)).toBe('owner');
    expect(claimOf('owners', voter, me('租客'), none, 1)).toBe(null);
    expect(claimOf('adults', { ...voter, claims: ['me'] }, me(), none, 1)).toBe('self');
    expect(claimOf('adults', { ...voter, claims: ['other'] }, me(), none, 1)).toBe(null);
    const agent = { ...voter, claims: ['x'], agent: { residentId: 'me', name: '' } };
    expect(claimOf('owners', agent, me('受托'), none, 1)).toBe('proxy');
    const proof = {
      state: 'confirmed' as const,
      at: 0,
      as: '王明',
      decidedBy: 'officer',
      basis: '',
    };
    const proven = (number: string | null, name = '王明') => ({
      ...me(name),
      households: [{ householdId: 'h', owner: { ...proof, number } }],
    });
    expect(claimOf('owners', voter, me(), none, 3)).toBe('unconfirmed');
    expect(claimOf('owners', voter, proven(null, '小王'), none, 3)).toBe('owner');
    expect(claimOf('owners', { ...voter, owners: ['李娜'] }, proven(null), none, 3)).toBe(
      'unconfirmed',
    );
    const numbered = { ...voter, numbers: ['n1'] };
    expect(claimOf('owners', numbered, proven('n1'), none, 3)).toBe('owner');
    expect(claimOf('owners', numbered, proven('n2'), none, 3)).toBe('unconfirmed');
  });
});

describe('live turnout', () => {
  it('says what is missing until it counts, in persons and areas', () => {
    const group = { buildingId: 'b1', cast: true, present: false };
    const frame = {
      eligible: { persons: 300, area: 3_000_000 },
      roomOnly: false,
      byPresence: false,
      units: null,
    };
    const { missing } = turnoutOf({ ...frame, ruleId: 'owners-ordinary' }, [
      { ...group, voters: 188, persons: 188, area: 1_916_580 },
    ]);
    expect(missing.map(({ unit, missing: more }) => [unit, more])).toStrictEqual([
      ['area', 83_420],
      ['persons', 12],
    ]);
    const enough = turnoutOf({ ...frame, ruleId: 'owners-ordinary' }, [
      { ...group, voters: 200, persons: 200, area: 2_000_000 },
    ]);
    expect(enough.missing).toStrictEqual([]);
  });

  it('of a room counts who is there, by building', () => {
    const groups = [
      { buildingId: 'b1', cast: true, present: true, voters: 3, persons: 3, area: 0 },
      { buildingId: 'b1', cast: true, present: false, voters: 5, persons: 5, area: 0 },
      { buildingId: 'b2', cast: false, present: true, voters: 2, persons: 2, area: 0 },
    ];
    const frame = {
      ruleId: 'residents-assembly' as const,
      eligible: { persons: 20 },
      byPresence: true,
      units: null,
    };
    const strict = turnoutOf({ ...frame, roomOnly: true }, groups);
    expect([strict.cast.persons, strict.present.persons, strict.missing[0]?.missing]).toStrictEqual(
      [8, 5, 6],
    );
    expect(turnoutOf({ ...frame, roomOnly: false }, groups).present.persons).toBe(10);
    const buildings = ['b1', 'b2', 'b3'].map((placeId) => ({
      placeId,
      label: placeId,
      voters: 10,
    }));
    expect(byBuilding(buildings, groups, true).map(({ cast }) => cast)).toStrictEqual([8, 2, 0]);
  });

  it('tells those who know no doors nothing of fewer than five, not even by what is left out', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 8 }), (sizes) => {
        const all = sizes.map((voters, n) => ({ placeId: `maple.a.${n}`, label: `${n}`, voters }));
        const shown = manyEnough(all);
        const left = all.filter((one) => !shown.includes(one));
        const hidden = left.reduce((sum, { voters }) => sum + voters, 0);
        expect(shown.every(({ voters }) => voters >= 5)).toBe(true);
        expect(hidden === 0 || hidden >= 5 || shown.length === 0).toBe(true);
        if (sizes.every((voters) => voters >= 5)) expect(shown).toStrictEqual(all);
      }),
    ));
});

describe('a motion', () => {
  const now = Date.parse('2026-06-15T02:00:00Z');
  const office = 'secretary' as const;
  const facts = {
    office,
    eligible: { persons: 6 },
    withoutArea: 0,
    representatives: 6,
    doubts: 0,
    apart: 0,
  };
  const check = (more: Parameters<typeof assemblyOf>[0], known: Partial<typeof facts> = {}) =>
    problemsOf(assemblyOf(more), DEFAULT_SETTINGS, { ...facts, ...known }, null, now);

  it('needs ten or fifteen whole days of notice, the first day not counted (民法典 art. 201)', () => {
    const opens = (day: string) => ({
      opensAt: Date.parse(`${day}T01:00:00Z`),
      closesAt: Date.parse(`${day}T09:00:00Z`),
      countsAt: Date.parse(`${day}T09:00:00Z`),
      session: { venue: '活动室', startsAt: Date.parse(`${day}T07:00:00Z`) },
    });
    expect(check(opens('2026-06-25'))).toStrictEqual(['notice-too-short']);
    expect(check(opens('2026-06-26'))).toStrictEqual([]);
    const owners = {
      ruleId: 'owners-ordinary' as const,
      basis: 'owners' as const,
      matter: 'owners-other' as const,
      placeId: PLACE.estate,
    };
    const long = (day: string) => ({
      ...opens(day),
      session: null,
      closesAt: Date.parse('2026-07-09T09:00:00Z'),
      countsAt: Date.parse('2026-07-09T09:00:00Z'),
    });
    expect(check({ ...owners, ...long('2026-06-30') })).toStrictEqual(['notice-too-short']);
    expect(check({ ...owners, ...long('2026-07-01') })).toStrictEqual([]);
  });

  it('is decided by the bodies that the law names for it, and by no other', () => {
    const allowed = Object.entries(BODIES).flatMap(([rule, { matters }]) =>
      matters.map((matter) => `${rule} ${matter}`),
    );
    assert.ok(
      !allowed.includes('villagers-representatives covenant'),
      '村规民约 by the assembly only',
    );
    assert.ok(!allowed.some((one) => one.includes('election')));
    const covenant = {
      ruleId: 'residents-representatives',
      basis: 'representatives',
      matter: 'covenant',
    } as const;
    expect(check(covenant)).toStrictEqual(['authorisation-missing', 'covenant-missing']);
    expect(
      check(
        { ruleId: 'residents-representatives', basis: 'representatives' },
        { representatives: 4 },
      ),
    ).toStrictEqual(['body-unlawful']);
  });

  it('opens and closes at its instants', () => {
    const times = { opensAt: 100, closesAt: 200, countsAt: 300 };
    const at = (now: number) => phaseOf('announced', times, now);
    expect([99, 100, 199, 200, 299, 300].map(at)).toStrictEqual([
      'notice',
      'open',
      'open',
      'papers',
      'papers',
      'counting',
    ]);
    expect([
      phaseOf('draft', times, 150),
      phaseOf('counted', times, 150),
      phaseOf('cancelled', times, 150),
    ]).toStrictEqual(['draft', 'over', 'cancelled']);
  });

  it('binds from afar only by a recorded local rule, owners only by an approval, a poll never', () => {
    const rules: RuleId[] = ['residents-assembly', 'villager-group', 'owners-special', 'poll'];
    const binding = (remoteRule: string, ownersApproval: string) =>
      rules.map((rule) => isBinding(rule, { remoteRule, ownersApproval }));
    expect(binding('', '')).toStrictEqual([false, false, false, false]);
    expect(binding('文号', '')).toStrictEqual([true, true, false, false]);
    expect(binding('', '文号')).toStrictEqual([false, false, true, false]);
    expect(DAY * DEFAULT_SETTINGS.publicationDays).toBe(15 * DAY);
  });
});

describe('what a list asks', () => {
  const form = assemblyOf();
  const [question] = form.questions;
  assert.ok(question);
  const asked = { questions: [question], covenantId: null, body: '门旧了。' };

  it('is one yes or no with a short reason', () => {
    expect(shortAskOf(asked)).toStrictEqual({ text: question.text, why: '门旧了。' });
  });

  it('is nothing where there is more to read or to choose', () => {
    for (const more of [
      { questions: [question, question] },
      { questions: [] },
      { questions: [{ ...question, kind: 'single' as const }] },
      { questions: [{ ...question, text: '长'.repeat(61) }] },
      { covenantId: 'c1' },
      { body: '长'.repeat(61) },
    ]) {
      expect(shortAskOf({ ...asked, ...more })).toBeUndefined();
    }
  });
});
