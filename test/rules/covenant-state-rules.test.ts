import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  beforeAndAfter,
  buildingLabel,
  homeIn,
  isRoundOpen,
  isTooLong,
  mayOpenUntil,
  merged,
  placeOf,
  sees,
  sightOf,
  speakingHindrance,
  whatOf,
  wordsOf,
} from '../../cloudfunctions/covenant/text/covenant-state-rules.ts';
import { ancestorsAndSelf } from '../../cloudfunctions/kernel/path-id.ts';
import { piecesOf } from '../../cloudfunctions/review/piece-rules.ts';
import type { CovenantState } from '../../typings/contract/covenant.ts';
import type { Role } from '../../typings/contract/resident.ts';

const STATES: CovenantState[] = ['draft', 'open', 'settled', 'adopted', 'replaced', 'dropped'];
const home = (householdId: string) => ({ householdId, label: '一期 3栋 2单元 301', joinedAt: 0 });
const office = (role: Role, placeId: string) => ({
  role,
  placeId,
  placeLabel: '',
  from: '2020-01-01',
  until: null,
});
const at = (placeId: string, state: CovenantState = 'open', openUntil: number | null = 100) => ({
  placeId,
  lineage: ancestorsAndSelf(placeId),
  state,
  openUntil,
});

const segment = fc.constantFrom('a1', 'b2', 'c3');
const place = fc.array(segment, { minLength: 1, maxLength: 2 }).map((all) => all.join('.'));
const door = fc.tuple(segment, segment, segment, segment, segment).map((all) => all.join('.'));

describe('who sees a covenant', () => {
  it('whoever lives there once it is public; drafts only the drafting group of a place around it', () => {
    fc.assert(
      fc.property(
        place,
        fc.constantFrom(...STATES),
        fc.array(door, { maxLength: 3 }),
        fc.option(
          fc.tuple(fc.constantFrom<Role>('secretary', 'elder-adviser', 'volunteer'), place),
        ),
        (placeId, state, doors, held) => {
          const roles = held ? [office(held[0], held[1])] : [];
          const covers = (outer: string, inner: string) => `${inner}.`.startsWith(`${outer}.`);
          const isDrafter = held !== null && held[0] !== 'volunteer' && covers(held[1], placeId);
          const isPublic = !['draft', 'dropped'].includes(state);
          const concerns =
            doors.some((one) => covers(placeId, one)) ||
            (held !== null && (covers(held[1], placeId) || covers(placeId, held[1])));
          const expected = isDrafter || (isPublic && concerns);
          expect(sees(sightOf(doors.map(home), roles), at(placeId, state))).toBe(expected);
        },
      ),
    );
  });
});

describe('who may speak', () => {
  it('whoever has a home there, until the last millisecond of the round', () => {
    const homes = [home('a1.b2.c3.a1.b2')];
    expect(speakingHindrance(at('a1'), homes, 100)).toBe(undefined);
    expect(speakingHindrance(at('a1'), homes, 101)).toBe('COVENANT_NOT_OPEN');
    expect(speakingHindrance(at('a1.a1'), homes, 100)).toBe('COVENANT_NOT_YOURS');
    expect(speakingHindrance(at('a1', 'settled'), homes, 1)).toBe('COVENANT_NOT_OPEN');
    expect(speakingHindrance(at('a1', 'open', null), homes, 1)).toBe('COVENANT_NOT_OPEN');
    expect(homeIn(homes, 'a1.b2')?.householdId).toBe('a1.b2.c3.a1.b2');
  });

  it('is told by the building', () => {
    expect(buildingLabel('一期 3栋 2单元 301')).toBe('一期 3栋');
    expect(buildingLabel('')).toBe('');
  });
});

describe('a round', () => {
  it('never ends earlier than was promised', () => {
    const instant = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(
        fc.constantFrom<CovenantState>('draft', 'open'),
        fc.option(instant),
        instant,
        instant,
        (state, openUntil, until, now) => {
          const covenant = { state, openUntil };
          const promised = isRoundOpen(covenant, now) ? (openUntil ?? 0) : 0;
          expect(mayOpenUntil(covenant, until, now)).toBe(until >= now && until >= promised);
        },
      ),
    );
  });
});

describe('the length of a text', () => {
  const clauses = (count: number, text: string) =>
    Array.from({ length: count }, () => ({ chapter: '', text }));
  it('is at most 300 clauses and 60,000 characters, as people count them', () => {
    expect(isTooLong('', '', clauses(300, '好'))).toBe(false);
    expect(isTooLong('', '', clauses(301, '好'))).toBe(true);
    expect(isTooLong('', '', clauses(30, '𠮷'.repeat(2_000)))).toBe(false);
    expect(isTooLong('约', '', clauses(30, '𠮷'.repeat(2_000)))).toBe(true);
  });
});

describe('pieces for the text check', () => {
  it('hold every character once, in order, none cut in two and none too long', () => {
    const texts = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme-composite', maxLength: 30 }),
        fc.integer({ min: 1, max: 6_000 }).map((count) => '好𠮷'.repeat(count)),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(texts, (all) => {
        const pieces = piecesOf(all);
        const plain = (text: string) => text.replaceAll('\n', '');
        expect(plain(pieces.join(''))).toBe(plain(all.join('')));
        for (const piece of pieces) {
          assert.ok(piece.length > 0 && piece.length <= 2_500);
          expect(piece.isWellFormed()).toBe(all.every((text) => text.isWellFormed()));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('an amendment', () => {
  const add = { kind: 'add', afterId: null, text: '新' } as const;
  const change = { kind: 'change', clauseId: 'one', text: '新' } as const;
  const gone = { kind: 'delete', clauseId: 'one' } as const;
  const move = { kind: 'move', clauseId: 'one', afterId: null } as const;

  it('stands at its clause, or at the one before a new clause', () => {
    expect([add, change, gone, move].map(placeOf)).toStrictEqual(['', 'one', 'one', 'one']);
    expect(placeOf({ ...add, afterId: 'two' })).toBe('two');
    expect([add, change, gone, move].map(wordsOf)).toStrictEqual(['新', '新', '', '']);
  });

  it('is merged where there are words to choose', () => {
    expect(merged(add, '改')).toStrictEqual({ ...add, text: '改' });
    expect(merged(change, '改')).toStrictEqual({ ...change, text: '改' });
    expect(merged(gone, '改')).toStrictEqual({ kind: 'change', clauseId: 'one', text: '改' });
    expect(merged(move, '改')).toBe(undefined);
  });

  it('has a text before and after', () => {
    expect(beforeAndAfter(add, '')).toStrictEqual(['', '新']);
    expect(beforeAndAfter(change, '旧')).toStrictEqual(['旧', '新']);
    expect(beforeAndAfter(gone, '旧')).toStrictEqual(['旧', '']);
    expect(beforeAndAfter(move, '旧')).toStrictEqual(['旧', '旧']);
  });

  it('leaves its mark in the history', () => {
    expect(['covenant.create', 'covenant.revise', 'amendment.merge'].map(whatOf)).toStrictEqual([
      'created',
      'revised',
      'amended',
    ]);
  });
});
