import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { VoterDocument } from '../../cloudfunctions/ballot/collections.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import { HOME } from '../support/community.ts';
import { sendWatched } from '../support/faults.ts';
import { type Cut, type Linli, startLinli } from '../support/linli.ts';
import { registered } from '../support/owners.ts';

/** Households of the version before have a key of their owners, and names that were kept as one. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const OWNERS: Record<string, string[]> = {
  [HOME.first]: ['王秀英 李建国'],
  [HOME.second]: ['阿卜杜热合曼·买买提艾力', '张伟/李娜'],
  [HOME.otherEstate]: ['云溪置业 有限公司'],
};

async function asBefore(): Promise<void> {
  await linli.reset();
  for (const { _id } of linli.documents<HouseholdDocument>('households')) {
    const owners = OWNERS[_id] ?? [];
    await registered(linli, _id, { owners, ownerKey: owners.length > 0 ? `key of ${_id}` : null });
  }
}

const owners = () =>
  linli.documents<HouseholdDocument>('households').map((one) => ({
    _id: one._id,
    owners: one.owners,
    hasKey: 'ownerKey' in one,
    change: one.change.id,
  }));

describe('households of the version before', () => {
  it('are brought into today’s form once, wherever a run is cut, and nothing else of them changes', async () => {
    await asBefore();
    const before = owners();
    const voters = linli.documents<VoterDocument>('voters');
    const [answer, cuts] = await sendWatched(linli, () => linli.timer('roster'));
    assert.ok(answer.envelope.ok, JSON.stringify(answer.envelope));
    const done = owners();
    const namesOf = (id: string) => done.find(({ _id }) => _id === id)?.owners;
    expect(namesOf(HOME.first)).toStrictEqual(['王秀英', '李建国']);
    expect(namesOf(HOME.second)).toStrictEqual(['阿卜杜热合曼·买买提艾力', '张伟', '李娜']);
    expect(done.some(({ hasKey }) => hasKey)).toBe(false);
    expect(done.map(({ change }) => change)).toStrictEqual(before.map(({ change }) => change));
    expect(linli.documents<VoterDocument>('voters')).toStrictEqual(voters);
    expect(cuts.length).toBeGreaterThan(6);
    for (const cut of some(cuts)) {
      await asBefore();
      await linli.cut('roster', cut);
      await linli.timer('roster');
      await linli.timer('roster');
      expect(owners()).toStrictEqual(done);
      await linli.timer('roster');
      expect(owners()).toStrictEqual(done);
      expect(linli.documents('failures')).toStrictEqual([]);
    }
  });

  it('that an import changes meanwhile keep what the import says', async () => {
    await asBefore();
    await registered(linli, HOME.first, { owners: ['孙立'], 'change.id': 'of an import' });
    await linli.timer('roster');
    const found = owners().find(({ _id }) => _id === HOME.first);
    expect([found?.owners, found?.hasKey]).toStrictEqual([['孙立'], false]);
  });
});

/** The first writes, one in the middle and the last. */
function some(cuts: readonly Cut[]): Cut[] {
  const at = [0, 1, 2, Math.floor(cuts.length / 2), cuts.length - 1];
  return [...new Set(at)].flatMap((index) => cuts[index] ?? []);
}
