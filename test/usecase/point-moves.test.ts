import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MoveDocument } from '../../cloudfunctions/civility/collections.ts';
import { pointsOf } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import type { DoorAccount, MoveLine } from '../../typings/contract/civility/move.ts';
import { HOME, MAPLE, residentIdOf, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { moving, ofMove } from '../support/moves.ts';
import { patch } from '../support/patch.ts';
import { checkBooks } from '../support/point-books.ts';
import { pointsWith } from '../support/point-talk.ts';
import { accountOf, reserving } from '../support/points.ts';

/** Families that split or move: points go over on record, by two officers. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf, entries } = pointsWith(() => linli);
const there = () => entries(HOME.otherEstate).map(pointsOf);

describe('points that go over', () => {
  it('are asked for by one and agreed to by another; both sides sum to zero', async () => {
    const { moveId } = await must<{ moveId: string }>('proposeMove', moving(1), 'secretary');
    expect(entries().map(pointsOf)).toStrictEqual([5, 5]);
    expect(await codeOf('decideMove', ofMove(2, { moveId }), 'secretary')).toBe('MOVE_OWN');
    expect(await must('decideMove', ofMove(3, { moveId }), 'partyBranch')).toStrictEqual({
      state: 'agreed',
    });
    expect(entries().map(pointsOf)).toStrictEqual([5, 5, -3]);
    expect(there()).toStrictEqual([3]);
    const { moves } = await must<{ moves: MoveLine[] }>(
      'listMoves',
      { communityId: MAPLE },
      'partyBranch',
    );
    expect(moves[0]).toMatchObject({ points: 3, moved: 3, state: 'agreed', as: 'secretary' });
    checkBooks(linli);
    const late = ofMove(4, { moveId, agrees: false });
    expect(await codeOf('decideMove', late, 'partyBranch')).toBe('MOVE_DECIDED');
  });

  it('are no more than what is there when it is agreed to, and nothing that is set aside', async () => {
    await must('reserveGoods', reserving(1), 'resident');
    const { moveId } = await must<{ moveId: string }>(
      'proposeMove',
      moving(2, { points: 5 }),
      'secretary',
    );
    await must('decideMove', ofMove(3), 'partyBranch');
    expect(there()).toStrictEqual([4]);
    await must('decideMove', ofMove(4, { moveId }), 'partyBranch');
    expect(there()).toStrictEqual([4, 1]);
    const done = linli.documents<MoveDocument>('moves').find(({ _id }) => _id === moveId);
    expect(done).toMatchObject({ moved: 1, dueAt: null });
    expect(entries().at(-1)).toMatchObject({ balance: 5, heldTotal: 5 });
    checkBooks(linli);
  });

  it('are refused from an account to itself, beyond what is there, and about one’s own door', async () => {
    const same = moving(1, { toHouseholdId: HOME.second });
    expect(await codeOf('proposeMove', same, 'secretary')).toBe('MOVE_SAME');
    expect(await codeOf('proposeMove', moving(2, { points: 11 }), 'secretary')).toBe(
      'POINTS_SHORT',
    );
    expect(await codeOf('proposeMove', moving(3, { accountId: 'h:none' }), 'secretary')).toBe(
      'ACCOUNT_NOT_FOUND',
    );
    const households = [{ householdId: HOME.second, label: '一期 1栋 1单元 102' }];
    for (const key of ['secretary', 'partyBranch'] as const) {
      await patch(linli, 'residents', { _id: residentIdOf(key) }, { households });
    }
    expect(await codeOf('proposeMove', moving(4), 'secretary')).toBe('MOVE_OWN');
    expect(await codeOf('decideMove', ofMove(5), 'partyBranch')).toBe('MOVE_OWN');
  });

  it('of a family before are found at its door, and that they were looked at is on record', async () => {
    const change = { id: 'moved-in', action: 'seed', actorId: 'seed', target: '', at: START };
    await patch(
      linli,
      'households',
      { _id: HOME.second },
      { takenOver: { change, carried: true } },
    );
    const input = { communityId: MAPLE, householdId: HOME.second, commandId: commandId(1) };
    const { accounts } = await must<{ accounts: DoorAccount[] }>(
      'listAccounts',
      input,
      'partyBranch',
    );
    expect(accounts).toMatchObject([
      { accountId: accountOf(HOME.second), balance: 10, held: 0, current: false },
    ]);
    const looked = linli
      .documents<{ action: string; actorId: string }>('audit')
      .filter(({ action }) => action === 'civility.look-up-accounts');
    expect(looked).toMatchObject([{ actorId: residentIdOf('partyBranch') }]);
  });
});
