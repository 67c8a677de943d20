import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReceiptDocument } from '../../cloudfunctions/notice/collections.ts';
import {
  drawnNow,
  isDisputed,
  mayRecheck,
  officeOver,
  sampleSize,
  unanswered,
} from '../../cloudfunctions/notice/mark/mark-rules.ts';

/** What is asked again of what officers wrote down, and by whom. */

type Mark = Parameters<typeof drawnNow>[0][number];
const mark = (n: number, more: Partial<Mark & ReceiptDocument> = {}): Mark => ({
  _id: `m${n}`,
  by: { residentId: 'author', name: '', how: 'door' },
  undoneAt: null,
  recheck: 'due',
  isConfirmed: false,
  ...more,
});
const marks = (many: number) => Array.from({ length: many }, (_, n) => mark(n));
const ticketOf = (id: string) => id.split('').reverse().join('');
const draw = (all: readonly Mark[]) => drawnNow(all, 'author', ticketOf);

describe('the sample of an author', () => {
  it('is one in ten, at least one from five on, and five at most', () => {
    expect([0, 4, 5, 10, 11, 40, 41, 4464].map(sampleSize)).toStrictEqual([0, 0, 1, 1, 2, 4, 5, 5]);
  });

  it('grows with the marks, whatever the order, and what was drawn stays drawn', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.nat({ max: 60 }), (many, more) => {
        const first = draw(marks(many));
        expect(first).toHaveLength(sampleSize(many));
        const later = marks(many + more).map((one) =>
          first.includes(one._id) ? { ...one, recheck: 'drawn' as const } : one,
        );
        const second = draw([...later].reverse());
        expect(first.length + second.length).toBe(sampleSize(many + more));
        expect(first.some((id) => second.includes(id))).toBe(false);
      }),
    );
  });

  it('counts what was not so, but not what the author took back or others made', () => {
    const objection = { authorId: 'author', authorName: '', markedAt: 1, at: 2 };
    const lost = mark(90, {
      undoneAt: 1,
      recheck: null,
      objections: [{ ...objection, by: 'recheck', drawn: true }],
    });
    expect(draw([...marks(9), lost])).toStrictEqual([]);
    const denied = { ...objection, by: 'household' as const, drawn: false };
    expect(draw([...marks(4), mark(91, { undoneAt: 1, objections: [denied] })])).toHaveLength(1);
    const back = Array.from({ length: 5 }, (_, n) => mark(20 + n, { undoneAt: 1 }));
    const other = { residentId: 'other', name: '', how: 'door' as const };
    expect(draw([...marks(4), ...back, mark(50, { by: other })])).toStrictEqual([]);
  });

  it('leaves out whoever has confirmed by themselves, but not whom somebody has asked', () => {
    const confirmed = marks(20).map((one, n) => ({ ...one, isConfirmed: n < 10 }));
    expect(draw(confirmed)).toHaveLength(1);
    const sure = confirmed.map((one, n) => (n === 0 ? { ...one, recheck: 'sure' as const } : one));
    expect(draw(sure)).toHaveLength(1); // of eleven two are drawn
  });
});

it('is asked about by another officer who does not live there', () => {
  const drawn = mark(1, { recheck: 'drawn' });
  const officer = (residentId: string, ...homes: string[]) => ({ residentId, homes });
  expect(mayRecheck(drawn, officer('other'), 'home')).toBe(true);
  expect(mayRecheck(drawn, officer('author'), 'home')).toBe(false);
  expect(mayRecheck(drawn, officer('other', 'home'), 'home')).toBe(false);
  expect(mayRecheck(mark(1), officer('other'), 'home')).toBe(false);
  expect(mayRecheck({ ...drawn, undoneAt: 1 }, officer('other'), 'home')).toBe(false);
  const ofTwo = { ...drawn, authorHomes: ['theirs'] };
  expect(mayRecheck(ofTwo, officer('other', 'theirs'), 'home')).toBe(false);
  expect(mayRecheck(ofTwo, officer('other', 'elsewhere'), 'home')).toBe(true);
});

it('is given up after three times that nobody answered', () => {
  expect([{}, { tries: 1 }, { tries: 2 }].map(unanswered)).toStrictEqual([
    { tries: 1, recheck: 'drawn' },
    { tries: 2, recheck: 'drawn' },
    { tries: 3, recheck: 'unreached', authorHomes: [] },
  ]);
});

it('bears the nearest office, and is not made again where it was not so', () => {
  const held = (role: 'secretary' | 'stair-steward' | 'volunteer', placeId: string) => ({
    role,
    placeId,
    placeLabel: '',
    from: '2020-01-01',
    until: null,
  });
  const roles = [held('secretary', 'oak'), held('stair-steward', 'oak.a.b.c')];
  expect(officeOver(roles, 'oak.a.b.c.1')).toBe('stair-steward');
  expect(officeOver(roles, 'oak.a.b.d.1')).toBe('secretary');
  expect(officeOver([held('volunteer', 'oak')], 'oak.a.b.d.1')).toBe(null);
  expect(isDisputed([{ authorId: 'one' }], 'one')).toBe(true);
  expect(isDisputed([{ authorId: 'one' }], 'other')).toBe(false);
  expect(isDisputed(undefined, 'one')).toBe(false);
});
