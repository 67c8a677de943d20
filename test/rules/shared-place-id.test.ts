import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ancestorsAndSelf, covers, parentOf } from '../../cloudfunctions/kernel/path-id.ts';
import {
  buildingOf,
  COMMUNITY_ID,
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
        assert.equal(all.length, id.split('.').length);
        assert.match(all[0] ?? '', COMMUNITY_ID);
        assert.equal(all.at(-1), id);
        for (const [index, one] of all.entries()) {
          assert.ok(covers(one, id));
          assert.equal(parentOf(one), all[index - 1] ?? null);
          assert.equal(covers(id, one), one === id);
        }
      }),
    );
  });

  it('an id that merely begins alike is not covered', () => {
    assert.equal(covers('oak', 'oak2'), false);
    assert.equal(covers('oak.a', 'oak.ab.1'), false);
    assert.equal(covers('oak.a', 'oak.a.1'), true);
    assert.equal(covers('', 'oak'), false);
  });

  it('the number of segments is the kind', () => {
    assert.deepEqual(['oak', 'oak.a', 'oak.a.b', 'oak.a.b.c', 'oak.a.b.c.d'].map(kindOf), [
      'community',
      'estate',
      'building',
      'stair',
      'household',
    ]);
    assert.equal(kindOf('oak.a.b.c.d.e'), undefined);
  });

  it('buildingOf is the building itself, or the one around a stair or household', () => {
    assert.equal(buildingOf('oak.a.b'), 'oak.a.b');
    assert.equal(buildingOf('oak.a.b.c.d'), 'oak.a.b');
    assert.equal(buildingOf('oak.a'), undefined);
  });

  it('places have one to four segments, households five', () => {
    fc.assert(
      fc.property(path(1, 6), (id) => {
        const segments = id.split('.').length;
        assert.equal(PLACE_ID.test(id), segments <= 4);
        assert.equal(HOUSEHOLD_ID.test(id), segments === 5);
        assert.equal(COMMUNITY_ID.test(id), segments === 1);
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
        assert.equal(made, segment(parent, text));
        assert.match(made, /^[a-z0-9]{8}$/);
      }),
    );
    assert.equal(segment('oak', '一期'), 'd9nccm1m', 'another value would orphan every stored id');
  });

  it('differs for every household of a community of 20,000', () => {
    const made = new Set<string>();
    for (let index = 0; index < 20_000; index += 1) made.add(segment('oak.a.b.c', String(index)));
    assert.equal(made.size, 20_000);
  });

  it('depends on the parent too', () => {
    assert.notEqual(segment('oak.a', '1栋'), segment('oak.b', '1栋'));
  });
});
