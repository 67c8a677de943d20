import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { QuestionRow } from '../../cloudfunctions/notice/question/question-row.ts';
import {
  askedUntil,
  isAsking,
  mayPutTo,
  questionsFor,
} from '../../cloudfunctions/notice/question/question-rules.ts';

const DAY = 24 * 60 * 60_000;
const STATES = ['open', 'answered', 'alike', 'declined'] as const;
const person = fc.constantFrom('a', 'b', 'c', '');
const row = (n: number) =>
  fc.record({ state: fc.constantFrom(...STATES), residentId: person, at: fc.nat(100) }).map(
    ({ state, residentId, at }): QuestionRow => ({
      _id: `q${n}`,
      communityId: 'm',
      noticeId: 'n',
      residentId,
      text: `问${n}`,
      doubted: false,
      state,
      at,
      answer:
        state === 'answered'
          ? {
              text: `答${n}`,
              by: { residentId: 'o', name: '沈', role: 'secretary', placeLabel: '' },
              at: at + 1,
              changed: false,
            }
          : null,
      into: state === 'alike' ? 'q0' : null,
      declined: state === 'declined' ? 'rude' : null,
      version: 1,
      telling: false,
      joined: 0,
      mark: [],
      change: { id: 'x', action: 'seed', actorId: 'o', target: 't', at: 0 },
    }),
  );
const rows = fc
  .integer({ min: 0, max: 5 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => row(n))));

describe('what a reader sees', () => {
  it('of others is what is answered, and what waits only if they may answer', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (all, mayAnswer) => {
        const shown = questionsFor(all, { residentId: 'a', mayAsk: true, mayAnswer });
        const others = all.filter(({ residentId }) => residentId !== 'a');
        const text = JSON.stringify([shown.answered, shown.open]);
        for (const { _id, state } of others) {
          const isShown = state === 'answered' || (mayAnswer && state === 'open');
          expect(text.includes(`"${_id}"`)).toBe(isShown);
        }
        expect(text).not.toContain('residentId');
        expect(shown.mayAsk).toBe(!all.some(({ residentId }) => residentId === 'a'));
      }),
    );
  });

  it('of an answer that has been taken off is nothing, also for whose question it stood', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const { own, answered } = questionsFor(all, {
          residentId: 'a',
          mayAsk: false,
          mayAnswer: false,
        });
        if (own?.into) expect(answered.map(({ questionId }) => questionId)).toContain(own.into);
      }),
    );
  });
});

describe('questions are asked', () => {
  const notice = { publishedAt: 0, expiresAt: null, eventAt: null } as const;
  it('until the notice expires, or thirty days after what it announces', () => {
    expect(askedUntil({ ...notice, expiresAt: DAY })).toBe(DAY);
    expect(askedUntil(notice)).toBe(30 * DAY);
    expect(askedUntil({ ...notice, eventUntil: DAY })).toBe(31 * DAY);
    expect(isAsking({ ...notice, state: 'published', expiresAt: 5 }, 5)).toBe(true);
    expect(isAsking({ ...notice, state: 'published', expiresAt: 5 }, 6)).toBe(false);
    expect(isAsking({ ...notice, state: 'withdrawn', expiresAt: 5 }, 5)).toBe(false);
  });
});

describe('a question is put to another', () => {
  const known = (_id: string, state: (typeof STATES)[number], noticeId = 'n') => ({
    _id,
    state,
    noticeId,
  });
  it('that is answered below the same notice, while it waits itself', () => {
    expect(mayPutTo(known('a', 'open'), known('b', 'answered'))).toBe(true);
    expect(mayPutTo(known('a', 'open'), undefined)).toBe(false);
    expect(mayPutTo(known('a', 'open'), known('a', 'answered'))).toBe(false);
    expect(mayPutTo(known('a', 'open'), known('b', 'open'))).toBe(false);
    expect(mayPutTo(known('a', 'open'), known('b', 'answered', 'other'))).toBe(false);
    expect(mayPutTo(known('a', 'answered'), known('b', 'answered'))).toBe(false);
  });
});
