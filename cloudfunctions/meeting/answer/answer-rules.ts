import type { Says } from '../../../typings/contract/meeting/meeting.ts';
import type { AnswerDocument, MeetingDocument, StoredSeat } from '../collections.ts';

/** What may be said to an invitation, and for whom somebody stands. */

type Said = Pick<AnswerDocument, 'says' | 'residentId' | 'round' | 'seatId'>;
type Proxy = Said & Pick<AnswerDocument, 'proxySeatId' | 'proxyHolderId'>;

/**
 * Whether an answer can be given: somebody comes in another's place only where the body's recorded rule allows it,
 * and stands for a seat only if they have one themselves.
 */
export function isAnswerFit(
  { seats, substituteRule }: Pick<MeetingDocument, 'seats' | 'substituteRule'>,
  seat: StoredSeat,
  { says, name, proxySeatId }: { says: Says; name: string; proxySeatId: string | null },
): boolean {
  const isAlone = (name === '') === (says !== 'substitute');
  if (!isAlone || (proxySeatId === null) === (says === 'proxy')) return false;
  if (says === 'yes' || says === 'no') return true;
  if (substituteRule === '' || !seat.substitutes) return false;
  if (says === 'substitute') return true;
  const other = seats.find(({ seatId }) => seatId === proxySeatId);
  return other !== undefined && other.seatId !== seat.seatId && other.residentId !== null;
}

/** Answers of those who have the seats now; whoever had one before does not bind who has it today. */
export function standingAnswers<One extends Said>(
  seats: readonly StoredSeat[],
  answers: readonly One[],
): ReadonlyMap<string, One> {
  const holderOf = new Map(seats.map(({ seatId, residentId }) => [seatId, residentId]));
  return new Map(
    answers
      .filter(({ seatId, residentId, says }) => says && holderOf.get(seatId) === residentId)
      .map((one) => [one.seatId, one]),
  );
}

/** Seat → the seat that stands for it: by its holder of then, and for the time that the meeting has now. */
export function proxiesOf(
  { seats, round }: Pick<MeetingDocument, 'seats' | 'round'>,
  answers: readonly Proxy[],
): ReadonlyMap<string, string> {
  const holderOf = new Map(seats.map(({ seatId, residentId }) => [seatId, residentId]));
  const proxies = new Map<string, string>();
  for (const said of standingAnswers(seats, answers).values()) {
    const { seatId, says, proxySeatId, proxyHolderId } = said;
    if (says !== 'proxy' || proxySeatId === null || said.round !== round) continue;
    // Answers of before this was kept do not say who had the seat.
    const isSame = proxyHolderId === undefined || holderOf.get(proxySeatId) === proxyHolderId;
    if (isSame) proxies.set(seatId, proxySeatId);
  }
  return proxies;
}

/** Whether an officer would name somebody in a person's place who has said something else for this time. */
export function overrules(
  found: Pick<AnswerDocument, 'says' | 'residentId' | 'round' | 'entered'> | undefined,
  { holder, round, says }: { holder: string; round: number; says: Says },
): boolean {
  const isOwn =
    found?.says && found.residentId === holder && !found.entered && found.round === round;
  return Boolean(isOwn) && (says === 'proxy' || says === 'substitute');
}

/** How many seats in office said what; those who said it before a move count as open. */
export function countAnswers(
  seats: readonly StoredSeat[],
  answers: readonly Said[],
  round: number,
): { yes: number; no: number; others: number; open: number } {
  const standing = standingAnswers(seats, answers);
  const counts = { yes: 0, no: 0, others: 0, open: 0 };
  for (const { seatId, residentId } of seats) {
    if (residentId === null) continue;
    const said = standing.get(seatId);
    if (!said || said.round !== round) counts.open += 1;
    else if (said.says === 'yes' || said.says === 'no') counts[said.says] += 1;
    else counts.others += 1;
  }
  return counts;
}
