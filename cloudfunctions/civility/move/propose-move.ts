import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { officersOf } from '../../people/officers.ts';
import { householdId } from '../../places/place-schema.ts';
import { reason } from '../claim/claim-schema.ts';
import { accounts, type MoveDocument, moves } from '../collections.ts';
import { ADOPTERS, officeAt, somebody } from '../event/civility-access.ts';
import { holderOf } from '../ledger/account-id.ts';
import { isOwnMove } from './move-line.ts';

/** Asks for points to go over to the account of a household: of a family that has split, moved or come together. */
export const proposeMove = action('civility.proposeMove', {
  input: v.strictObject({
    communityId,
    accountId: documentId,
    toHouseholdId: householdId,
    points: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1_000_000)),
    reason,
    commandId,
  }),
  access: officersOf('input.communityId', ADOPTERS, 'within'),
  load: ({ accountId, toHouseholdId }) => ({
    account: one(accounts, accountId, 'ACCOUNT_NOT_FOUND'),
    household: one(households, toHouseholdId, 'HOUSEHOLD_NOT_FOUND'),
  }),
  command: () => ({ action: 'civility.propose-move', target: 'move:', creates: true as const }),
  budget: 3,
  run: ({ communityId, toHouseholdId, points, reason: why }, context) => {
    const { account, household, actor } = context;
    const bearer = { kind: 'household' as const, id: toHouseholdId };
    const to = holderOf(bearer, { household, person: undefined });
    return insert(context, communityId, moves, {
      decide: (change): MoveDocument => {
        const move: MoveDocument = {
          _id: change.id,
          communityId,
          from: {
            accountId: account._id,
            label: account.label,
            placeId: account.bearer.id,
            bearer: account.bearer,
          },
          to: { ...to, bearer },
          points,
          moved: null,
          reason: why,
          proposedBy: {
            residentId: actor.residentId,
            as: officeAt(actor, communityId, ADOPTERS),
          },
          decidedBy: null,
          state: 'open',
          dueAt: null,
          order: change.at,
          change,
        };
        if (account.bearer.kind !== 'household') throw new Refusal('ACCOUNT_NOT_FOUND');
        if (move.from.accountId === to.accountId) throw new Refusal('MOVE_SAME');
        const { homes } = somebody(actor);
        if (isOwnMove(move, { residentId: '', homes })) throw new Refusal('MOVE_OWN');
        const available = account.balance - account.heldTotal;
        if (available < points) {
          throw new Refusal('POINTS_SHORT', { available: Math.max(0, available) });
        }
        return move;
      },
      answer: (_, { id }) => ({ moveId: id }),
    });
  },
});
