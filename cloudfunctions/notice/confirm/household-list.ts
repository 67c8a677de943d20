import * as v from 'valibot';
import type { HeldRole } from '../../../typings/contract/resident.ts';
import type { Page } from '../../kernel/database/page.ts';
import { cursor } from '../../kernel/schema.ts';
import { placeId } from '../../places/place-schema.ts';
import type { NoticeDocument } from '../collections.ts';
import { oneNotice } from '../read/notice-schema.ts';
import { findByReceipt, type HouseholdRow } from './household-repository.ts';
import { placesToShow, scopeOf } from './receipt-rules.ts';
import { requireAsking } from './require-asking.ts';

/** Households of the officer's places, narrowed to a place and to the beginning of a house number. */
export const householdListInput = v.strictObject({
  ...oneNotice,
  placeId: v.optional(placeId),
  search: v.optional(v.pipe(v.string(), v.maxLength(20), v.regex(/^[\p{L}\p{N}-]*$/u))),
  after: cursor,
});

const PAGE = 30;

/** Some households that have confirmed a notice, or have not, as far as the officer's places go. */
export async function listHouseholds(
  { communityId, placeId, search, after }: v.InferOutput<typeof householdListInput>,
  roles: readonly HeldRole[],
  notice: NoticeDocument,
  isConfirmed: boolean,
): Promise<Page<HouseholdRow>> {
  requireAsking(notice);
  const places = placesToShow(notice.audience, scopeOf(roles), placeId);
  if (places.length === 0) return { rows: [], next: null };
  const wanted = { places, search, after, round: notice.reminders, isConfirmed };
  return findByReceipt(communityId, notice._id, wanted, PAGE);
}
