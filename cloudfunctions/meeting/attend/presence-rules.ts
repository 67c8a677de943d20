import type { Presence } from '../../../typings/contract/meeting/meeting.ts';
import type { MeetingDocument, PresenceDocument, Stay, StoredSeat } from '../collections.ts';

/** Who was there from when until when, and how many seats that makes at an instant. */

type Shown = Pick<PresenceDocument, 'seatId' | 'residentId' | 'stays'>;

/** Times that somebody may come and go. */
const MOST_STAYS = 20;

/** Whether somebody is there at an instant: from when they came, and no longer at that when they left. */
export function isThere(stays: readonly Stay[], at: number): boolean {
  return stays.some(({ from, until }) => from <= at && (until === null || at < until));
}

/**
 * Somebody comes now. Of two who note it at once the one that began first may be the later one to be saved.
 * @returns null if they are there already, or have come and gone too often to be told apart
 */
export function arrived(stays: readonly Stay[], stay: Omit<Stay, 'until'>): Stay[] | null {
  if (stays.some(({ until }) => until === null)) return null;
  const last = Math.max(stay.from, ...stays.map(({ until }) => until ?? 0));
  return entered(stays, { ...stay, from: last });
}

/** Somebody leaves now. @returns null if they are not there */
export function departed(stays: readonly Stay[], at: number): Stay[] | null {
  const open = stays.find(({ until }) => until === null);
  return open ? left(stays, Math.max(at, open.from + 1)) : null;
}

/** From paper, at a time that is over. @returns null if they are there then already, or have come and gone too often to be told apart */
export function entered(stays: readonly Stay[], stay: Omit<Stay, 'until'>): Stay[] | null {
  if (isThere(stays, stay.from) || stays.length >= MOST_STAYS) return null;
  const later = stays.filter(({ from }) => from > stay.from).map(({ from }) => from);
  // Entered from paper afterwards: up to when they are known to have come again.
  const until = later.length > 0 ? Math.min(...later) : null;
  return inOrder([...stays, { ...stay, until }]);
}

/** From paper. @returns null if they are not there then */
export function left(stays: readonly Stay[], at: number): Stay[] | null {
  const open = stays.find(({ from, until }) => from <= at && (until === null || at < until));
  if (!open) return null;
  const others = stays.filter((one) => one !== open);
  return open.from === at ? others : inOrder([...others, { ...open, until: at }]);
}

function inOrder(stays: Stay[]): Stay[] {
  return stays.sort((one, other) => one.from - other.from);
}

/**
 * How each seat is there at an instant. Holder before substitute; a seat is stood for by another one whose holder is
 * there in person, never by one that is there through others: whoever leaves takes with them those they stand for.
 * @param proxies seat → the seat that stands for it
 */
export function presentSeats(
  seats: readonly StoredSeat[],
  presences: readonly Shown[],
  proxies: ReadonlyMap<string, string>,
  at: number,
): ReadonlyMap<string, Presence> {
  const there = presences.filter(({ stays }) => isThere(stays, at));
  const people = new Set(there.flatMap(({ residentId }) => (residentId ? [residentId] : [])));
  const substituted = new Set(
    there.flatMap(({ seatId, residentId }) => (seatId && residentId === null ? [seatId] : [])),
  );
  const present = new Map<string, Presence>();
  const inOffice = seats.filter(({ residentId }) => residentId !== null);
  for (const { seatId, residentId, substitutes } of inOffice) {
    if (residentId !== null && people.has(residentId)) present.set(seatId, 'person');
    else if (substitutes && substituted.has(seatId)) present.set(seatId, 'substitute');
  }
  for (const { seatId, substitutes } of inOffice) {
    const proxy = proxies.get(seatId);
    if (!present.has(seatId) && substitutes && proxy && present.get(proxy) === 'person') {
      present.set(seatId, 'proxy');
    }
  }
  return present;
}

/** People who are there without a seat. */
export function countGuests(
  seats: readonly StoredSeat[],
  presences: readonly Shown[],
  at: number,
): number {
  const holders = new Set(seats.map(({ residentId }) => residentId));
  return presences.filter(
    ({ seatId, residentId, stays }) =>
      seatId === null && !holders.has(residentId) && isThere(stays, at),
  ).length;
}

/** Whether enough are there; where the law counts otherwise, that is for the vote to say. */
export function isQuorate(present: number, needed: number | null): boolean {
  return needed === null || present >= needed;
}

/** Whether enough were there at any time of a meeting that is over. */
export function wasQuorate(
  {
    seats,
    needed,
    startedAt,
    endedAt,
  }: Pick<MeetingDocument, 'seats' | 'needed' | 'startedAt' | 'endedAt'>,
  presences: readonly Shown[],
  proxies: ReadonlyMap<string, string>,
): boolean {
  if (needed === null) return true;
  if (startedAt === null || endedAt === null) return false;
  // More are there only as somebody comes.
  const came = presences.flatMap(({ stays }) => stays.map(({ from }) => from));
  return [startedAt, ...came]
    .filter((at) => at >= startedAt && at < endedAt)
    .some((at) => isQuorate(presentSeats(seats, presences, proxies, at).size, needed));
}

/** The meeting is over: whoever is still there has been there until its end. */
export function presenceAt(endedAt: number | null, at: number): number {
  return endedAt === null ? at : Math.min(at, endedAt - 1);
}
