import type { ReservationLine } from '../../../typings/contract/civility/shop.ts';
import type { ReservationDocument } from '../collections.ts';

/** @param isOwn the household itself sees the code */
export function reservationLine(
  { _id, goodsName, points, label, state, code, until }: ReservationDocument,
  isOwn: boolean,
): ReservationLine {
  const shown = isOwn && state === 'reserved' ? code : null;
  return { reservationId: _id, goodsName, points, label, state, code: shown, until };
}
