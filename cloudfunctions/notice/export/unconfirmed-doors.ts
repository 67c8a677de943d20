import type { HeldRole } from '../../../typings/contract/resident.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { HandoutDocument, NoticeDocument } from '../collections.ts';
import { paperIdOf } from '../confirm/paper-receipt.ts';
import { placesToShow, receiptKeys, scopeOf } from '../confirm/receipt-rules.ts';
import { requireAsking } from '../confirm/require-asking.ts';
import { inHand } from '../handout/handout-rules.ts';
import { findBuildings, readDoorsOf, readReceipts } from './door-repository.ts';

/** A door that has not confirmed: neither names nor numbers. */
export interface UnconfirmedDoor {
  /** within its building: 1单元 301 */
  label: string;
  /** it was written down and was not so */
  objected: boolean;
  /** somebody is to ask there until this day */
  dueDay: string | null;
}

export interface UnconfirmedBuilding {
  label: string;
  doors: UnconfirmedDoor[];
}

/**
 * Doors that have not confirmed a notice, by building, as far as an officer's places go. A thousand households or
 * receipts a request.
 * @throws Refusal DOORS_NONE
 */
export async function readUnconfirmed(
  notice: NoticeDocument,
  roles: readonly HeldRole[],
  handout: HandoutDocument | undefined,
): Promise<UnconfirmedBuilding[]> {
  requireAsking(notice);
  const { communityId, _id: noticeId, audience } = notice;
  const places = placesToShow(audience, scopeOf(roles), undefined);
  const [doors, receipts] = await Promise.all([
    readDoorsOf(communityId, places),
    readReceipts(communityId, noticeId),
  ]);
  const confirmed = new Set(receipts.flatMap(({ keys }) => keys));
  const objected = new Set(
    receipts.filter(({ objections = [] }) => objections.length > 0).map(({ _id }) => _id),
  );
  const open = doors.filter(({ _id: householdId }) => {
    const [key = ''] = receiptKeys(noticeId, [{ householdId }]);
    return !confirmed.has(key);
  });
  if (open.length === 0) throw new Refusal('DOORS_NONE');
  const ids = [...new Set(open.map(({ buildingId }) => buildingId))];
  const buildings = await findBuildings(communityId, ids);
  const parts = handout?.parts ?? [];
  return ids
    .map((id): UnconfirmedBuilding => {
      const label = buildings.find(({ _id }) => _id === id)?.label ?? '';
      const own = open
        .filter(({ buildingId }) => buildingId === id)
        .sort((one, other) => (one.sortKey < other.sortKey ? -1 : 1));
      return {
        label,
        doors: own.map((door) => ({
          label: door.label.startsWith(`${label} `)
            ? door.label.slice(label.length + 1)
            : door.label,
          objected: objected.has(paperIdOf({ noticeId, householdId: door._id })),
          dueDay: inHand(parts, door._id)?.dueDay ?? null,
        })),
      };
    })
    .sort((one, other) => one.label.localeCompare(other.label, 'zh', { numeric: true }));
}
