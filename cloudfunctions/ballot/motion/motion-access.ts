import type { OwnVoter } from '../../../typings/contract/motion.ts';
import type { Role } from '../../../typings/contract/resident.ts';
import { manyBy, one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { ancestorsAndSelf, covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ActorContext } from '../../people/action.ts';
import {
  type HouseholdDocument,
  households,
  type ResidentDocument,
  residents,
} from '../../people/collections.ts';
import { OFFICERS, OVERSEERS, officersOf, SECRETARY } from '../../people/officers.ts';
import type { Concerned } from '../../people/second-person.ts';
import { speakerOf } from '../../people/speaker-rules.ts';
import { type MotionDocument, motions, type VoterDocument, voters } from '../collections.ts';
import { type Claimant, claimOf } from '../roster/voter-rules.ts';
import { phaseOf } from './motion-rules.ts';

/** Who may do what with a motion, and vote for which voter of it. */

type Actor = ActorContext['actor'];
type Someone = Pick<Actor, 'resident' | 'roles'>;

/** Who puts a question to a place. */
export const ANNOUNCERS: readonly Role[] = ['secretary', 'owners-committee'];
/** Who goes from door to door, and writes down what is on paper. */
export const DOOR_ROLES: readonly Role[] = [...OFFICERS, 'owners-committee'];
/** Who countersigns: two of them. */
const SIGNERS: readonly Role[] = ['secretary', 'party-branch', 'supervisor', 'owners-committee'];

export const ANNOUNCE_ACCESS = officersOf('motion.placeId', ANNOUNCERS, 'within');
export const COUNT_ACCESS = officersOf('motion.placeId', [...ANNOUNCERS, 'supervisor'], 'within');
export const SIGN_ACCESS = officersOf('motion.placeId', SIGNERS, 'within');
export const DOOR_ACCESS = officersOf('motion.placeId', DOOR_ROLES, 'touching');
export const TURNOUT_ACCESS = officersOf(
  'motion.placeId',
  [...OVERSEERS, 'owners-committee', 'supervisor'],
  'touching',
);
/** Those who look after one of the voter's doors, or after the place of somebody without a home there. */
export const VOTER_ACCESS = officersOf('voter.places', DOOR_ROLES, 'over');
/** Whom a proxy is given to is looked up in the whole community: for the secretary, who has the paper. */
export const PROXY_ACCESS = officersOf('voter.places', SECRETARY, 'over');
/** Who agrees, as a second person, to what one of those has noted. */
const SECONDERS: readonly Role[] = [
  ...DOOR_ROLES,
  'party-branch',
  'supervisor',
  'committee-member',
];
export const SECOND_ACCESS = officersOf('voter.places', SECONDERS, 'over');
export const NOTES_ACCESS = officersOf('motion.placeId', SECONDERS, 'touching');
export const POLL_ACCESS = officersOf('input.placeId', [...DOOR_ROLES, 'party-branch'], 'within');

export const motionLoad = ({ motionId }: { motionId: string }) => ({
  motion: one(motions, motionId, 'MOTION_NOT_FOUND'),
});

/** A voter that is missing is refused by `voterOf`, after the motion was seen. */
export const voterLoad = ({ motionId, voterId }: { motionId: string; voterId: string }) => ({
  ...motionLoad({ motionId }),
  voter: one(voters, `${motionId}:${voterId}`),
});

/** For somebody who votes: with the household and its people, who say who speaks for it. */
export const claimLoad = (input: { motionId: string; voterId: string }) => ({
  ...voterLoad(input),
  household: one(households, input.voterId),
  people: manyBy(residents, 'households.householdId', input.voterId),
});

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

/** What a reader's list is asked by. */
export interface Scope {
  /** the reader's places and all around them */
  around: string[];
  /** the places of the reader's offices */
  within: string[];
  /** where the reader announces, and sees drafts */
  announces: string[];
}

export function scopeOf({ resident, roles }: Someone): Scope {
  return {
    around: [...new Set(placesOf({ resident, roles }).flatMap(ancestorsAndSelf))],
    within: roles.map(({ placeId }) => placeId),
    announces: roles.filter(({ role }) => ANNOUNCERS.includes(role)).map(({ placeId }) => placeId),
  };
}

/**
 * The motion that was named, if it concerns the reader. Drafts are for those who announce.
 * @throws Refusal MOTION_NOT_FOUND
 */
export function seenMotion({
  actor,
  motion,
}: {
  actor: Someone;
  motion: MotionDocument | undefined;
}): MotionDocument {
  if (!motion || !concerns(actor, motion.placeId)) throw new Refusal('MOTION_NOT_FOUND');
  const isDraft = motion.state === 'draft' || motion.state === 'announcing';
  if (isDraft && !announces(actor, motion.placeId)) throw new Refusal('MOTION_NOT_FOUND');
  return motion;
}

/**
 * The same, if it is open by the clock.
 * @throws Refusal MOTION_NOT_FOUND, MOTION_NOT_OPEN, MOTION_CLOSED
 */
export function openMotion(context: Parameters<typeof seenMotion>[0]): MotionDocument {
  const motion = seenMotion(context);
  const { state, form } = motion;
  const phase = phaseOf(state, form, now());
  if (phase === 'notice' || phase === 'draft') {
    throw new Refusal('MOTION_NOT_OPEN', { opensAt: form.opensAt });
  }
  if (phase !== 'open') throw new Refusal('MOTION_CLOSED');
  return motion;
}

export function announces({ roles }: Pick<Someone, 'roles'>, placeId: string): boolean {
  return roles.some((held) => ANNOUNCERS.includes(held.role) && covers(held.placeId, placeId));
}

/** @throws Refusal VOTER_NOT_FOUND */
export function voterOf({ voter }: { voter: VoterDocument | undefined }): VoterDocument {
  if (!voter || voter.removed) throw new Refusal('VOTER_NOT_FOUND');
  return voter;
}

/** As what somebody may vote for a voter; null = not at all. @param home the voter's household and its people */
export function claimFor(
  { form }: MotionDocument,
  voter: VoterDocument,
  actor: Actor,
  home: HomeOfVoter,
): OwnVoter['as'] | 'not-mine' | null {
  const speaks = speakerOf(home.household, home.people);
  return claimOf(
    form.basis,
    voter,
    claimantOf(actor),
    new Map(speaks ? [[voter.key, speaks]] : []),
  );
}

interface HomeOfVoter {
  household: Pick<HouseholdDocument, '_id' | 'representative'> | undefined;
  people: readonly Pick<ResidentDocument, '_id' | 'households'>[];
}

/** The voter that was named, if the actor may vote for them. @throws Refusal VOTER_NOT_FOUND, VOTER_NOT_YOURS */
export function claimedVoter(
  motion: MotionDocument,
  context: HomeOfVoter & { actor: Actor; voter: VoterDocument | undefined },
): VoterDocument {
  const voter = voterOf(context);
  const claim = claimFor(motion, voter, context.actor, context);
  if (claim === null || claim === 'not-mine') throw new Refusal('VOTER_NOT_YOURS');
  return voter;
}

function claimantOf({ residentId, resident }: Actor): Claimant {
  const homes = resident.households.map(({ householdId }) => householdId);
  return { residentId, name: resident.name, households: homes };
}

/** True if the actor looks after one of these places: an office covers it. */
function looksAfter({ roles }: Pick<Someone, 'roles'>, places: readonly string[]): boolean {
  return doorPlaces({ roles }).some((held) => places.some((place) => covers(held, place)));
}

/**
 * True if the actor may write down a paper, or compare one: in a named motion of a voter whose door they look
 * after; in a secret one, where a paper is nobody's, whoever looks after a part of the motion's place.
 * @param places of the voter, or of the motion
 */
export function entersPaper(
  { form }: Pick<MotionDocument, 'form'>,
  actor: Pick<Someone, 'roles'>,
  places: readonly string[],
): boolean {
  if (!form.secret) return looksAfter(actor, places);
  return doorPlaces(actor).some((held) =>
    places.some((place) => covers(held, place) || covers(place, held)),
  );
}

/** The places in which somebody may agree to notes. */
export function secondPlaces({ roles }: Pick<Someone, 'roles'>): string[] {
  return roles.filter(({ role }) => SECONDERS.includes(role)).map(({ placeId }) => placeId);
}

/** Whose vote a voter's is: for what nobody decides about themselves or their household. */
export function concernedBy({ claims }: Pick<VoterDocument, 'claims'>): Concerned {
  return { people: claims, households: claims };
}

/** The places that somebody goes from door to door in. */
export function doorPlaces({ roles }: Pick<Someone, 'roles'>): string[] {
  return roles.filter(({ role }) => DOOR_ROLES.includes(role)).map(({ placeId }) => placeId);
}

/** The office by which somebody signs. */
export function signsAs({ roles }: Pick<Someone, 'roles'>, placeId: string): Role | undefined {
  return roles.find((held) => SIGNERS.includes(held.role) && covers(held.placeId, placeId))?.role;
}
