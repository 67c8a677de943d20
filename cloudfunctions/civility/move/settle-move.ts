import { dayOf } from '../../kernel/calendar.ts';
import { job } from '../../kernel/upkeep.ts';
import { type MoveDocument, moves } from '../collections.ts';
import { pointsOf } from '../ledger/account-rules.ts';
import { postEntry } from '../ledger/post-entry.ts';
import { markMoved, moveDue } from './move-repository.ts';

/**
 * Writes both sides of a move, which sum to zero. What goes over is what was asked for, but no more than is there:
 * the first entry says how much, also that it was nothing, and the second one takes it from there. Safe to repeat.
 */
export async function settleMove(move: MoveDocument): Promise<void> {
  if (move.dueAt === null || move.state !== 'agreed') return;
  const out = await post(move, 'from', ({ balance, heldTotal }) => {
    const available = Math.max(0, balance - heldTotal);
    return -Math.min(move.points, available);
  });
  const moved = -pointsOf(out);
  if (moved > 0) await post(move, 'to', () => moved);
  await markMoved(move, moved);
}

async function post(
  { communityId, _id, from, to, proposedBy, decidedBy, reason, order }: MoveDocument,
  side: 'from' | 'to',
  pointsFor: (tail: { balance: number; heldTotal: number }) => number,
) {
  const holder = side === 'from' ? from : to;
  const { accountId } = holder;
  const sourceId = `moved:${_id}:${side}`;
  const at = decidedBy?.at ?? order;
  const entry = await postEntry({ communityId, accountId, sourceId, holder }, (tail) => {
    const points = pointsFor(tail);
    return {
      communityId,
      accountId,
      sourceId,
      kind: 'moved' as const,
      points: points === 0 ? 0 : points,
      held: 0,
      rule: null,
      title: side === 'from' ? `转给 ${to.label}` : `从 ${from.label} 转来`,
      claimId: null,
      reverses: null,
      decidedBy: [proposedBy.residentId, ...(decidedBy ? [decidedBy.residentId] : [])],
      as: decidedBy?.as ?? '',
      reason,
      day: dayOf(at),
      at,
    };
  });
  if (!entry) throw new TypeError('a move writes both its sides');
  return entry;
}

/** Moves that a crash has kept from being written. */
export const settleMoves = job<MoveDocument>({
  name: 'civility.move',
  collection: moves,
  due: moveDue,
  one: settleMove,
});
