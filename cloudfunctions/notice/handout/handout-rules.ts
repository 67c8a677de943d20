import { rolesInForce } from '../../kernel/action/access.ts';
import { daysBetween } from '../../kernel/calendar.ts';
import { covers } from '../../kernel/path-id.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { OFFICERS } from '../../people/officers.ts';
import { kindOf } from '../../places/place-id.ts';
import type { HandedOut, HandoutDocument } from '../collections.ts';
import type { StairCount } from '../read/notice-types.ts';

/** Doors are due within so many days. */
export const MOST_DAYS = 30;
/** So many of those that were given back stay on record. */
const MOST_BACK = 100;

export function isDueDayFit(dueDay: string, today: string): boolean {
  return dueDay >= today && daysBetween(today, dueDay) <= MOST_DAYS;
}

/** A building or one of its stairs: what is handed out as a whole. */
export function isHandable(placeId: string): boolean {
  return ['building', 'stair'].includes(kindOf(placeId) ?? '');
}

/** What somebody has in hand of these doors, or of some of them. */
export function inHand(parts: readonly HandedOut[], placeId: string): HandedOut | undefined {
  return parts.find(
    (one) => one.back === null && (covers(one.placeId, placeId) || covers(placeId, one.placeId)),
  );
}

/** Whether somebody looks after all of these places today. */
export function looksAfter(
  { roles }: Pick<ResidentDocument, 'roles'>,
  placeIds: readonly string[],
  today: string,
): boolean {
  const held = rolesInForce(roles, today).filter(({ role }) => OFFICERS.includes(role));
  return placeIds.every((id) => held.some(({ placeId }) => covers(placeId, id)));
}

/** Unconfirmed doors of a building or stair that has so many. */
export function openDoors(
  { _id, households }: { _id: string; households: number },
  counts: readonly StairCount[],
): number {
  const confirmed = counts
    .filter(({ stairId }) => covers(_id, stairId))
    .reduce((sum, count) => sum + count.confirmed, 0);
  return Math.max(0, households - confirmed);
}

/** All hand-outs with these, without the oldest of those that were given back. */
export function withParts(
  { parts }: Pick<HandoutDocument, 'parts'>,
  added: readonly HandedOut[],
): HandedOut[] {
  const all = [...parts, ...added];
  const back = all.filter((one) => one.back !== null);
  const dropped = new Set(back.slice(0, Math.max(0, back.length - MOST_BACK)));
  return all.filter((one) => !dropped.has(one));
}
