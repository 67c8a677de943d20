import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OwnPoints } from '../../typings/contract/parts/own-points.ts';
import { HOME, MAPLE, residentIdOf } from '../support/community.ts';
import { settle } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { ACCOUNT, leaveOwnTraces } from '../support/own-traces.ts';
import { accountOf, CLAIM, filing } from '../support/points.ts';
import { talkWith } from '../support/talk.ts';

/** Points that somebody takes along, and what is left of them. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask } = talkWith(() => linli);
type Doc = { _id: string; accountId?: string; label?: string; note?: string };

const pointsOf = async (as: 'resident' | 'secretary') =>
  (await ask<{ points: OwnPoints }>('resident.exportOwn', { communityId: MAPLE }, as)).points;
const of = (accountId: string) =>
  ['claims', 'ledger', 'accounts', 'reservations'].flatMap((name) =>
    linli
      .documents<Doc>(name)
      .filter((one) => one.accountId === accountId || one._id === accountId),
  );
const leave = () =>
  ask('resident.leaveCommunity', { communityId: MAPLE, commandId: commandId(9) }, 'resident');

describe('points', () => {
  it('of a household are taken along by whoever lives there, with what was said and decided', async () => {
    const { accounts, entries, claims } = await pointsOf('resident');
    expect(accounts).toStrictEqual([{ label: '一期 1栋 1单元 102', balance: 10, held: 0 }]);
    expect(entries.map(({ title, points, balance }) => [title, points, balance])).toStrictEqual([
      ['邻里互助', 5, 10],
      ['邻里互助', 5, 5],
    ]);
    expect(claims.length).toBe(5);
    expect(claims).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          title: '露天焚烧',
          state: 'appealed',
          broughtBy: 'secretary',
          appeal: expect.objectContaining({ reason: '现场看过了' }),
        }),
      ]),
    );
  });

  it('that somebody brought forward for others are taken along in their own words alone', async () => {
    const { brought, claims } = await pointsOf('secretary');
    expect(claims).toStrictEqual([]);
    expect(brought.length).toBeGreaterThan(3);
    expect(Object.keys(brought[0] ?? {}).sort()).toStrictEqual(['at', 'day', 'note', 'title']);
  });

  it('of a household stay as they are when one of it leaves, under an id that leads to nobody', async () => {
    await ask('civility.fileClaim', filing(1), 'resident');
    const before = of(accountOf(HOME.second));
    expect(before.length).toBeGreaterThan(7);
    await leave();
    await settle(linli);
    expect(of(accountOf(HOME.second))).toStrictEqual(before);
    const person = linli
      .documents<{ _id: string; name: string; openid: string | null }>('residents')
      .find(({ _id }) => _id === residentIdOf('resident'));
    expect([person?.name, person?.openid]).toStrictEqual(['', null]);
  });

  it('of one person lose the name and the words, and their books still add up', async () => {
    await leaveOwnTraces(linli);
    const chain = () => linli.documents<Doc>('ledger').filter((one) => one.accountId === ACCOUNT);
    const before = chain();
    await leave();
    await settle(linli);
    expect(chain()).toStrictEqual(before);
    for (const { label = '', note = '' } of of(ACCOUNT))
      expect([label, note]).toStrictEqual(['', '']);
    const claims = linli.documents<{ _id: string; appeal: { reason: string } | null }>('claims');
    expect(claims.find(({ _id }) => _id === CLAIM.appealed)?.appeal?.reason).toBe('现场看过了');
  });
});
