import type { ResidentActions } from '../../../typings/contract/resident.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { dayOf } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { HouseholdDocument, ResidentDocument } from '../../people/collections.ts';
import { OFFICERS } from '../../people/officers.ts';
import {
  findUnchosen,
  giveRole,
  markChosen,
  setRepresentative,
  takeRole,
} from './household-repository.ts';
import { membersOf, representativeOf } from './membership-rules.ts';
import { findMembers } from './people-repository.ts';
import { households } from './resident-repository.ts';

type Input = ResidentActions['chooseRepresentative']['input'];
type HouseholdInput = ResidentActions['showHousehold']['input'];

export function chooseLoad({ householdId, residentId }: Input) {
  return {
    household: { from: 'households', ids: householdId },
    person: { from: 'residents', ids: residentId },
  };
}

const livesIn = ({ households }: ResidentDocument, householdId: string) =>
  households.some((one) => one.householdId === householdId);

/** The people of one's own household, and who speaks for it. */
export async function showHousehold(
  { communityId, householdId }: HouseholdInput,
  { actor, loaded }: ActorContext,
): Promise<ResidentActions['showHousehold']['data']> {
  const household = loaded.household?.[0] as HouseholdDocument | undefined;
  if (!household || !livesIn(actor.resident, householdId)) throw new Refusal('HOUSEHOLD_NOT_FOUND');
  const rows = await findMembers(communityId, householdId);
  return {
    label: household.label,
    members: membersOf(householdId, rows),
    representativeId: representativeOf(household, rows),
  };
}

/**
 * Who speaks for a household is chosen by its own people or an officer of the door. The household holds
 * the truth; the entries of the people follow, by a retry or the timer if need be.
 */
export async function chooseRepresentative(
  { communityId, householdId, residentId, previousId, commandId }: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<ResidentActions['chooseRepresentative']['data']> {
  let household = loaded.household?.[0] as HouseholdDocument | undefined;
  const person = loaded.person?.[0] as ResidentDocument | undefined;
  const looksAfter = actor.roles.some(
    ({ role, placeId }) => OFFICERS.includes(role) && covers(placeId, householdId),
  );
  if (!household || (!looksAfter && !livesIn(actor.resident, householdId))) {
    throw new Refusal('HOUSEHOLD_NOT_FOUND');
  }
  if (!person || !livesIn(person, householdId)) throw new Refusal('RESIDENT_NOT_FOUND');
  const target = `household:${householdId}`;
  const { residentId: actorId } = actor;
  const change = stampOf(openid, commandId, actorId, 'household.representative', target);
  if (household.change.id !== change.id) {
    if (household.representative?.residentId === residentId) {
      const { carried, since } = household.representative;
      if (!carried) await carryChoice(household, residentId, since);
      return { representativeId: residentId };
    }
    if ((await setRepresentative(household, previousId, residentId, change)) === 0) {
      household = await households.get(communityId, householdId);
      if (household?.change.id !== change.id) throw new Refusal('REPRESENTATIVE_CHANGED');
    }
  }
  const at = household.change.id === change.id ? household.change.at : change.at;
  const chosen = { ...change, at };
  await carryChoice({ ...household, change: chosen }, residentId, at);
  await recordAudit(communityId, chosen);
  return { representativeId: residentId };
}

/** Doing it again changes nothing. */
async function carryChoice(
  household: HouseholdDocument,
  residentId: string,
  at: number,
): Promise<void> {
  const { communityId, _id, label } = household;
  const { change } = household; // every change of somebody's offices has a stamp, so that none is overlooked
  await takeRole(communityId, _id, residentId, change);
  const role = {
    role: 'household-representative' as const,
    placeId: _id,
    placeLabel: label,
    from: dayOf(at),
    until: null,
  };
  await giveRole(communityId, residentId, role, change);
  await markChosen(household, residentId);
}

/** For the timer: choices that a cut left half done. */
export async function finishChoosing(): Promise<void> {
  for (const household of await findUnchosen()) {
    const { representative } = household;
    if (representative) {
      await carryChoice(household, representative.residentId, representative.since);
    }
  }
}
