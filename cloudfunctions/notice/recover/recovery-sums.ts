import type { RecoveryLine } from '../../../typings/contract/parts/recovery.ts';
import type { PlaceDocument } from '../../places/collections.ts';
import type { RecoveryStair } from '../read/notice-types.ts';
import { turnoutLines } from '../write/notice-rules.ts';

/** One line for each building that an officer looks after and the notice asks, as for confirmations. */
export function recoveryLines(
  audience: readonly string[],
  places: readonly Pick<PlaceDocument, '_id' | 'kind' | 'label' | 'households'>[],
  counts: readonly RecoveryStair[],
  scope: readonly string[],
): RecoveryLine[] {
  const linesOf = (of: 'answered' | 'troubled') =>
    turnoutLines(
      audience,
      places,
      counts.map(({ buildingId, stairId, [of]: confirmed }) => ({
        buildingId,
        stairId,
        confirmed,
        noted: 0,
      })),
      scope,
    );
  const troubled = new Map(linesOf('troubled').map((line) => [line.placeId, line.confirmed]));
  return linesOf('answered').map(({ placeId, label, confirmed, households }) => ({
    placeId,
    label,
    answered: confirmed,
    troubled: troubled.get(placeId) ?? 0,
    households,
  }));
}
