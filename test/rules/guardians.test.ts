import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Adult } from '../../cloudfunctions/people/collections.ts';
import { mayCome } from '../../cloudfunctions/volunteer/consent/consent-rules.ts';
import { ageOn } from '../../cloudfunctions/volunteer/member/age-rules.ts';

/** About whom a guardian is asked. */
const DAY = '2026-06-17';
const said = (state: Adult['state']) => ({
  adult: { state, statedAt: 0, statedBy: 'x', decidedAt: null, decidedBy: null },
});
const states = fc.constantFrom<Adult['state']>('none', 'stated', 'doubted', 'confirmed');
const years = fc.option(fc.integer({ min: 1930, max: 2026 }));

it('by the year of birth, and where that leaves it open by what they say; unknown is no adult', () => {
  expect([2007, 2008, 2009].map((born) => ageOn(DAY, said('none'), born))).toStrictEqual([
    'adult',
    'minor',
    'minor',
  ]);
  expect([2008, 2009].map((born) => ageOn(DAY, said('stated'), born))).toStrictEqual([
    'adult',
    'minor',
  ]);
  expect(ageOn(DAY, said('none'), null)).toBe('minor');
  expect(ageOn(DAY, said('stated'), null)).toBe('adult');
  expect(ageOn(DAY, {}, undefined)).toBe('unknown');
  expect([null, 1990, 2012].map((born) => ageOn(DAY, said('doubted'), born))).toStrictEqual([
    'unknown',
    'unknown',
    'minor',
  ]);
});

it('never about whom an officer has confirmed to be 18', () => {
  fc.assert(fc.property(years, (born) => ageOn(DAY, said('confirmed'), born) === 'adult'));
});

it('whoever has a consent may come, and nobody else who is not known to be 18', () => {
  const consents = fc.constantFrom('noted', 'given', 'withdrawn', null);
  fc.assert(
    fc.property(states, years, consents, (state, born, consent) => {
      const person = said(state);
      const comes = mayCome(DAY, person, born, { state: consent });
      expect(comes).toBe(consent === 'given' || ageOn(DAY, person, born) === 'adult');
    }),
  );
});
