import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../cloudfunctions/kernel/calendar.ts';
import {
  dueOn,
  endedTerms,
  fitsWay,
  heldWithout,
  isEnding,
  leftWork,
  sideOf,
  witnessProblem,
} from '../../cloudfunctions/role/handover/handover-rules.ts';
import type { OpenWork } from '../../typings/contract/office/handover.ts';
import type { HeldRole } from '../../typings/contract/resident.ts';

/** Which offices are handed over, what does not stay with the leaver, and who confirms. */

const TODAY = '2026-06-15';
const term = (role: HeldRole['role'], until: string | null, from = '2023-06-15'): HeldRole => ({
  role,
  placeId: 'maple.a',
  placeLabel: '一期',
  from,
  until,
});
const work = (kind: OpenWork['kind'], placeId = 'maple.a.b'): OpenWork => ({
  key: `${kind}:1`,
  kind,
  label: '',
  placeId,
  way: 'either',
  id: '1',
});

describe('an office is handed over', () => {
  it('once it ended or ends within a month, unless the same person goes on with it', () => {
    const listed = (roles: HeldRole[]) =>
      endedTerms([{ _id: 'p', name: '某', roles }], TODAY).map(({ until }) => until);
    expect(listed([term('grid-officer', '2026-07-15')])).toStrictEqual(['2026-07-15']);
    expect(listed([term('grid-officer', '2026-07-16'), term('grid-officer', null)])).toStrictEqual(
      [],
    );
    expect(listed([term('grid-officer', addDays(TODAY, -90))])).toHaveLength(1);
    expect(listed([term('grid-officer', addDays(TODAY, -91))])).toStrictEqual([]);
    expect(listed([term('volunteer', TODAY)])).toStrictEqual([]);
    const renewed = [term('grid-officer', TODAY), term('grid-officer', null, '2026-06-16')];
    expect(listed(renewed)).toStrictEqual([]);
    expect(isEnding(term('secretary', null), TODAY)).toBe(false);
    expect(dueOn(TODAY)).toBe('2026-06-25');
  });
});

describe('what is held without a term', () => {
  it('on a day is what has begun by then and has not ended before', () => {
    const own = term('secretary', null, '2020-01-01');
    const others = [
      term('grid-officer', TODAY, '2025-01-01'),
      term('mediator', addDays(TODAY, -1), '2025-01-01'),
      term('supervisor', null, TODAY),
      term('team-leader', null, addDays(TODAY, 1)),
      { ...own, placeId: 'maple.b' },
      { ...own, from: '2021-01-01' },
    ];
    const left = heldWithout([own, ...others], own, TODAY);
    expect(left).toStrictEqual(others.filter((_, n) => [0, 2, 4, 5].includes(n)));
  });
});

describe('what does not stay', () => {
  const kinds = [
    'seat',
    'task',
    'team',
    'motion',
    'mediation',
    'matter',
    'pairing',
    'export',
  ] as const;

  it('is everything of somebody who holds no other office, and never more than there was', () => {
    fc.assert(
      fc.property(
        fc.subarray([...kinds]),
        fc.subarray(['mediator', 'team-leader', 'volunteer', 'secretary'] as const),
        (chosen, offices) => {
          const all = chosen.map((kind) => work(kind));
          expect(leftWork(all, [])).toStrictEqual(all);
          const held = offices.map((role) => ({ role, placeId: 'maple' }));
          const left = leftWork(all, held);
          expect(all).toEqual(expect.arrayContaining(left));
          // No office keeps a file that was made in it.
          expect(left.some(({ kind }) => kind === 'export')).toBe(chosen.includes('export'));
        },
      ),
    );
  });

  it('is not what another office there goes on with', () => {
    const held = (role: HeldRole['role'], placeId = 'maple.a') => [{ role, placeId }];
    expect(leftWork([work('team')], held('team-leader'))).toStrictEqual([]);
    expect(leftWork([work('team')], held('team-leader', 'maple.z'))).toHaveLength(1);
    expect(leftWork([work('mediation')], held('team-leader'))).toHaveLength(1);
    expect(leftWork([work('seat')], held('volunteer'))).toHaveLength(1);
  });

  it('is reckoned without the term that ends, on the day after', () => {
    const roles = [term('secretary', TODAY), term('mediator', null), term('supervisor', TODAY)];
    const after = heldWithout(roles, term('secretary', TODAY), addDays(TODAY, 1));
    expect(after.map(({ role }) => role)).toStrictEqual(['mediator']);
    expect(heldWithout([term('secretary', null)], term('secretary', null), TODAY)).toStrictEqual(
      [],
    );
  });
});

describe('who confirms', () => {
  const by = { residentId: 'x', at: 1 };
  const none = { leaver: null, successor: null, witness: null };
  const handover = {
    residentId: 'l',
    successorId: 's',
    confirmed: none,
    absence: null,
    state: 'open' as const,
  };

  it('is each for themselves, once; a leaver who is also a witness is the leaver', () => {
    expect(sideOf(handover, 'l', true)).toBe('leaver');
    expect(sideOf(handover, 's', true)).toBe('successor');
    expect(sideOf(handover, 'w', true)).toBe('witness');
    expect(sideOf(handover, 'w', false)).toBeNull();
    expect(sideOf({ ...handover, confirmed: { ...none, leaver: by } }, 'l', true)).toBeNull();
    expect(sideOf({ ...handover, absence: { reason: '', residentId: 'w' } }, 'l', true)).toBeNull();
    expect(sideOf({ ...handover, state: 'done' }, 'w', true)).toBeNull();
  });

  it('is the witness last: nothing left, both have confirmed, the stock is counted', () => {
    const both = { ...none, leaver: by, successor: by };
    const seen = (more: object, open = 0, counts = false) =>
      witnessProblem({ confirmed: both, absence: null, counted: [], ...more }, open, counts);
    expect(seen({})).toBeNull();
    expect(seen({}, 1)).toBe('HANDOVER_ITEMS_OPEN');
    expect(seen({ confirmed: { ...both, leaver: null } })).toBe('HANDOVER_UNCONFIRMED');
    const absence = { reason: '住院', residentId: 'w' };
    expect(seen({ confirmed: { ...both, leaver: null }, absence })).toBeNull();
    expect(seen({ confirmed: { ...none, leaver: by } })).toBe('HANDOVER_UNCONFIRMED');
    expect(seen({ counted: ['successor'] }, 0, true)).toBe('HANDOVER_UNCOUNTED');
    expect(seen({ counted: ['successor', 'leaver'] }, 0, true)).toBeNull();
    expect(seen({ counted: ['successor'], absence }, 0, true)).toBeNull();
  });

  it('gives things as they may be given', () => {
    expect([fitsWay('either', 'office'), fitsWay('office', 'office')]).toStrictEqual([true, true]);
    expect([fitsWay('successor', 'office'), fitsWay('there', 'successor')]).toStrictEqual([
      false,
      false,
    ]);
  });
});
