import type { Role } from '../../../typings/contract/resident.ts';
import type { AccessRule } from '../../kernel/access.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { ancestorsAndSelf, covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Actor } from '../../people/actor.ts';
import { OFFICERS, OVERSEERS, SECRETARY } from '../../people/officers.ts';
import type { MotionDocument, VoterDocument } from '../collections.ts';

/** Who puts a question to a place. */
export const ANNOUNCERS: readonly Role[] = ['secretary', 'owners-committee'];
/** Who goes from door to door, and writes down what is on paper. */
export const DOOR_ROLES: readonly Role[] = [...OFFICERS, 'owners-committee'];
/** Who countersigns: two of them. */
const SIGNERS: readonly Role[] = ['secretary', 'party-branch', 'supervisor', 'owners-committee'];

const onMotion = (roles: readonly Role[], relation: 'within' | 'touching') =>
  ({
    who: 'officers',
    roles,
    places: { loaded: 'motion', field: 'placeId' },
    relation,
  }) satisfies AccessRule;

export const ANNOUNCE_ACCESS = onMotion(ANNOUNCERS, 'within');
export const COUNT_ACCESS = onMotion([...ANNOUNCERS, 'supervisor'], 'within');
export const SIGN_ACCESS = onMotion(SIGNERS, 'within');
export const DOOR_ACCESS = onMotion(DOOR_ROLES, 'touching');
export const TURNOUT_ACCESS = onMotion(
  [...OVERSEERS, 'owners-committee', 'supervisor'],
  'touching',
);
/** Those who look after one of the voter's doors. */
export const VOTER_ACCESS = {
  who: 'officers',
  roles: DOOR_ROLES,
  places: { loaded: 'voter', field: 'places' },
  relation: 'touching',
} satisfies AccessRule;
/** Whom a proxy is given to is looked up in the whole community: for the secretary, who has the paper. */
export const PROXY_ACCESS = { ...VOTER_ACCESS, roles: SECRETARY } satisfies AccessRule;
export const POLL_ACCESS = {
  who: 'officers',
  roles: [...DOOR_ROLES, 'party-branch'],
  places: { input: 'placeId' },
  relation: 'within',
} satisfies AccessRule;

export const motionLoad = ({ motionId }: { motionId: string }) => ({
  motion: { from: 'motions', ids: motionId },
});

export const voterLoad = ({ motionId, voterId }: { motionId: string; voterId: string }) => ({
  ...motionLoad({ motionId }),
  voter: { from: 'voters', ids: `${motionId}:${voterId}` },
});

type Someone = Pick<Actor, 'resident' | 'roles'>;

/** The places of somebody's homes and offices. */
function placesOf({ resident, roles }: Someone): string[] {
  return [
    ...resident.households.map(({ householdId }) => householdId),
    ...roles.map(({ placeId }) => placeId),
  ];
}

/** True if a matter of this place concerns somebody: a home or office lies within it, or it within an office. */
export function concerns(actor: Someone, placeId: string): boolean {
  return (
    placesOf(actor).some((place) => covers(placeId, place)) ||
    actor.roles.some((held) => covers(held.placeId, placeId))
  );
}

/** What a reader's lists are asked by. */
export function scopeOf(actor: Actor): { around: string[]; within: string[]; drafts: boolean } {
  return {
    around: [...new Set(placesOf(actor).flatMap(ancestorsAndSelf))],
    within: actor.roles.map(({ placeId }) => placeId),
    drafts: actor.roles.some(({ role }) => ANNOUNCERS.includes(role)),
  };
}

/**
 * The motion that was named, if it concerns the reader. Drafts are for those who announce.
 * @throws Refusal MOTION_NOT_FOUND
 */
export function motionOf({
  actor,
  loaded,
}: Pick<ActorContext, 'actor' | 'loaded'>): MotionDocument {
  const motion = loaded.motion?.[0] as MotionDocument | undefined;
  if (!motion || !concerns(actor, motion.placeId)) throw new Refusal('MOTION_NOT_FOUND');
  const isDraft = motion.state === 'draft' || motion.state === 'announcing';
  if (isDraft && !announces(actor, motion.placeId)) throw new Refusal('MOTION_NOT_FOUND');
  return motion;
}

export function announces(actor: Actor, placeId: string): boolean {
  return actor.roles.some(
    (held) => ANNOUNCERS.includes(held.role) && covers(held.placeId, placeId),
  );
}

/** @throws Refusal VOTER_NOT_FOUND */
export function voterOf({ loaded }: Pick<ActorContext, 'loaded'>): VoterDocument {
  const voter = loaded.voter?.[0] as VoterDocument | undefined;
  if (!voter || voter.removed) throw new Refusal('VOTER_NOT_FOUND');
  return voter;
}

/** True if the actor looks after one of these places. */
export function looksAfter({ roles }: Actor, places: readonly string[]): boolean {
  return roles.some(
    ({ role, placeId }) =>
      DOOR_ROLES.includes(role) &&
      places.some((place) => covers(placeId, place) || covers(place, placeId)),
  );
}

/** The office by which somebody signs. */
export function signsAs({ roles }: Actor, placeId: string): Role | undefined {
  return roles.find((held) => SIGNERS.includes(held.role) && covers(held.placeId, placeId))?.role;
}
