import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  BODIES,
  bodyProblems,
  choicesFor,
  conveningOffice,
  decidesAt,
} from '../../cloudfunctions/ballot/body/body-rules.ts';
import { DEFAULT_SETTINGS, problemsOf } from '../../cloudfunctions/ballot/motion/motion-rules.ts';
import { areTermsFit, decide } from '../../cloudfunctions/ballot/result/decision-rules.ts';
import { DAY, dayOf, daysBetween } from '../../cloudfunctions/kernel/calendar.ts';
import type { Matter, MotionForm, RuleId, VotingSettings } from '../../typings/contract/motion.ts';
import type { Role } from '../../typings/contract/resident.ts';
import { PLACE, START } from '../support/community.ts';
import { assemblyOf } from '../support/motions.ts';

/** The law's table a second time: rule → places, and who convenes. */
const LAW: Record<Exclude<RuleId, 'poll'>, { at: string[]; by: Role[] }> = {
  'residents-assembly': { at: ['city'], by: ['secretary'] },
  'residents-representatives': { at: ['city'], by: ['secretary'] },
  'villagers-assembly': { at: ['village'], by: ['secretary'] },
  'villagers-representatives': { at: ['village'], by: ['secretary'] },
  'villager-group': { at: ['group'], by: ['secretary'] },
  'owners-ordinary': { at: ['estate'], by: ['owners-committee'] },
  'owners-special': { at: ['estate'], by: ['owners-committee'] },
  consultation: {
    at: ['city', 'village', 'group', 'estate', 'building', 'stair'],
    by: ['secretary', 'building-steward', 'stair-steward', 'grid-officer'],
  },
};
const RULES = Object.keys(LAW) as (keyof typeof LAW)[];
const PLACES = [PLACE.maple, PLACE.estate, PLACE.building, PLACE.stair];
const ROLES: Role[] = [
  'secretary',
  'owners-committee',
  'building-steward',
  'stair-steward',
  'grid-officer',
  'party-branch',
  'representative',
];
const MATTERS = [...new Set(Object.values(BODIES).flatMap(({ matters }) => matters))] as Matter[];
const sortsOf = (placeId: string, isVillage: boolean) =>
  ({
    [PLACE.maple]: [isVillage ? 'village' : 'city'],
    [PLACE.estate]: isVillage ? ['group', 'estate'] : ['estate'],
    [PLACE.building]: ['building'],
    [PLACE.stair]: ['stair'],
  })[placeId] ?? [];

const settings: fc.Arbitrary<VotingSettings> = fc.record({
  ...Object.fromEntries(
    Object.entries(DEFAULT_SETTINGS).map(([name, value]) => [name, fc.constant(value)]),
  ),
  communityKind: fc.constantFrom('city', 'village'),
  convenerRule: fc.constantFrom('', '文号'),
  buildingRule: fc.constantFrom('', '文号'),
  ownersApproval: fc.constantFrom('', '文号'),
}) as fc.Arbitrary<VotingSettings>;
const held = fc.record({ role: fc.constantFrom(...ROLES), placeId: fc.constantFrom(...PLACES) });
const drawn = fc.record({
  ruleId: fc.constantFrom(...RULES),
  placeId: fc.constantFrom(...PLACES),
  matter: fc.constantFrom(...MATTERS),
  basis: fc.constantFrom('adults', 'households', 'representatives', 'owners'),
  covenantId: fc.constantFrom(null, 'text'),
  authorisation: fc.constantFrom('', '居民会议'),
}) as fc.Arbitrary<MotionForm>;
const textAt = fc.option(
  fc.constantFrom(...PLACES).map((placeId) => ({ placeId })),
  { nil: null },
);

describe('a body', () => {
  it('decides where the law’s table says, and is convened by whom it says', () => {
    fc.assert(
      fc.property(drawn, settings, held, fc.boolean(), (form, rules, office, hasCommittee) => {
        const { ruleId, placeId } = form;
        const { at, by } = LAW[ruleId as keyof typeof LAW];
        const isVillage = rules.communityKind === 'village';
        const isOwners = ruleId.startsWith('owners-');
        const isLocal = isOwners && [PLACE.building, PLACE.stair].includes(placeId as never);
        const isThere = sortsOf(placeId, isVillage).some((sort) => at.includes(sort)) || isLocal;
        expect(decidesAt(ruleId, placeId, rules)).toBe(isThere);
        const covers = placeId === office.placeId || placeId.startsWith(`${office.placeId}.`);
        const isProxy =
          isOwners && office.role === 'secretary' && !hasCommittee && rules.convenerRule !== '';
        const may = covers && (by.includes(office.role) || isProxy);
        const found = conveningOffice(ruleId, placeId, [office], rules, hasCommittee);
        expect(found).toBe(may ? office.role : null);
      }),
      { numRuns: 1000 },
    );
  });

  it('adopts only texts of the place where it decides; whatever is announced belongs together', () => {
    fc.assert(
      fc.property(drawn, settings, textAt, (form, rules, covenant) => {
        const office = LAW[form.ruleId as keyof typeof LAW].by[0] ?? null;
        const problems = bodyProblems(form, rules, { office, covenant });
        if (problems.length > 0) return;
        expect(form.matter === 'covenant').toBe(form.covenantId !== null);
        if (form.matter !== 'covenant') return;
        expect(covenant?.placeId).toBe(form.placeId);
        const isEstate = form.placeId === PLACE.estate;
        expect(isEstate || form.placeId === PLACE.maple).toBe(true);
        expect(form.ruleId.startsWith('owners-ordinary')).toBe(isEstate);
        expect(form.ruleId).not.toBe('villagers-representatives');
        expect(form.ruleId).not.toBe('consultation');
        if (form.ruleId === 'residents-representatives') expect(form.authorisation).not.toBe('');
        if (isEstate) expect(rules.ownersApproval).not.toBe('');
      }),
      { numRuns: 5000 },
    );
  });

  it('is offered exactly where announcing it there meets nothing of its own', () => {
    fc.assert(
      fc.property(drawn, settings, fc.array(held, { maxLength: 2 }), (form, rules, roles) => {
        const { ruleId, placeId, matter, basis } = form;
        const offered = choicesFor(placeId, rules, roles, true).some(
          (one) =>
            one.ruleId === ruleId && one.matters.includes(matter) && one.bases.includes(basis),
        );
        const isText = matter === 'covenant';
        const whole = {
          ...form,
          authorisation: '居民会议',
          covenantId: isText ? 'text' : null,
        };
        const office = conveningOffice(ruleId, placeId, roles, rules, true);
        const approved = { ...rules, ownersApproval: '文号' };
        const facts = { office, covenant: isText ? { placeId } : null };
        expect(offered).toBe(bodyProblems(whole, approved, facts).length === 0);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the days of a vote', () => {
  const facts = {
    office: 'secretary' as const,
    eligible: { persons: 6 },
    withoutArea: 0,
    representatives: 6,
    doubts: 0,
    apart: 0,
  };
  const hours = (most: number) => fc.integer({ min: -most, max: most }).map((n) => n * 3_600_000);

  it('leave three whole days for objections, and a sitting of one day at most, whatever else is said', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        hours(12),
        hours(60),
        hours(60),
        fc.constantFrom('', '水管爆裂'),
        (days, shift, lasts, sits, urgentReason) => {
          const opensAt = START + days * DAY + shift;
          const closesAt = opensAt + Math.abs(lasts) + 1;
          const startsAt = closesAt - sits;
          const form = assemblyOf({
            opensAt,
            closesAt,
            countsAt: closesAt,
            urgentReason,
            session: { venue: '活动室', startsAt },
          });
          const problems = problemsOf(form, DEFAULT_SETTINGS, facts, null, START);
          if (problems.length > 0) return;
          const whole = daysBetween(dayOf(START), dayOf(opensAt)) - 1;
          expect(whole).toBeGreaterThanOrEqual(urgentReason === '' ? 10 : 3);
          expect(opensAt <= startsAt && startsAt < closesAt).toBe(true);
          expect(closesAt - startsAt).toBeLessThanOrEqual(DAY);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a consultation', () => {
  const part = fc.option(
    fc
      .integer({ min: 1, max: 100 })
      .chain((d) => fc.integer({ min: 1, max: d }).map((n) => ({ n, d }))),
    { nil: null },
  );
  const tally = fc.nat(100_000).chain((eligible) =>
    fc.nat(eligible).chain((present) =>
      fc.nat(present).map((yes) => ({
        eligible: { persons: eligible },
        present: { persons: present },
        yes: { persons: yes },
      })),
    ),
  );

  it('counts and carries by exactly the parts that its invitation names', () => {
    fc.assert(
      fc.property(part, part, tally, (takePart, agree, counted) => {
        const outcome = decide('consultation', counted, { takePart, agree });
        const reaches = (one: { n: number; d: number }, value: number, total: number) =>
          BigInt(one.d) * BigInt(value) >= BigInt(one.n) * BigInt(total);
        const { eligible, present, yes } = counted;
        const valid = takePart === null || reaches(takePart, present.persons, eligible.persons);
        const carries = agree !== null && reaches(agree, yes.persons, present.persons);
        expect([outcome.valid, outcome.passed]).toStrictEqual([valid, valid && carries]);
      }),
    );
  });

  it('has terms that are parts of a whole, and no other body has any', () => {
    const half = { takePart: { n: 1, d: 2 }, agree: null };
    expect(areTermsFit({ ruleId: 'consultation', terms: half })).toBe(true);
    expect(areTermsFit({ ruleId: 'residents-assembly', terms: half })).toBe(false);
    for (const [n, d] of [
      [0, 2],
      [3, 2],
      [1, 101],
      [0, 0],
      [1.5, 2],
      [1, 2.5],
    ] as const) {
      const terms = { takePart: null, agree: { n, d } };
      expect(areTermsFit({ ruleId: 'consultation', terms })).toBe(false);
    }
    for (const [n, d] of [
      [1, 1],
      [1, 100],
    ] as const) {
      const terms = { takePart: { n, d }, agree: null };
      expect(areTermsFit({ ruleId: 'consultation', terms })).toBe(true);
    }
  });
});
