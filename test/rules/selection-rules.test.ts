import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { Candidate } from '../../cloudfunctions/role/collections.ts';
import {
  areDaysFit,
  dueOf,
  factsOf,
  isConcerned,
  isRunning,
  isVoteOn,
  mayAnswer,
  mayDecide,
  mayRecommend,
  questionOf,
  stepOf,
  termFrom,
  withdrawn,
  withoutCurrent,
} from '../../cloudfunctions/role/selection/selection-rules.ts';
import { START } from '../support/community.ts';
import { formOf } from '../support/motions.ts';
import { selection } from '../support/selections.ts';

/** Who may be recommended, by whom, and what a vote has to ask. */

const PLACE = 'maple.a.b';
const states = fc.constantFrom('standing' as const, 'withdrawn' as const, 'out' as const);
const people = fc.array(fc.record({ state: states, doubted: fc.boolean(), votes: fc.nat(4) }), {
  maxLength: 6,
});
const named = (all: { state: Candidate['state']; doubted: boolean; votes: number }[]) => ({
  candidates: all.map(
    ({ state, doubted }, index): Candidate => ({
      key: `c${index}`,
      residentId: `p${index}`,
      name: `某${index}`,
      words: '',
      homes: [`${PLACE}.${index}`],
      at: 0,
      state,
      doubted,
    }),
  ),
  votes: new Map(all.map(({ votes }, index) => [`c${index}`, votes])),
});

describe('whom the community recommends', () => {
  it('runs, has a vote, and nobody without a doubt has more', () => {
    fc.assert(
      fc.property(people, (all) => {
        const { candidates, votes } = named(all);
        const keys = mayRecommend(candidates, votes);
        const of = (key: string) => votes.get(key) ?? 0;
        for (const key of keys) {
          const one = candidates.find((found) => found.key === key) as Candidate;
          expect([isRunning(one), of(key) > 0]).toStrictEqual([true, true]);
          for (const other of candidates.filter(isRunning)) {
            if (of(other.key) > of(key)) expect(other.doubted).toBe(true);
          }
        }
        const anyVote = candidates.some((one) => isRunning(one) && of(one.key) > 0);
        expect(keys.length > 0).toBe(anyVote);
        expect(mayRecommend(candidates, null)).toStrictEqual([]);
      }),
    );
  });
});

describe('the vote of a selection', () => {
  const asked = (all: Parameters<typeof named>[0]) =>
    selection('f1', PLACE, { candidates: named(all).candidates });
  const votable = (found: ReturnType<typeof asked>, more: object = {}) => {
    const question = questionOf(found);
    return formOf({
      placeId: PLACE,
      secret: true,
      questions: question ? [question] : [],
      ...more,
    });
  };

  it('asks for just those who run, in secret, at the post', () => {
    fc.assert(
      fc.property(people, (all) => {
        const found = asked(all);
        const running = found.candidates.filter(isRunning);
        const form = votable(found);
        expect(isVoteOn(found, form)).toBe(running.length > 0);
        expect(isVoteOn(found, { ...form, secret: false })).toBe(false);
        expect(isVoteOn(found, { ...form, placeId: 'maple.a' })).toBe(false);
        expect(isVoteOn(found, { ...form, ruleId: 'poll' })).toBe(false);
        expect(isVoteOn(found, { ...form, basis: 'owners' })).toBe(false);
        for (const one of running) {
          const less = { ...found, candidates: found.candidates.filter((other) => other !== one) };
          expect(isVoteOn(less, form)).toBe(false);
          const renamed = found.candidates.map((other) =>
            other === one ? { ...other, name: '另一位' } : other,
          );
          expect(isVoteOn({ ...found, candidates: renamed }, form)).toBe(false);
        }
      }),
    );
  });

  it('counts for the only one what was said for them, if that was more than against', () => {
    const result = (yes: number, no: number) => {
      const found = asked([{ state: 'standing', doubted: false, votes: 0 }]);
      const options = [
        { optionId: 'yes', persons: yes, area: null },
        { optionId: 'no', persons: no, area: null },
      ];
      const counted = { questionId: 'c0', options, outcome: null, tally: null, remote: [] };
      const motion = { form: votable(found), state: 'published' as const, publishedAt: START };
      return factsOf({ ...motion, result: { questions: [counted] } as never }).votes?.get('c0');
    };
    expect([result(3, 2), result(2, 2), result(0, 0)]).toStrictEqual([3, 0, 0]);
  });

  it('chooses nobody who has no more votes than those who want none of them', () => {
    const two = asked(['c0', 'c1'].map(() => ({ state: 'standing', doubted: false, votes: 0 })));
    const chosen = (counts: Record<string, number>) => {
      const options = Object.entries(counts).map(([optionId, persons]) => ({
        optionId,
        persons,
        area: null,
      }));
      const counted = { questionId: 'q1', options, outcome: null, tally: null, remote: [] };
      const motion = { form: votable(two), state: 'published' as const, publishedAt: START };
      const facts = factsOf({ ...motion, result: { questions: [counted] } as never });
      return mayRecommend(two.candidates, facts.votes);
    };
    expect(chosen({ c0: 3, c1: 2, none: 2 })).toStrictEqual(['c0']);
    expect(chosen({ c0: 3, c1: 2, none: 3 })).toStrictEqual([]);
    expect(chosen({ c0: 3, c1: 2, none: 40 })).toStrictEqual([]);
  });

  it('says nothing before its result is published', () => {
    const found = asked([{ state: 'standing', doubted: false, votes: 0 }]);
    const motion = { form: votable(found), state: 'counted' as const, publishedAt: null };
    expect(factsOf({ ...motion, result: { questions: [] } as never }).votes).toBeNull();
  });
});

describe('who decides', () => {
  const found = selection('f1', PLACE, {
    ...named([{ state: 'standing', doubted: false, votes: 0 }]),
    deciders: ['d1'],
  });
  const who = (residentId: string, ...homes: string[]) => ({ residentId, homes });

  it('is no candidate, lives with none, and has decided nothing before', () => {
    expect(mayDecide(found, who('x'))).toBe(true);
    expect(mayDecide(found, who('d1'))).toBe(false);
    expect(mayDecide(found, who('p0'))).toBe(false);
    expect(mayDecide(found, who('x', `${PLACE}.0`))).toBe(false);
    expect(mayAnswer(found, { residentId: 'x' }, who('x'), [])).toBe(false);
    expect(mayAnswer(found, { residentId: 'y' }, who('x'), [who('x')])).toBe(true);
    // Where nobody else is left one of those before answers, but who recommended never does.
    const three = { ...found, deciders: ['d1', 'd2', 'd3'] };
    const officers = ['d1', 'd2', 'd3'].map((id) => who(id));
    const answers = (id: string, all = officers) =>
      mayAnswer(three, { residentId: 'y' }, who(id), all);
    expect([answers('d1'), answers('d2'), answers('d3')]).toStrictEqual([false, true, true]);
    expect(answers('d2', [...officers, who('x')])).toBe(false);
    expect(mayAnswer(three, { residentId: 'd2' }, who('d2'), officers)).toBe(false);
    const gone = { ...found, ...withdrawn({ ...found, current: null }, 'p0') };
    expect(isConcerned(gone.candidates, who('p0'))).toBe(false);
  });

  it('begins anew with whoever is recommended once the one before is out', () => {
    const current = {
      key: 'c0',
      reason: '',
      on: '2026-06-01',
      vetting: null,
      approval: null,
      publishedUntil: null,
    };
    expect(withoutCurrent({ ...found, current }, { state: 'out' })).toMatchObject({
      state: 'open',
      current: null,
      deciders: [],
      candidates: [{ key: 'c0', state: 'out' }],
    });
    expect(withdrawn({ ...found, current, state: 'publishing' }, 'p0')).toMatchObject({
      state: 'open',
      current: null,
      candidates: [{ key: 'c0', state: 'withdrawn' }],
    });
    expect(withdrawn({ ...found, current, state: 'vetting' }, 'other').state).toBe('vetting');
  });
});

describe('the steps', () => {
  const day = (days: number) => dayOf(START + days * DAY);
  const open = selection('f1', PLACE, { standUntil: day(0) });

  it('go on by the clock while nobody is recommended', () => {
    expect(stepOf(open, null, START)).toBe('standing');
    expect(stepOf(open, null, START + DAY)).toBe('voting');
    expect(stepOf(open, { votes: null }, START + DAY)).toBe('voting');
    expect(stepOf(open, { votes: new Map() }, START + DAY)).toBe('recommending');
    expect(dueOf(open, 'standing', null)).toBe(day(0));
    expect(dueOf(open, 'voting', null)).toBe(day(7));
  });

  it('reach the appointment when the publication is over and every objection to this one is answered', () => {
    const current = {
      key: 'c0',
      reason: '',
      on: day(-9),
      vetting: { passed: true as const, on: day(-8) },
      approval: { on: day(-7), paper: '' },
      publishedUntil: day(0),
    };
    const objection = { objectionId: 'o', residentId: 'x', text: '', at: 0, answer: null };
    const about = (key: string) =>
      stepOf(
        { ...open, state: 'publishing', current, objections: [{ ...objection, key }] },
        null,
        START + DAY,
      );
    expect(about('c0')).toBe('publishing');
    expect(about('c1')).toBe('appointing');
    expect(stepOf({ ...open, state: 'publishing', current }, null, START)).toBe('publishing');
    for (const step of ['vetting', 'approving', 'publishing', 'appointing'] as const) {
      expect(dueOf({ ...open, current }, step, null)).toMatch(/^2026-/);
    }
    expect(dueOf(open, 'appointed', null)).toBeNull();
  });

  it('leave time for candidates and objections', () => {
    const fits = (standUntil: string, publicationDays: number) =>
      areDaysFit({ standUntil, publicationDays }, day(0));
    expect([fits(day(3), 5), fits(day(60), 30)]).toStrictEqual([true, true]);
    expect([fits(day(2), 5), fits(day(61), 5), fits(day(3), 4), fits(day(3), 31)]).toStrictEqual(
      Array(4).fill(false),
    );
    expect(termFrom({ from: day(-9) }, day(0))).toBe(day(0));
    expect(termFrom({ from: day(9) }, day(0))).toBe(day(9));
  });
});
