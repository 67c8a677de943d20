import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import type { ReservationDocument } from '../collections.ts';
import { pointsOf } from '../ledger/account-rules.ts';
import { findMoved } from '../ledger/ledger-repository.ts';
import { postEntry } from '../ledger/post-entry.ts';
import { findClosing, readTailAt } from './year-repository.ts';
import { CARRY_RULE, endOf, expiringOf } from './year-rules.ts';

const yearOf = (at: number) => Number(dayOf(at).slice(0, 4));

/**
 * What was set aside over the end of a year did not expire with it; given back afterwards, what of it does not go over
 * expires now. Otherwise whoever sets aside everything in December and cancels in January would keep it. Safe to repeat.
 */
export async function expireGivenBack({
  communityId,
  accountId,
  _id,
  order,
  points: most,
  bearer,
  label,
}: ReservationDocument): Promise<void> {
  const year = yearOf(order);
  if (yearOf(now()) === year) return;
  const closing = await findClosing(communityId, year);
  if (closing?.state !== 'closed') return; // what is given back before it expires with all the rest
  const then = await readTailAt({ communityId, accountId }, endOf(year));
  if (!then) return;
  const sourceId = `expired:${year}:${accountId}:${_id}`;
  await postEntry({ communityId, accountId, sourceId, holder: { bearer, label } }, async (tail) => {
    const before = await findMoved(communityId, accountId, CARRY_RULE, `${year}`);
    const expired = before.reduce((sum, entry) => sum - pointsOf(entry), 0);
    const points = Math.min(most, expiringOf(closing.carry, then.balance, tail, expired));
    if (points === 0) return null;
    return {
      communityId,
      accountId,
      sourceId,
      kind: 'expiry' as const,
      points: -points,
      held: 0,
      rule: { ruleId: CARRY_RULE, version: closing.version },
      title: `${year} 年的积分`,
      claimId: null,
      reverses: null,
      decidedBy: [],
      as: '',
      reason: '',
      day: `${year}-12-31`,
      at: now(),
    };
  });
}
