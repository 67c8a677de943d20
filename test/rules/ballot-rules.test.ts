import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type CountedBallot,
  Counter,
  hasPassed,
  lineOf,
} from '../../cloudfunctions/ballot/result/count-rules.ts';
import {
  answersOf,
  areClausesFit,
  areQuestionsFit,
  choiceOf,
  optionIds,
} from '../../cloudfunctions/ballot/vote/answer-rules.ts';
import type { BallotAnswer, Question, QuestionResult } from '../../typings/contract/motion.ts';

const question: fc.Arbitrary<Question> = fc
  .record({
    kind: fc.constantFrom(
      'yes-no' as const,
      'single' as const,
      'multiple' as const,
      'score' as const,
    ),
    count: fc.integer({ min: 2, max: 5 }),
    most: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ kind, count, most }) => ({
    questionId: 'q',
    text: '问',
    kind,
    options:
      kind === 'yes-no'
        ? []
        : Array.from({ length: count }, (_, at) => ({ optionId: `o${at}`, text: `${at}` })),
    most: kind === 'multiple' ? Math.min(most, count) : kind === 'score' ? most : 1,
  }));
const questions = fc
  .array(question, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((one, at): Question => ({ ...one, questionId: `q${at}` })));

/** A right answer to a question, drawn from numbers. */
function answerTo(one: Question, seed: number): BallotAnswer {
  const ids = optionIds(one);
  const { questionId, kind, most } = one;
  if (kind === 'score') {
    return { questionId, options: ids, scores: ids.map((_, at) => (seed + at) % (most + 1)) };
  }
  const size = kind === 'multiple' ? 1 + (seed % most) : 1;
  const start = seed % ids.length;
  const options = Array.from({ length: size }, (_, at) => ids[(start + at) % ids.length] as string);
  return { questionId, options, scores: [] };
}

describe('what is chosen', () => {
  it('is stored so that it reads back as it was given', () => {
    fc.assert(
      fc.property(questions, fc.nat(1000), (all, seed) => {
        assert.ok(areQuestionsFit(all));
        const answers = all.map((one, at) => answerTo(one, seed + at));
        const choice = choiceOf(all, answers);
        assert.ok(choice !== null);
        const sorted = answers.map(({ questionId, options, scores }) => ({
          questionId,
          options: scores.length > 0 ? options : [...options].sort(),
          scores,
        }));
        const back = answersOf(all, choice).map((one) => ({
          ...one,
          options: one.scores.length > 0 ? one.options : [...one.options].sort(),
        }));
        expect(back).toStrictEqual(sorted);
      }),
    );
  });

  it('is refused when it is not among what was asked', () => {
    const single: Question = {
      questionId: 'q1',
      text: '哪天',
      kind: 'multiple',
      options: ['a', 'b', 'c'].map((optionId) => ({ optionId, text: optionId })),
      most: 2,
    };
    const given = (options: string[], scores: number[] = [], questionId = 'q1') =>
      choiceOf([single], [{ questionId, options, scores }]);
    expect(given(['b', 'a'])).toBe('a+b');
    for (const wrong of [[], ['d'], ['a', 'a'], ['a', 'b', 'c']]) expect(given(wrong)).toBe(null);
    expect(given(['a'], [1])).toBe(null);
    expect(given(['a'], [], 'q2')).toBe(null);
    expect(choiceOf([single], [])).toBe(null);
    const score: Question = { ...single, kind: 'score', most: 5 };
    const scored = (scores: number[]) =>
      choiceOf([score], [{ questionId: 'q1', options: ['a', 'b', 'c'], scores }]);
    expect(scored([5, 0, 2])).toBe('5+0+2');
    for (const wrong of [
      [6, 0, 0],
      [-1, 0, 0],
      [0.5, 0, 0],
      [1, 1],
    ])
      expect(scored(wrong)).toBe(null);
  });
});

describe('the count', () => {
  const ballot = fc.record({
    choice: fc.constantFrom('yes', 'no', 'abstain'),
    room: fc.boolean(),
    area: fc.integer({ min: 1, max: 50_000_000 }),
  });

  it('of owners is what a plain sum of persons and areas says, at 0.01 ㎡', () => {
    fc.assert(
      fc.property(
        fc.array(ballot, { maxLength: 60 }),
        fc.integer({ min: 0, max: 40 }),
        (all, absent) => {
          const counter = new Counter();
          const ballots = all.map(
            (one, at): CountedBallot => ({ ...one, persons: 1, receipt: `${at}` }),
          );
          for (const one of ballots) counter.add(one);
          const total = all.reduce((sum, { area }) => sum + BigInt(area), 0n);
          const eligible = { persons: all.length + absent, area: Number(total) + absent * 1000 };
          const present = { persons: all.length, area: Number(total) };
          const [result] = counter.results({
            motionId: 'm',
            ruleId: 'owners-ordinary',
            questions: [{ questionId: 'q', text: '', kind: 'yes-no', options: [], most: 1 }],
            eligible,
            present,
            roomOnly: false,
          });
          const yes = all.filter(({ choice }) => choice === 'yes');
          const yesArea = yes.reduce((sum, { area }) => sum + BigInt(area), 0n);
          expect(result?.tally?.yes).toStrictEqual({ persons: yes.length, area: Number(yesArea) });
          const counts =
            3n * total >= 2n * BigInt(eligible.area) && 3 * all.length >= 2 * eligible.persons;
          const carries = 2n * yesArea > total && 2 * yes.length > all.length;
          expect([result?.outcome?.valid, result?.outcome?.passed]).toStrictEqual([
            counts,
            counts && carries,
          ]);
          expect(hasPassed(result ? [result] : [])).toBe(counts && carries);
        },
      ),
    );
  });

  it('keeps answers from elsewhere apart where presence counts', () => {
    fc.assert(
      fc.property(fc.array(ballot, { maxLength: 40 }), (all) => {
        const counter = new Counter();
        for (const [at, one] of all.entries()) {
          counter.add({ ...one, area: null, persons: 1, receipt: `${at}` });
        }
        const there = all.filter(({ room }) => room);
        const [result] = counter.results({
          motionId: 'm',
          ruleId: 'residents-assembly',
          questions: [{ questionId: 'q', text: '', kind: 'yes-no', options: [], most: 1 }],
          eligible: { persons: 100 },
          present: { persons: there.length },
          roomOnly: true,
        });
        const of = (choice: string, list: typeof all) =>
          list.filter((one) => one.choice === choice).length;
        expect(result?.options.map(({ optionId, persons }) => [optionId, persons])).toStrictEqual(
          ['yes', 'no', 'abstain'].map((id) => [id, of(id, there)]),
        );
        const away = all.filter(({ room }) => !room);
        expect(result?.remote.map(({ persons }) => persons)).toStrictEqual(
          ['yes', 'no', 'abstain'].map((id) => of(id, away)),
        );
      }),
    );
  });

  it('writes a ballot as one line', () => {
    const ballot = { receipt: 'R', persons: 1, area: 8950, room: true, choice: 'yes|no' };
    expect(lineOf(ballot)).toBe('R,1,8950,room,yes|no');
    expect(lineOf({ ...ballot, area: null, room: false })).toBe('R,1,,away,yes|no');
  });
});

describe('a motion with several questions', () => {
  const RULE = { ruleId: 'residents-assembly', ruleVersion: 1 } as const;

  it('carries when each of them does', () => {
    const result = (passed: boolean | null): QuestionResult => ({
      questionId: 'q',
      options: [],
      remote: [],
      tally: null,
      outcome: passed === null ? null : { ...RULE, valid: true, passed, counts: [], passes: [] },
    });
    const carries = (...each: (boolean | null)[]) => hasPassed(each.map(result));
    expect([
      carries(true, true),
      carries(true, false),
      carries(false, true),
      carries(true, null),
      carries(),
    ]).toStrictEqual([true, false, false, false, false]);
  });
});

describe('a covenant that is voted on clause by clause', () => {
  const clauses = fc.uniqueArray(
    fc.record({ clauseId: fc.stringMatching(/^[0-9a-f]{4}$/), text: fc.string() }),
    { minLength: 1, maxLength: 12, selector: ({ clauseId }) => clauseId },
  );
  const asked = (all: { clauseId?: string; text: string }[]) =>
    all.map(
      (one, at): Question => ({
        questionId: `q${at + 1}`,
        kind: 'yes-no',
        options: [],
        most: 1,
        ...one,
      }),
    );

  it('asks about every clause, in its place and its words, or about none', () => {
    fc.assert(
      fc.property(clauses, fc.nat(), (all, seed) => {
        const at = seed % all.length;
        const next = (at + 1) % all.length;
        assert.ok(areClausesFit(asked(all), all));
        assert.ok(areClausesFit(asked([{ text: '同意通过吗？' }]), all));
        const changed = (more: object) =>
          all.map((one, place) => (place === at ? { ...one, ...more } : one));
        const wrong = [
          all.filter((_, place) => place !== at),
          [...all, { clauseId: 'fffff', text: '' }],
          changed({ text: `${all[at]?.text}。` }),
          changed({ clauseId: undefined }),
          ...(all.length > 1
            ? [
                all.map(
                  (one, place) => all[place === at ? next : place === next ? at : place] ?? one,
                ),
              ]
            : []),
        ];
        for (const one of wrong) {
          const isWhole = one.every(({ clauseId }) => clauseId === undefined);
          expect(areClausesFit(asked(one), all)).toBe(isWhole);
        }
      }),
    );
  });
});
