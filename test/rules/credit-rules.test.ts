import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ClaimDocument } from '../../cloudfunctions/civility/collections.ts';
import {
  amountOf,
  BY_HOURS,
  creditStep,
} from '../../cloudfunctions/civility/credit/credit-rules.ts';
import { findingsOf } from '../../cloudfunctions/civility/rule/table-rules.ts';
import type { HourEntry } from '../../cloudfunctions/volunteer/collections.ts';
import { settledMinutes } from '../../cloudfunctions/volunteer/hours/hour-rules.ts';
import type { PointRule } from '../../typings/contract/civility/rule.ts';
import { RULE } from '../support/points.ts';

/** Hours of volunteers, as points. */

type Credit = Pick<ClaimDocument, 'state' | 'amount' | 'voidedBy'>;
const voided = (residentId: string) => ({ residentId, as: 'team', reason: '', at: 0 });

describe('hours', () => {
  it('however often they are corrected, and whoever is cut in between, end at one claim of what they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 600 }), { minLength: 1, maxLength: 20 }),
        (corrections) => {
          const claims: Credit[] = [];
          for (const minutes of corrections) {
            const wanted = amountOf({ source: 'hours' }, { minutes, hasAttended: true });
            for (let step = creditStep(claims.at(-1), wanted); step !== 'nothing'; ) {
              const latest = claims.at(-1);
              if (step === 'take-back' && latest) {
                claims[claims.length - 1] = {
                  ...latest,
                  state: 'void',
                  voidedBy: voided(BY_HOURS),
                };
              } else claims.push({ state: 'posted', amount: wanted, voidedBy: null });
              step = creditStep(claims.at(-1), wanted);
            }
            const standing = claims.filter(({ state }) => state === 'posted');
            expect(standing.reduce((sum, { amount }) => sum + amount, 0)).toBe(wanted);
            expect(standing.length).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });

  it('count as whole ones, and being there counts once', () => {
    for (const [minutes, amount] of [
      [0, 0],
      [59, 0],
      [60, 1],
      [119, 1],
      [120, 2],
    ] as const) {
      expect(amountOf({ source: 'hours' }, { minutes, hasAttended: true })).toBe(amount);
    }
    expect(amountOf({ source: 'attendance' }, { minutes: 300, hasAttended: true })).toBe(1);
    expect(amountOf({ source: 'attendance' }, { minutes: 300, hasAttended: false })).toBe(0);
  });

  it('that officers took back are not counted again', () => {
    const claim: Credit = { state: 'void', amount: 1, voidedBy: voided('somebody') };
    expect(creditStep(claim, 2)).toBe('nothing');
    expect(creditStep({ ...claim, voidedBy: voided(BY_HOURS) }, 2)).toBe('claim');
  });

  it('stand when they are counted; imported ones when somebody has confirmed them', () => {
    const entry = (more: Partial<HourEntry>): HourEntry => ({
      entryId: 'e',
      sort: 'measured',
      minutes: 60,
      state: 'counted',
      why: null,
      reason: '',
      at: 0,
      by: 'timer',
      decidedBy: null,
      ...more,
    });
    const cases: [Partial<HourEntry>, number][] = [
      [{}, 60],
      [{ state: 'pending' }, 0],
      [{ state: 'refused' }, 0],
      [{ sort: 'imported' }, 0],
      [{ sort: 'imported', decidedBy: 'p' }, 60],
      [{ sort: 'correction', minutes: -90 }, 0],
    ];
    for (const [more, minutes] of cases) {
      expect(settledMinutes({ entries: [entry(more)] })).toBe(minutes);
    }
  });

  it('are counted by the hour, attendance is not, and neither takes away', () => {
    const problems = (more: Partial<PointRule>) =>
      findingsOf([{ ...RULE.hours, caps: { ...RULE.hours.caps }, ...more } as PointRule], null).map(
        ({ problem }) => problem,
      );
    expect(problems({})).toStrictEqual([]);
    expect(problems({ unit: 'time' })).toStrictEqual(['source-unfit']);
    expect(problems({ source: 'attendance' })).toStrictEqual(['source-unfit']);
    expect(problems({ source: 'attendance', unit: 'time' })).toStrictEqual([]);
    expect(problems({ points: -2 })).toContain('source-unfit');
  });
});
