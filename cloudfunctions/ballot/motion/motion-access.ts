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
import { leftSince, type Voice, voiceAt } from '../../people/speaker-rules.ts';
import { INVITERS, schemeOf } from '../body/body-rules.ts';
import { type MotionDocument, motions, type VoterDocument, voters } from '../collections.ts';
import { type Claim, type Claimant, claimOf } from '../roster/voter-rules.ts';
import type { Scope } from './motion-repository.ts';
import { phaseOf } from './motion-rules.ts';

/** Who may do what with a motion, and vote for which voter of it. */

type Actor = ActorContext['actor'];
type Someone = Pick<Actor, 'resident' | 'roles'>;

/** Who puts a question to a place; which body they may convene there follows from its rule. */
const ANNOUNCERS: readonly Role[] = ['secretary', 'owners-committee'];
/** Those who invite to consultations run what they wrote themselves. */
const INVITED_BY = { path: 'motion.authorId', roles: INVITERS } as const;
/** Who goes from door to door, and writes down what is on paper. */
export const DOOR_ROLES: readonly Role[] = [...OFFICERS, 'owners-committee'];
/** Who countersigns: two of them. */
export const SIGNERS: readonly Role[] = [
  'secretary',
  'party-branch',
  'supervisor',
  'owners-committee',
];

export const SAVE_ACCESS = officersOf('input.form.placeId', [...ANNOUNCERS, ...INVITERS], 'within');
export const CONVENE_ACCESS = officersOf('input.placeId', [...ANNOUNCERS, ...INVITERS], 'within');
export const ANNOUNCE_ACCESS = officersOf('motion.placeId', ANNOUNCERS, 'within', INVITED_BY);
export const COUNT_ACCESS = officersOf(
  'motion.placeId',
  [...ANNOUNCERS, 'supervisor'],
  'within',
  INVITED_BY,
);
export const SIGN_ACCESS = officersOf('motion.placeId', SIGNERS, 'within', INVITED_BY);
export const DOOR_ACCESS = officersOf('motion.placeId', DOOR_ROLES, 'touching');
/** Who sees how far a motion has come. */
export const TURNOUT_ROLES: readonly Role[] = [...OVERSEERS, 'owners-committee', 'supervisor'];
export const TURNOUT_ACCESS = officersOf('motion.placeId', TURNOUT_ROLES, 'touching');
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
  leavers: manyBy(residents, 'left.householdId', input.voterId),
});

/** The places of somebody's homes and offices. */
function placesOf({ resident, roles }: Someone): string[] {
  const left = (resident.left ?? []).filter(({ until }) => until > now());
  return [
    ...[...resident.households, ...left].map(({ householdId }) => householdId),
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

export function scopeOf({ resident, roles }: Someone): Scope {
  return {
    around: [...new Set(placesOf({ resident, roles }).flatMap(ancestorsAndSelf))],
    within: roles.map(({ placeId }) => placeId),
    announces: roles.filter(({ role }) => ANNOUNCERS.includes(role)).map(({ placeId }) => placeId),
    invites: roles.filter(({ role }) => INVITERS.includes(role)).map(({ placeId }) => placeId),
    readerId: resident._id,
  };
}

/**
 * The motion that was named, if it concerns the reader. Drafts are for those who announce, and for those
 * who invite with what they wrote.
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
  if (isDraft && !isInCharge(actor, motion)) throw new Refusal('MOTION_NOT_FOUND');
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

/** Whether somebody writes, runs and answers for a motion. */
export function isInCharge(
  { resident, roles }: Someone,
  { placeId, authorId }: Pick<MotionDocument, 'placeId' | 'authorId'>,
): boolean {
  const offices = resident._id === authorId ? [...ANNOUNCERS, ...INVITERS] : ANNOUNCERS;
  return roles.some((held) => offices.includes(held.role) && covers(held.placeId, placeId));
}

type Convened = Pick<MotionDocument, 'placeId' | 'ruleId' | 'convenedAs'>;

/**
 * What was announced is run by the office that convened it, a consultation by the secretary as well; a draft,
 * and a vote of the former scheme, by whoever announces there.
 */
export function isConvener(
  { roles }: Pick<Someone, 'roles'>,
  { placeId, ruleId, convenedAs }: Convened,
): boolean {
  if (!convenedAs) return true;
  const offices = ruleId === 'consultation' ? [convenedAs, ...SECRETARY] : [convenedAs];
  return roles.some((held) => offices.includes(held.role) && covers(held.placeId, placeId));
}

/** @throws Refusal NOT_ALLOWED */
export function requireConvener(actor: Pick<Someone, 'roles'>, motion: Convened): void {
  if (!isConvener(actor, motion)) throw new Refusal('NOT_ALLOWED');
}

/** @throws Refusal VOTER_NOT_FOUND */
export function voterOf({ voter }: { voter: VoterDocument | undefined }): VoterDocument {
  if (!voter || voter.removed) throw new Refusal('VOTER_NOT_FOUND');
  return voter;
}

/** As what somebody may vote for a voter; null = not at all. @param home the voter's household and its people */
export function claimFor(
  motion: MotionDocument,
  voter: VoterDocument,
  actor: Actor,
  home: HomeOfVoter,
): Claim {
  return claimOf(
    motion.form.basis,
    voter,
    claimantOf(actor, announcedAtOf(motion)),
    voiceOf(motion, home),
    schemeOf(motion),
  );
}

/** What was announced is voted on by those who could then; see `voiceAt`. */
const announcedAtOf = ({ announcedAt }: MotionDocument) => announcedAt ?? now();

/** True if the actor was written out of the voter's home since the announcement: they vote all the same. */
export function hasLeftHome(
  motion: MotionDocument,
  { claims }: Pick<VoterDocument, 'claims'>,
  { resident }: Pick<Actor, 'resident'>,
): boolean {
  return leftSince(resident, announcedAtOf(motion)).some(
    ({ householdId }) =>
      !resident.households.some((home) => home.householdId === householdId) &&
      (claims.includes(householdId) ||
        (claims.includes(resident._id) && covers(motion.placeId, householdId))),
  );
}

/** True if the actor came to live at each of these homes after the announcement. */
export function cameLate(
  motion: MotionDocument,
  homes: ActorContext['actor']['resident']['households'],
): boolean {
  return homes.length > 0 && homes.every(({ joinedAt }) => joinedAt > announcedAtOf(motion));
}

export function voiceOf(
  motion: MotionDocument,
  { household, people, leavers }: HomeOfVoter,
): Voice {
  return voiceAt(household, [...people, ...leavers], announcedAtOf(motion));
}

export interface HomeOfVoter {
  household: Pick<HouseholdDocument, '_id' | 'representative'> | undefined;
  people: readonly Pick<ResidentDocument, '_id' | 'households'>[];
  /** those who were written out of it while a vote ran */
  leavers: readonly Pick<ResidentDocument, '_id' | 'households' | 'left'>[];
}

/** The voter that was named, if the actor may vote for them. @throws Refusal VOTER_NOT_FOUND, VOTER_NOT_YOURS */
export function claimedVoter(
  motion: MotionDocument,
  context: HomeOfVoter & { actor: Actor; voter: VoterDocument | undefined },
): VoterDocument {
  const voter = voterOf(context);
  const claim = claimFor(motion, voter, context.actor, context);
  if (claim === 'unconfirmed') throw new Refusal('OWNER_UNCONFIRMED');
  if (claim === null || claim === 'not-mine') throw new Refusal('VOTER_NOT_YOURS');
  return voter;
}

function claimantOf({ residentId, resident }: Actor, announcedAt: number): Claimant {
  const households = [...resident.households, ...leftSince(resident, announcedAt)];
  return { residentId, name: resident.name, households };
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

/** The office by which somebody signs; whoever invited to a consultation signs by the office of that. */
export function signsAs(
  { resident, roles }: Someone,
  { placeId, authorId }: Pick<MotionDocument, 'placeId' | 'authorId'>,
): Role | undefined {
  const offices = resident._id === authorId ? [...SIGNERS, ...INVITERS] : SIGNERS;
  return roles.find((held) => offices.includes(held.role) && covers(held.placeId, placeId))?.role;
}
