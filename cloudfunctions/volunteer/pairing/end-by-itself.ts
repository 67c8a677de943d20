import type { PairingEndWhy } from '../../../typings/contract/pairing.ts';
import { change, findFor, upkeepStamp } from '../../kernel/command.ts';
import { pairings } from '../collections.ts';
import { ending } from './pairing-rules.ts';

/** Ends a pairing that nobody can go on with. Three requests; doing it again changes nothing. */
export async function endByItself(
  communityId: string,
  pairingId: string,
  why: PairingEndWhy,
  at: number,
): Promise<void> {
  const stamp = upkeepStamp('pairing.change', pairingId, at);
  const { document, command } = await findFor(pairings, communityId, pairingId, stamp);
  if (!document) return;
  await change({ command }, pairings, document, {
    missing: 'PAIRING_NOT_FOUND',
    decide: (current) =>
      current.state === 'ended' ? null : ending(current, { at, why, by: null, how: null }),
    answer: () => undefined,
  });
}
