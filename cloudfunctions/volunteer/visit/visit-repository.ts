import type { VisitLine } from '../../../typings/contract/pairing.ts';
import { readerOf } from '../../kernel/database/table.ts';
import { type PairingVisitDocument, pairingVisits } from '../collections.ts';

const reader = readerOf(pairingVisits);
const LATEST = 20;

/** The latest visits of a pairing. One request. */
export function findLatestVisits(
  communityId: string,
  pairingId: string,
): Promise<PairingVisitDocument[]> {
  return reader.find(
    { communityId, pairingId },
    {
      order: [
        ['day', 'desc'],
        ['_id', 'desc'],
      ],
      limit: LATEST,
    },
  );
}

export function visitLine({
  _id,
  day,
  start,
  minutes,
  state,
  decidedBy,
}: PairingVisitDocument): VisitLine {
  return { visitId: _id, day, start, minutes, state, decidedBy };
}
