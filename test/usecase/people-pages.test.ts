import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import type { JoinRequestDocument } from '../../cloudfunctions/resident/collections.ts';
import { HOME, MAPLE, PLACE, residentIdOf, START } from '../support/community.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { REQUEST } from '../support/requests.ts';
import { talkWith } from '../support/talk.ts';

/** Lists of which many rows are equal in what sorts them: every row once, whatever is added meanwhile. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask } = talkWith(() => linli);
const MANY = 65;
/** Ids in another order than that in which the documents are added. */
const idOf = (n: number) => `z${(n * 37) % 100}x${n}`;
const numbers = Array.from({ length: MANY }, (_, n) => n);

type Page = { next: string | null } & Record<string, unknown>;

interface List {
  action: string;
  as: As;
  input: Input;
  /** the field of the answer that holds the rows, and their id */
  rows: string;
  id: string;
  collection: string;
  document(n: number): { _id: string };
}

const find = <Doc extends { _id: string }>(collection: string, id: string): Doc =>
  linli.documents<Doc>(collection).find(({ _id }) => _id === id) ?? assert.fail(id);

const LISTS: List[] = [
  {
    action: 'resident.listRequests',
    as: 'stairSteward',
    input: { communityId: MAPLE },
    rows: 'requests',
    id: 'requestId',
    collection: 'joinRequests',
    document: (n) => ({
      ...find<JoinRequestDocument>('joinRequests', REQUEST.second),
      _id: idOf(n),
      accountKey: `wx:o-${n}`,
      openid: `o-${n}`,
      openKey: `wx:o-${n}`,
    }),
  },
  {
    action: 'resident.listAudit',
    as: 'secretary',
    input: { communityId: MAPLE },
    rows: 'entries',
    id: 'auditId',
    collection: 'audit',
    document: (n): AuditDocument => ({
      _id: idOf(n),
      id: idOf(n),
      communityId: MAPLE,
      action: 'member.moved',
      actorId: residentIdOf('secretary'),
      target: `household:${HOME.first}`,
      at: START,
    }),
  },
  {
    action: 'resident.listHouseholds',
    as: 'buildingSteward',
    input: { communityId: MAPLE, placeId: PLACE.building },
    rows: 'households',
    id: 'householdId',
    collection: 'households',
    document: (n) => {
      const home = find<HouseholdDocument>('households', HOME.first);
      const _id = `${PLACE.stair}.${idOf(n)}`;
      return { ...home, _id, code: { ...home.code, hash: `none:${_id}` } };
    },
  },
];

describe('pages of rows that are equal in what sorts them', () => {
  for (const { action, as, input, rows, id, collection, document } of LISTS) {
    const read = async (after?: string | null) => {
      const page = await ask<Page>(action, { ...input, ...(after ? { after } : {}) }, as);
      const ids = (page[rows] as Record<string, unknown>[]).map((row) => String(row[id]));
      return { ids, next: page.next };
    };

    it(`${action}: every row once`, async () => {
      const { ids: before } = await read();
      const added = numbers.map(document);
      await linli.cloud.database.insertMany(collection, added as never);
      const seen: string[] = [];
      let next: string | null = null;
      do {
        const page = await read(next);
        assert.ok(page.ids.length <= 30);
        seen.push(...page.ids);
        next = page.next;
        if (seen.length === 30) {
          // One more comes in at the very place where the page ended.
          await linli.cloud.database.insertMany(collection, [document(MANY)] as never);
        }
      } while (next !== null);
      assert.equal(new Set(seen).size, seen.length, 'none twice');
      const due = [...before, ...added.map(({ _id }) => _id)];
      assert.deepEqual(
        seen.filter((one) => due.includes(one)).sort(),
        due.sort(),
        'none is skipped',
      );
    });

    it(`${action}: the cursor of another list, or of none, is no reason to fail`, async () => {
      await linli.cloud.database.insertMany(collection, numbers.map(document) as never);
      const { ids: first } = await read();
      for (const after of ['a:b', 'x', `${START}:z`, '_5byg:z', '_5byg:_5byg:z', '1:2:3']) {
        const { ids } = await read(after);
        expect(new Set(ids).size).toBe(ids.length);
        if (after === 'x') assert.deepEqual(ids, first, 'no place: the list from its start');
      }
    });
  }

  it('a cursor of households as it was before is understood', async () => {
    const list = LISTS.find(({ action }) => action === 'resident.listHouseholds');
    assert.ok(list);
    await linli.cloud.database.insertMany('households', numbers.map(list.document) as never);
    const read = async (after?: string) =>
      (await ask<Page>(list.action, { ...list.input, ...(after ? { after } : {}) }, list.as))
        .households as { householdId: string }[];
    const [, , third = { householdId: '' }, ...rest] = await read();
    const { buildingId, sortKey, _id } = find<HouseholdDocument>('households', third.householdId);
    const after = await read(`${buildingId}:${sortKey}:${_id}`);
    expect(after.slice(0, rest.length)).toStrictEqual(rest);
  });
});
