import type { MessageOutcome } from '../../../typings/contract/notice.ts';
import type { HeldRole } from '../../../typings/contract/resident.ts';
import { DAY } from '../../kernel/calendar.ts';
import { covers, parentOf } from '../../kernel/path-id.ts';
import type { MessageDocument } from '../../messages/collections.ts';
import type { ResidentHousehold } from '../../people/collections.ts';
import { OFFICERS } from '../../people/officers.ts';
import { buildingOf } from '../../places/place-id.ts';
import type { NoticeDocument, ReceiptDocument } from '../collections.ts';

/** The resident's households that the notice asks, as its receipt keeps them. */
export function addressedHouseholds(
  households: readonly Pick<ResidentHousehold, 'householdId'>[],
  audience: readonly string[],
): ReceiptDocument['households'] {
  return households
    .filter(({ householdId }) => audience.some((place) => covers(place, householdId)))
    .map(({ householdId }) => ({
      householdId,
      buildingId: buildingOf(householdId) ?? '',
      stairId: parentOf(householdId) ?? '',
    }));
}

/** What a receipt is found by: the notice and each household. */
export function receiptKeys(
  noticeId: string,
  households: readonly Pick<ResidentHousehold, 'householdId'>[],
): string[] {
  return households.map(({ householdId }) => `${noticeId}:${householdId}`);
}

/** Whether a notice asks one of these households, and none of them has confirmed it. */
export function isOpenFor(
  {
    _id,
    audience,
    receipts,
  }: Pick<NoticeDocument, '_id' | 'audience'> & {
    receipts: readonly Pick<ReceiptDocument, 'keys'>[];
  },
  households: readonly Pick<ResidentHousehold, 'householdId'>[],
): boolean {
  const keys = receiptKeys(_id, addressedHouseholds(households, audience));
  const done = new Set(receipts.flatMap((receipt) => receipt.keys));
  return keys.length > 0 && !keys.some((key) => done.has(key));
}

/** The places that somebody looks after. */
export function scopeOf(roles: readonly HeldRole[]): string[] {
  return roles.filter(({ role }) => OFFICERS.includes(role)).map(({ placeId }) => placeId);
}

/** The widest places that lie within the audience, the officer's places and, if given, one place. */
export function placesToShow(
  audience: readonly string[],
  scope: readonly string[],
  within: string | undefined,
): string[] {
  const sides = [audience, scope, ...(within === undefined ? [] : [[within]])];
  return sides.reduce<readonly string[]>(
    (found, side) => [
      ...new Set(found.flatMap((one) => side.flatMap((other) => common(one, other)))),
    ],
    sides[0] ?? [],
  ) as string[];
}

function common(one: string, other: string): string[] {
  if (covers(one, other)) return [other];
  return covers(other, one) ? [one] : [];
}

/** Keys of the addressed households that nobody has confirmed for. */
export function openKeys(
  noticeId: string,
  households: readonly Pick<ResidentHousehold, 'householdId'>[],
  { audience }: Pick<NoticeDocument, 'audience'>,
  receipts: readonly Pick<ReceiptDocument, 'keys'>[],
): string[] {
  const confirmed = new Set(receipts.flatMap(({ keys }) => keys));
  const asked = addressedHouseholds(households, audience);
  return receiptKeys(noticeId, asked).filter((key) => !confirmed.has(key));
}

/** Hours between two reminders of one notice. */
export const REMINDER_HOURS = 20;
const UNDO_MILLISECONDS = DAY;

/** What an officer wrote down may be taken back by the same officer, within a day. */
export function mayUndo(
  receipt: Pick<ReceiptDocument, 'residentId' | 'by' | 'confirmedAt'>,
  officerId: string,
  at: number,
): boolean {
  const { residentId, by, confirmedAt } = receipt;
  const isOwn = residentId === null && by.residentId === officerId;
  return isOwn && at <= confirmedAt + UNDO_MILLISECONDS;
}

/** The best that became of some messages. */
export function messageOutcome(states: readonly MessageDocument['state'][]): MessageOutcome {
  const found = (...ones: MessageDocument['state'][]) => ones.some((one) => states.includes(one));
  if (found('sent')) return 'sent';
  if (found('due', 'sending')) return 'due';
  if (found('unsure')) return 'unsure';
  return found('refused') ? 'refused' : 'none';
}
