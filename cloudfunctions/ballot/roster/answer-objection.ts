import type { BallotActions } from '../../../typings/contract/ballot.ts';
import type { Correction } from '../../../typings/contract/motion.ts';
import { rolesInForce } from '../../kernel/access.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { dayOf, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { HouseholdDocument, ResidentDocument } from '../../people/collections.ts';
import type { MotionDocument, ObjectionDocument } from '../collections.ts';
import { motionLoad, motionOf } from '../motion/motion-access.ts';
import {
  answerObjectionOnce,
  findBuildings,
  findUncarriedObjections,
  markCorrected,
  motions,
  objections,
  setRoster,
} from '../motion/motion-repository.ts';
import { ballotIdOf } from '../vote/ballot-id.ts';
import { insertBallots, removeBallot, reweighBallot } from '../vote/ballot-repository.ts';
import { ballotOf, voterOf } from './frozen-roster.ts';
import {
  correctVoter,
  findAllVoters,
  getHousehold,
  getResident,
  getVoter,
  insertVoter,
} from './voter-repository.ts';
import { buildingsOf, rosterHashOf, rosterOf, type VoterSeed, weightOf } from './voter-rules.ts';

type Input = BallotActions['answerObjection']['input'];

export function answerLoad({ motionId, objectionId }: Input) {
  return { ...motionLoad({ motionId }), objection: { from: 'objections', ids: objectionId } };
}

/**
 * Answers an objection in public. With a correction the roster changes, while the vote has not opened: the
 * answer is the first write and names the correction; voter, ballot and the new hash follow.
 */
export async function answerObjection(
  { communityId, motionId, answer, correction, commandId }: Input,
  context: ActorContext,
): Promise<BallotActions['answerObjection']['data']> {
  const { openid, actor, loaded } = context;
  const motion = motionOf(context);
  const objection = loaded.objection?.[0] as ObjectionDocument | undefined;
  if (!objection || objection.motionId !== motionId) throw new Refusal('OBJECTION_NOT_FOUND');
  const target = `motion:${motionId}`;
  const change = stampOf(openid, commandId, actor.residentId, 'motion.answer', target);
  let answered = objection;
  if (objection.change.id !== change.id) {
    if (objection.state !== 'open') throw new Refusal('OBJECTION_ANSWERED');
    if (correction.kind !== 'none') await checkCorrection(motion, objection, correction);
    const carried = correction.kind === 'none';
    const patch = { state: 'answered' as const, answer, correction, carried, change };
    if ((await answerObjectionOnce(objection, patch)) === 0) {
      const after = await objections.get(communityId, objection._id);
      if (after?.change.id !== change.id) throw new Refusal('OBJECTION_ANSWERED');
    }
    answered = { ...objection, ...patch };
  }
  await recordAudit(communityId, answered.change);
  const rosterHash = answered.carried ? (motion.rosterHash ?? '') : await carryCorrection(answered);
  return { state: 'answered', rosterHash };
}

/** @throws Refusal MOTION_OPENED, CORRECTION_UNFIT */
async function checkCorrection(
  motion: MotionDocument,
  { kind }: ObjectionDocument,
  correction: Correction,
): Promise<void> {
  if (kind !== 'roster' || motion.state !== 'announced' || now() >= motion.form.opensAt) {
    throw new Refusal('MOTION_OPENED');
  }
  if (correction.kind === 'add') {
    if (!(await seedOf(motion, correction.id))) throw new Refusal('CORRECTION_UNFIT');
    return;
  }
  if (correction.kind === 'none') return;
  const voter = await getVoter(motion, correction.voterId);
  const needsArea = correction.kind === 'area' && motion.form.basis !== 'owners';
  if (!voter || voter.removed || needsArea) throw new Refusal('CORRECTION_UNFIT');
}

/** The voter that a household or person would be; of several units of one owner the area is put right instead. */
async function seedOf(motion: MotionDocument, id: string): Promise<VoterSeed | undefined> {
  const { communityId, placeId, form } = motion;
  const isPerson = form.basis === 'adults' || form.basis === 'representatives';
  const person = isPerson ? await getResident(communityId, id) : undefined;
  const household = isPerson ? undefined : await getHousehold(communityId, id);
  if (household?.ownerKey && (await isOwnerListed(motion, household))) return undefined;
  const today = dayOf(now());
  const people = person ? [withRoles(person, today)] : [];
  return rosterOf(form.basis, placeId, household ? [household] : [], people)[0];
}

const withRoles = (person: ResidentDocument, today: string) => ({
  ...person,
  roles: rolesInForce(person.roles, today),
});

async function isOwnerListed(
  motion: MotionDocument,
  { ownerKey, owners }: HouseholdDocument,
): Promise<boolean> {
  const listed = await findAllVoters(motion, { owners: owners[0] ?? '' }, ['key', 'owners']);
  return ownerKey !== null && listed.length > 0;
}

/** Does what an answer says; a second time changes nothing. @returns the roster's hash */
async function carryCorrection(objection: ObjectionDocument): Promise<string> {
  const { communityId, motionId, correction } = objection;
  const motion = await motions.get(communityId, motionId);
  if (!motion) return '';
  await correct(motion, correction);
  const hash = await rehash(communityId, motionId);
  await markCorrected(objection);
  return hash;
}

async function correct(motion: MotionDocument, correction: Correction): Promise<void> {
  const { communityId } = motion;
  if (correction.kind === 'add') {
    const seed = await seedOf(motion, correction.id);
    if (!seed) return;
    const voter = voterOf(motion, seed);
    if (!(await insertVoter(voter))) await correctVoter(motion, seed.key, { removed: false });
    await insertBallots([ballotOf(motion, voter)]);
    return;
  }
  if (correction.kind === 'none') return;
  const ballotId = ballotIdOf(motion, correction.voterId);
  if (correction.kind === 'remove') {
    await correctVoter(motion, correction.voterId, { removed: true });
    await removeBallot(communityId, ballotId);
    return;
  }
  await correctVoter(motion, correction.voterId, { area: correction.area });
  await reweighBallot(communityId, ballotId, correction.area);
}

/** Whoever corrects at the same time counts again: the hash that stands is of the roster that stands. */
async function rehash(communityId: string, motionId: string): Promise<string> {
  const buildings = await findBuildings(communityId);
  const labels = new Map(buildings.map(({ _id, label }) => [_id, label]));
  for (;;) {
    const motion = await motions.get(communityId, motionId);
    if (!motion) return '';
    const fields = ['key', 'persons', 'area', 'unit', 'buildingId', 'removed'];
    const all = await findAllVoters(motion, { removed: false }, fields);
    const rosterHash = rosterHashOf(all);
    if (rosterHash === motion.rosterHash) return rosterHash;
    const roster = {
      rosterHash,
      rosterVersion: motion.rosterVersion + 1,
      eligible: weightOf(motion.ruleId, all),
      buildings: buildingsOf(all, labels),
    };
    if ((await setRoster(motion, roster)) === 1) return rosterHash;
  }
}

/** For the timer: corrections that a cut left half done. */
export async function carryCorrections(): Promise<void> {
  for (const objection of await findUncarriedObjections()) await carryCorrection(objection);
}
