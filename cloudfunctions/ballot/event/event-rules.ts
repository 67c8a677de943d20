import type { MotionEvent } from '../../../typings/contract/motion.ts';
import type { Role } from '../../../typings/contract/resident.ts';
import { rolesInForce } from '../../kernel/action/access.ts';
import { dayOf, instantOf } from '../../kernel/calendar.ts';
import { covers } from '../../kernel/path-id.ts';
import type { EventRow } from './event-types.ts';

/** Offices by which somebody acts in a vote, the widest first. */
const ACTING: readonly Role[] = [
  'secretary',
  'party-branch',
  'supervisor',
  'owners-committee',
  'committee-member',
  'grid-officer',
  'building-steward',
  'stair-steward',
];

/** By which office somebody acted about a motion of a place, on that day. */
function officeOf({ actorId, actors, at }: EventRow, placeId: string): MotionEvent['office'] {
  if (actorId === 'timer') return 'timer';
  const held = rolesInForce(actors[0]?.roles ?? [], dayOf(at)).filter(
    (one) => covers(one.placeId, placeId) || covers(placeId, one.placeId),
  );
  return ACTING.find((role) => held.some((one) => one.role === role)) ?? 'resident';
}

/**
 * Entries of a motion, the latest first, as everybody reads them: what, when and by which office. Of what was
 * done about voters the day only; what one office did several times on a day is one line.
 */
export function eventsOf(rows: readonly EventRow[], placeId: string): MotionEvent[] {
  const events: MotionEvent[] = [];
  for (const row of rows) {
    const isOfVoter = row.target.startsWith('voter:');
    const at = isOfVoter ? instantOf(dayOf(row.at)) : row.at;
    const office = officeOf(row, placeId);
    const same = events.find(
      (one) => one.action === row.action && one.office === office && dayOf(one.at) === dayOf(at),
    );
    if (same) same.times += 1;
    else events.push({ at, action: row.action, office, times: 1 });
  }
  return events;
}
