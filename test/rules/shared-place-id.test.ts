import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ancestorsAndSelf,
  COMMUNITY_ID,
  covers,
  parentOf,
} from '../../cloudfunctions/kernel/path-id.ts';
import {
  buildingOf,
  HOUSEHOLD_ID,
  kindOf,
  PLACE_ID,
  segment,
} from '../../cloudfunctions/places/place-id.ts';

const name = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'),
  minLength: 2,
  maxLength: 12,
});
const path = (shortest: number, longest: number) =>
  fc.array(name, { minLength: shortest, maxLength: longest }).map((parts) => parts.join('.'));

describe('place ids', () => {
  it('the list of ancestors starts with the community, ends with the place, and each covers it', () => {
    fc.assert(
      fc.property(path(1, 5), (id) => {
        const all = ancestorsAndSelf(id);
        expect(all.length).toBe(id.split('.').length);
        expect(all[0] ?? '').toMatch(COMMUNITY_ID);
        expect(all.at(-1)).toBe(id);
        for (const [index, one] of all.entries()) {
          assert.ok(covers(one, id));
          expect(parentOf(one)).toBe(all[index - 1] ?? null);
          expect(covers(id, one)).toBe(one === id);
        }
      }),
    );
  });

  it('an id that merely begins alike is not covered', () => {
    expect(covers('oak', 'oak2')).toBe(false);
    expect(covers('oak.a', 'oak.ab.1')).toBe(false);
    expect(covers('oak.a', 'oak.a.1')).toBe(true);
    expect(covers('', 'oak')).toBe(false);
  });

  it('the number of segments is the kind', () => {
    expect(['oak', 'oak.a', 'oak.a.b', 'oak.a.b.c', 'oak.a.b.c.d'].map(kindOf)).toStrictEqual([
      'community',
      'estate',
      'building',
      'stair',
      'household',
    ]);
    expect(kindOf('oak.a.b.c.d.e')).toBe(undefined);
  });

  it('buildingOf is the building itself, or the one around a stair or household', () => {
    expect(buildingOf('oak.a.b')).toBe('oak.a.b');
    expect(buildingOf('oak.a.b.c.d')).toBe('oak.a.b');
    expect(buildingOf('oak.a')).toBe(undefined);
  });

  it('places have one to four segments, households five', () => {
    fc.assert(
      fc.property(path(1, 6), (id) => {
        const segments = id.split('.').length;
        expect(PLACE_ID.test(id)).toBe(segments <= 4);
        expect(HOUSEHOLD_ID.test(id)).toBe(segments === 5);
        expect(COMMUNITY_ID.test(id)).toBe(segments === 1);
      }),
    );
    for (const wrong of ['', 'o', 'Oak', 'oak.', '.oak', 'oak..a', 'oak.a\n', 'oak.$a', '枫林']) {
      assert.ok(!PLACE_ID.test(wrong) && !HOUSEHOLD_ID.test(wrong), JSON.stringify(wrong));
    }
  });
});

describe('the segment of a name', () => {
  it('is the same at every import, and fits an id', () => {
    fc.assert(
      fc.property(path(1, 4), fc.string(), (parent, text) => {
        const made = segment(parent, text);
        expect(made).toBe(segment(parent, text));
        expect(made).toMatch(/^[a-z0-9]{8}$/);
      }),
    );
    assert.equal(segment('oak', '一期'), 'd9nccm1m', 'another value would orphan every stored id');
  });

  it('differs for every household of a community of 20,000', () => {
    const made = new Set<string>();
    for (let index = 0; index < 20_000; index += 1) made.add(segment('oak.a.b.c', String(index)));
    expect(made.size).toBe(20_000);
  });

  it('depends on the parent too', () => {
    expect(segment('oak.a', '1栋')).not.toBe(segment('oak.b', '1栋'));
  });
});
