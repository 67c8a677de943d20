import type {
  HandoverSide,
  OpenWork,
  OpenWorkKind,
} from '../../../typings/contract/office/handover.ts';
import type { HeldRole, Role } from '../../../typings/contract/resident.ts';
import type { GrantedRole } from '../../../typings/contract/role.ts';
import { addDays } from '../../kernel/calendar.ts';
import { covers } from '../../kernel/path-id.ts';
import type { HandoverDocument } from '../collections.ts';
import { FITS } from '../office/role-rules.ts';

/** An office is handed over within ten days (居民委员会组织法 art. 37 and the like for villages). */
const HANDOVER_DAYS = 10;
/** How long before its end a handover may begin, in days. */
export const AHEAD_DAYS = 30;
/** How long an office that ended without one stays on the list, in days. */
const BACK_DAYS = 90;
/** Volunteers and the like have nothing that only an office has. */
const WITHOUT: readonly Role[] = [
  'volunteer',
  'elder-adviser',
  'rater',
  'household-representative',
];

type Term = Pick<HeldRole, 'role' | 'placeId' | 'placeLabel' | 'from' | 'until'>;

export interface EndedTerm extends Omit<Term, 'role' | 'until'> {
  residentId: string;
  name: string;
  role: GrantedRole;
  until: string;
}

/** The id of a handover follows from the term: there is one of each. */
export function handoverId(
  residentId: string,
  { role, placeId, from }: Pick<Term, 'role' | 'placeId' | 'from'>,
): string {
  return [residentId, role, placeId, from].join(':');
}

/** Whether a term has ended, or ends so soon that it can be handed over. */
export function isEnding({ role, until }: Pick<Term, 'role' | 'until'>, today: string): boolean {
  return (
    role in FITS && !WITHOUT.includes(role) && until !== null && until <= addDays(today, AHEAD_DAYS)
  );
}

/** Terms that ended lately or end soon, and that the same person does not go on with; the soonest due first. */
export function endedTerms(
  people: readonly { _id: string; name: string; roles: readonly HeldRole[] }[],
  today: string,
): EndedTerm[] {
  return people
    .flatMap(({ _id, name, roles }) =>
      roles.flatMap((term) => {
        const { role, placeId, placeLabel, from, until } = term;
        const isOld = until !== null && until < addDays(today, -BACK_DAYS);
        const goesOn = roles.some(
          (other) =>
            other !== term &&
            other.role === role &&
            other.placeId === placeId &&
            until !== null &&
            (other.until === null || other.until > until),
        );
        if (!isEnding(term, today) || isOld || goesOn || until === null) return [];
        return [
          { residentId: _id, name, role: role as GrantedRole, placeId, placeLabel, from, until },
        ];
      }),
    )
    .sort(
      (one, other) => one.until.localeCompare(other.until) || one.name.localeCompare(other.name),
    );
}

/**
 * By which office somebody may come after whoever has this one: the same, or, where those who watch name them, any that
 * has things of its own; undefined if by none.
 */
export function mayFollow(
  roles: readonly HeldRole[],
  { role, placeId }: Pick<Term, 'role' | 'placeId'>,
  today: string,
  byWatcher: boolean,
): HeldRole | undefined {
  const runs = ({ until }: HeldRole) => until === null || until >= today;
  const same = roles.find((one) => one.role === role && one.placeId === placeId && runs(one));
  if (same || !byWatcher) return same;
  return roles.find(
    (one) => one.role !== 'volunteer' && one.role !== 'household-representative' && runs(one),
  );
}

export const dueOn = (until: string) => addDays(until, HANDOVER_DAYS);

/** By which offices somebody goes on with something; 'any' = by any office there. */
const GOES_ON: Record<OpenWorkKind, readonly Role[] | 'any'> = {
  seat: 'any',
  task: 'any',
  team: ['team-leader', 'secretary'],
  motion: ['secretary', 'owners-committee', 'grid-officer', 'building-steward', 'stair-steward'],
  mediation: ['mediator', 'grid-officer', 'building-steward', 'stair-steward', 'owners-committee'],
  matter: ['outside-party'],
  pairing: ['secretary', 'committee-member', 'building-steward', 'stair-steward'],
  export: [],
};

/**
 * What does not stay with whoever leaves: all that stands in their name, but for what they go on with by another
 * office that they still hold there.
 * @param held what they hold once this term is over, in force
 */
export function leftWork(
  all: readonly OpenWork[],
  held: readonly Pick<HeldRole, 'role' | 'placeId'>[],
): OpenWork[] {
  return all.filter(({ kind, placeId }) => {
    const offices = GOES_ON[kind];
    return !held.some(
      (one) =>
        !WITHOUT.includes(one.role) &&
        (offices === 'any' || offices.includes(one.role)) &&
        (covers(one.placeId, placeId) || covers(placeId, one.placeId)),
    );
  });
}

/** What somebody holds on a day without one of their terms. */
export function heldWithout(
  roles: readonly HeldRole[],
  term: Pick<Term, 'role' | 'placeId' | 'from'>,
  day: string,
): HeldRole[] {
  return roles.filter(
    ({ role, placeId, from, until }) =>
      !(role === term.role && placeId === term.placeId && from === term.from) &&
      from <= day &&
      (until === null || until >= day),
  );
}

/** Whether something can be given so. */
export function fitsWay(way: OpenWork['way'], to: 'successor' | 'office'): boolean {
  return way === 'either' || way === to;
}

type Sides = Pick<
  HandoverDocument,
  'residentId' | 'successorId' | 'confirmed' | 'absence' | 'state'
>;

/** Whose part somebody could confirm now; null if none. @param witnesses whether they hold an office that does */
export function sideOf(
  { residentId, successorId, confirmed, absence, state }: Sides,
  readerId: string,
  witnesses: boolean,
): HandoverSide | null {
  if (state === 'done') return null;
  if (readerId === residentId) return confirmed.leaver || absence ? null : 'leaver';
  if (readerId === successorId) return confirmed.successor ? null : 'successor';
  return witnesses ? 'witness' : null;
}

/** What keeps the witness from confirming; null if nothing does. */
export function witnessProblem(
  { confirmed, absence, counted }: Pick<HandoverDocument, 'confirmed' | 'absence' | 'counted'>,
  open: number,
  counts: boolean,
): 'HANDOVER_ITEMS_OPEN' | 'HANDOVER_UNCONFIRMED' | 'HANDOVER_UNCOUNTED' | null {
  if (open > 0) return 'HANDOVER_ITEMS_OPEN';
  if (!confirmed.successor || (!confirmed.leaver && !absence)) return 'HANDOVER_UNCONFIRMED';
  // Without the leaver the witness counts with the successor, by confirming.
  const both = counted.includes('successor') && (absence !== null || counted.includes('leaver'));
  return counts && !both ? 'HANDOVER_UNCOUNTED' : null;
}
