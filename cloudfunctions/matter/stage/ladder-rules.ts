import type { MatterTopic } from '../../../typings/contract/matter/matter.ts';
import type { HeldRole, Role } from '../../../typings/contract/people.ts';
import { addDays, DAY, dayOf, endOfDay, instantOf } from '../../kernel/calendar.ts';
import { covers } from '../../kernel/path-id.ts';
import type { Holder, MatterDocument, Office } from '../collections.ts';

/** How deep a place has to lie for an office of a building or a stair to cover it. */
const DEPTH: Partial<Record<Role, number>> = { 'building-steward': 3, 'stair-steward': 4 };

/** The offices of a ladder that there can be for a place: a garage of the estate has no stair steward. */
export function rungsFor(ladder: readonly Role[], placeId: string): Role[] {
  const depth = placeId.split('.').length;
  return ladder.filter((role) => depth >= (DEPTH[role] ?? 1));
}

interface Officer {
  _id: string;
  /** those in force */
  roles: readonly HeldRole[];
}

/** Whether somebody bears this office at a place that covers the one it is needed at. */
export function bears({ _id, roles }: Officer, office: Office): boolean {
  if (office.residentId !== null && office.residentId !== _id) return false;
  return roles.some(({ role, placeId }) => role === office.role && covers(placeId, office.placeId));
}

/** The next office above the one that has it, of those that somebody bears; null if there is none. */
export function nextOffice(
  ladder: readonly Role[],
  holder: Office,
  officers: readonly Officer[],
): Role | null {
  const rungs = rungsFor(ladder, holder.placeId);
  const above = rungs.slice(rungs.indexOf(holder.role) + 1);
  const isBorne = (role: Role) =>
    officers.some((one) => bears(one, { role, placeId: holder.placeId, residentId: null }));
  return above.find(isBorne) ?? null;
}

/** The first office that a new matter comes to, borne or not: upkeep lets it rise where it is vacant. */
export function firstOffice(topic: MatterTopic, placeId: string): Role {
  return rungsFor(topic.ladder, placeId)[0] ?? 'secretary';
}

/** A matter in other hands: who had it is kept, with how long. */
export function moved(
  { holder, moves }: Pick<MatterDocument, 'holder' | 'moves'>,
  next: Omit<Holder, 'since'>,
  at: number,
): Pick<MatterDocument, 'holder' | 'moves'> {
  return {
    holder: { ...next, since: at },
    moves: [...moves, { ...holder, until: at }],
  };
}

/** When a matter that is due on this day rises: as the day is over. */
export const riseAfter = (due: string | null) => (due === null ? null : endOfDay(due) + 1);

/** Upkeep looks at every open matter once a day, in the small hours. */
export function nextCheck(at: number, riseAt: number | null): number {
  const tomorrow = instantOf(addDays(dayOf(at), 1), '03:00');
  return riseAt === null || riseAt <= at ? tomorrow : Math.min(tomorrow, riseAt);
}

/** When a matter that has just risen rises again. */
export const riseAgain = (at: number, riseDays: number) => at + riseDays * DAY;
