import type { CarryOver } from '../../../typings/contract/civility/rule.ts';
import { addDays, dayOf, endOfDay, instantOf } from '../../kernel/calendar.ts';
import type { Tail } from '../collections.ts';

/** Days between the notice that points expire and the day on which they do, at least. */
const NOTICE_DAYS = 30;

/** What entries of points that expire name as their rule. */
export const CARRY_RULE = 'carry';

/** What holds where a community has not said anything: nothing expires. */
export const KEEP_ALL: CarryOver = { kind: 'all' };

/** Points that go over into the next year, of those that an account had at the end of this one. */
export function keptOf(carry: CarryOver, balance: number): number {
  if (balance <= 0) return balance;
  switch (carry.kind) {
    case 'all':
      return balance;
    case 'none':
      return 0;
    case 'most':
      return Math.min(balance, carry.points);
    case 'share':
      return Math.floor((balance * carry.percent) / 100);
  }
}

/**
 * Points that expire: of what was there at the end of the year, and is still there, what does not go over. Nothing
 * that is set aside. Where the end of a year comes late, what was spent since was of those that go over.
 * @param expired what of that year has expired before, where something set aside over its end is given back
 */
export function expiringOf(
  carry: CarryOver,
  balanceThen: number,
  { balance, heldTotal }: Pick<Tail, 'balance' | 'heldTotal'>,
  expired = 0,
): number {
  const left = Math.min(balanceThen, balance + expired);
  return Math.max(0, Math.min(left - keptOf(carry, left) - expired, balance - heldTotal));
}

/** When it is told what expires at the end of a year. */
export const noticeOf = (year: number): number => instantOf(`${year}-12-01`, '09:00');

/** The last instant of a year. */
export const endOf = (year: number): number => endOfDay(`${year}-12-31`);

/** When points of a year expire: after its end, and never earlier than a month after the notice. */
export function expiryOf(year: number, noticeAt: number): number {
  return Math.max(endOf(year), endOfDay(addDays(dayOf(noticeAt), NOTICE_DAYS))) + 1;
}

const yearOf = (at: number): number => Number(dayOf(at).slice(0, 4));

/** The year whose end is told of next: this one, as long as nothing is known of another. */
export function yearDue(yearAt: number | undefined, at: number): number {
  return yearOf(yearAt ?? at);
}
