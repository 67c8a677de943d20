import type { Correction } from '../../../typings/contract/motion.ts';
import { rolesInForce } from '../../kernel/action/access.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { job } from '../../kernel/upkeep.ts';
import { findEstates } from '../../owners/register-repository.ts';
import { requireNotOwn } from '../../people/second-person.ts';
import {
  type MotionDocument,
  type ObjectionDocument,
  objections,
  type VoterDocument,
  type VoterSeed,
} from '../collections.ts';
import { concernedBy } from '../motion/motion-access.ts';
import { getMotion, setRoster } from '../motion/motion-repository.ts';
import { insertBallot, removeBallot, reweighBallot } from '../vote/ballot-repository.ts';
import { correctableUntil, isAreaPlausible } from './correction-rules.ts';
import { ballotOf, voterOf } from './frozen-roster.ts';
import { countsAdults, listRoster } from './list-roster.ts';
import { endCorrection } from './objection-repository.ts';
import { findBuildingLabels, getHousehold, getResident } from './register-repository.ts';
import { statedArea } from './total-rules.ts';
import {
  correctVoter,
  findAllVoters,
  getVoter,
  insertVoter,
  isAnyListed,
} from './voter-repository.ts';
import { buildingsOf, rosterHashOf, rosterOf, weightOf } from './voter-rules.ts';

const TURNS = 5;

/**
 * Whether the roster may still be put right.
 * @throws Refusal MOTION_OPENED, CORRECTION_TOO_LATE
 */
export function requireCorrectable({ state, form }: MotionDocument): void {
  const at = now();
  if (state !== 'announced' || at >= form.opensAt) throw new Refusal('MOTION_OPENED');
  const until = correctableUntil(form);
  if (at >= until) throw new Refusal('CORRECTION_TOO_LATE', { until });
}

type Checked = Pick<ObjectionDocument, 'added' | 'corrected'>;

/**
 * What a correction changes, and whom it adds: the voter that a household, an owner or a person would be. Of an
 * owner who is listed the area is put right instead; who an owner is the key says, since two may bear one name.
 * @param actor nobody puts their own vote right, or that of their household
 * @throws Refusal CORRECTION_UNFIT, AREA_UNFIT, OBJECTION_OWN
 */
export async function checkCorrection(
  motion: MotionDocument,
  correction: Correction,
  actor: Parameters<typeof requireNotOwn>[0],
): Promise<Checked> {
  if (correction.kind === 'none') return { added: null, corrected: null };
  const isByArea = motion.form.basis === 'owners';
  if (correction.kind === 'add') {
    const seed = await seedOf(motion, correction.id);
    const isOwner = seed !== undefined && seed.owners.length > 0;
    if (!seed || (isOwner && (await isAnyListed(motion, seed.claims)))) {
      throw new Refusal('CORRECTION_UNFIT');
    }
    requireNotOwn(actor, concernedBy(seed), 'OBJECTION_OWN');
    return { added: seed, corrected: { door: doorOf(seed), before: null, after: seed.area } };
  }
  const voter = await getVoter(motion, correction.voterId);
  const isFit = correction.kind === 'remove' || isByArea;
  if (!voter || voter.removed || !isFit) throw new Refusal('CORRECTION_UNFIT');
  requireNotOwn(actor, concernedBy(voter), 'OBJECTION_OWN');
  if (correction.kind === 'area') await requirePlausible(motion, voter, correction.area);
  const after = correction.kind === 'area' ? correction.area : null;
  return { added: null, corrected: { door: doorOf(voter), before: voter.area, after } };
}

/** As neighbours know it; the name only of somebody who is on the roster without a door. */
const doorOf = ({ label, name }: Pick<VoterSeed, 'label' | 'name'>) => label || name;

async function requirePlausible(
  { communityId, placeId, eligible }: MotionDocument,
  { area, claims }: VoterDocument,
  wanted: number,
): Promise<void> {
  const frame = {
    units: claims.length,
    before: area ?? 0,
    roster: eligible.area ?? 0,
    stated: statedArea(placeId, await findEstates(communityId)),
  };
  if (!isAreaPlausible(wanted, frame)) throw new Refusal('AREA_UNFIT');
}

async function seedOf(motion: MotionDocument, id: string): Promise<VoterSeed | undefined> {
  const { communityId, placeId, form } = motion;
  if (form.basis === 'adults' || form.basis === 'representatives') {
    const person = await getResident(communityId, id);
    const roles = rolesInForce(person?.roles ?? [], dayOf(now()));
    const people = person ? [{ ...person, roles }] : [];
    return rosterOf(form.basis, placeId, [], people, undefined, countsAdults(motion))[0];
  }
  if (form.basis === 'owners') {
    // An owner comes with all their units, as when the roster was frozen.
    const { seeds } = await listRoster(motion);
    return seeds.find(({ claims }) => claims.includes(id));
  }
  const household = await getHousehold(communityId, id);
  return household && rosterOf(form.basis, placeId, [household], [])[0];
}

/**
 * Does what an answer says; a second time changes nothing. A motion that was cancelled, or counted, ends the
 * correction. @returns the roster's hash
 */
export async function applyCorrection(
  motion: MotionDocument | undefined,
  objection: ObjectionDocument,
): Promise<string> {
  let hash = motion?.rosterHash ?? '';
  if (motion?.state === 'announced') {
    await correct(motion, objection);
    hash = await hashRoster(motion);
  }
  await endCorrection(objection);
  return hash;
}

async function correct(
  motion: MotionDocument,
  { correction, added }: ObjectionDocument,
): Promise<void> {
  if (correction.kind === 'none') return;
  if (correction.kind === 'add') {
    // Objections that were answered before this field was kept name the household or person only.
    const seed = added ?? (await seedOf(motion, correction.id));
    if (seed) await addVoter(motion, seed);
    return;
  }
  const { voterId: key } = correction;
  const isOff = correction.kind === 'remove';
  await correctVoter(motion, key, isOff ? { removed: true } : { area: correction.area });
  await alignBallot(motion, key, await getVoter(motion, key));
}

/** Somebody who was taken off the roster comes back as they stood there. */
async function addVoter(motion: MotionDocument, seed: VoterSeed): Promise<void> {
  const { key } = seed;
  const fresh = voterOf(motion, seed);
  if (await insertVoter(fresh)) return alignBallot(motion, key, fresh);
  await correctVoter(motion, key, { removed: false });
  return alignBallot(motion, key, await getVoter(motion, key));
}

/**
 * A voter on the roster has a ballot of their weight, one off it has none. Whoever corrects the same voter at
 * the same time looks again.
 * @throws Refusal SERVICE_BUSY if others keep correcting: the correction is finished later
 */
async function alignBallot(
  motion: MotionDocument,
  key: string,
  voter: VoterDocument | undefined,
): Promise<void> {
  let seen = voter;
  for (let turn = 0; turn < TURNS && seen; turn += 1) {
    if (seen.removed) await removeBallot(motion, key);
    else if (!(await insertBallot(ballotOf(motion, seen))) && seen.area !== null) {
      await reweighBallot(motion, key, seen.area);
    }
    const stands = await getVoter(motion, key);
    if (stands?.removed === seen.removed && stands.area === seen.area) return;
    seen = stands;
  }
  if (seen) throw new Refusal('SERVICE_BUSY');
}

type Roster = Parameters<typeof setRoster>[1];

/**
 * The hash that stands is of the roster that stands. Others may correct it at the same time, so whoever writes
 * a hash reads the roster once more, and whoever finds the right one looks whether it still stands.
 * @throws Refusal SERVICE_BUSY if others keep correcting: the correction is finished later
 */
async function hashRoster(read: MotionDocument): Promise<string> {
  const { communityId, _id, ruleId } = read;
  const labels = await findBuildingLabels(communityId);
  const fields = ['key', 'persons', 'area', 'unit', 'buildingId', 'removed'];
  let motion: MotionDocument | undefined = read;
  let isOwn = false;
  for (let turn = 0; turn < TURNS; turn += 1) {
    if (motion?.state !== 'announced') return motion?.rosterHash ?? '';
    const all = await findAllVoters(motion, { removed: false }, fields);
    const rosterHash = rosterHashOf(all);
    if (rosterHash !== motion.rosterHash) {
      const roster: Roster = {
        rosterHash,
        rosterVersion: motion.rosterVersion + 1,
        eligible: weightOf(ruleId, all),
        buildings: buildingsOf(all, labels),
      };
      isOwn = (await setRoster(motion, roster)) === 1;
      motion = isOwn ? { ...motion, ...roster } : await getMotion(communityId, _id);
    } else {
      if (isOwn) return rosterHash;
      motion = await getMotion(communityId, _id);
      if (motion?.rosterHash === rosterHash) return rosterHash;
    }
  }
  throw new Refusal('SERVICE_BUSY');
}

/** Corrections that a crash left half done. */
export const applyCorrections = job<ObjectionDocument>({
  name: 'objection.correct',
  collection: objections,
  due: () => ({ carried: false }),
  one: async (objection) => {
    const motion = await getMotion(objection.communityId, objection.motionId);
    await applyCorrection(motion, objection);
  },
});
