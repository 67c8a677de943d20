import type { Role } from '../../../typings/contract/resident.ts';
import { addDays, DAY, dayOf, daysBetween, endOfDay } from '../../kernel/calendar.ts';
import type { ExportRequestDocument } from '../collections.ts';
import { IMPORTERS } from '../import/import-access.ts';

/** How long a list can be fetched once somebody has agreed. */
const FETCHED = 3 * DAY;
/** How long it stays on record who asked and who agreed; the audit trail keeps it longer. */
const KEPT_DAYS = 30;
const MOST_DAYS = 366;

/** Whether these days can be asked for: over, in order, a year at most. */
export function areDaysFit(from: string, until: string, today: string): boolean {
  return from <= until && until < today && daysBetween(from, until) < MOST_DAYS;
}

/** A list that was just asked for. */
export function askedExport(
  about: Pick<ExportRequestDocument, 'what' | 'from' | 'until' | 'title' | 'shiftId' | 'teamId'>,
  { communityId, askedBy }: { communityId: string; askedBy: string },
  change: ExportRequestDocument['change'],
): ExportRequestDocument {
  return {
    _id: change.id,
    communityId,
    ...about,
    state: 'open',
    askedBy,
    decidedBy: null,
    fetchUntil: null,
    dropAt: endOfDay(addDays(dayOf(change.at), KEPT_DAYS)),
    order: change.at,
    change,
  };
}

/** Until when a list can be fetched that is agreed to at an instant. */
export const fetchedUntil = (at: number): number => at + FETCHED;

/** Whether somebody still holds an office by which hours are asked for. */
export function asksForHours(
  roles: readonly { role: Role; placeId: string }[],
  communityId: string,
): boolean {
  return roles.some(({ role, placeId }) => IMPORTERS.includes(role) && placeId === communityId);
}

/** Why a list is not handed out; null: it is. */
export function whyKept(
  { askedBy, state, fetchUntil }: Pick<ExportRequestDocument, 'askedBy' | 'state' | 'fetchUntil'>,
  actorId: string,
  at: number,
): 'EXPORT_NOT_FOUND' | 'EXPORT_OPEN' | 'EXPORT_OVER' | null {
  if (askedBy !== actorId || state === 'declined') return 'EXPORT_NOT_FOUND';
  if (state === 'open') return 'EXPORT_OPEN';
  return fetchUntil !== null && at <= fetchUntil ? null : 'EXPORT_OVER';
}
