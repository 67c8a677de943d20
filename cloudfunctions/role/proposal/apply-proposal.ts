import { dayOf } from '../../kernel/calendar.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { job } from '../../kernel/upkeep.ts';
import { applyToResident, getResident, wasApplied } from '../../people/resident-repository.ts';
import { type ProposalDocument, proposals } from '../collections.ts';
import { beginSecretary, endSecretary } from '../office/keep-secretaries.ts';
import { withOffice, withoutOffice } from '../office/office-rules.ts';
import { runs } from '../office/role-rules.ts';
import { requireUnselected } from '../selection/selection-access.ts';
import { markApplied } from './proposal-repository.ts';
import { releaseAppointment, takeAppointment } from './take-appointment.ts';

/**
 * What agreeing to a proposal says: the person's entry. Doing it again changes nothing. What has become
 * impossible since (the person left, the office is held or ended, nobody else would be secretary) is not
 * done, and the proposal is over.
 * @returns why it was not done
 */
export async function applyProposal(proposal: ProposalDocument): Promise<Refusal | undefined> {
  if (proposal.carried) return undefined;
  try {
    if (proposal.kind === 'grant') await giveSelected(proposal);
    else await endOffice(proposal);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'SERVICE_BUSY') throw error;
    await markApplied(proposal, 'declined');
    return error;
  }
  await markApplied(proposal, 'accepted');
  return undefined;
}

/** Of a steward who was selected, the selection takes note first: a candidate may withdraw until then. */
async function giveSelected(proposal: ProposalDocument): Promise<void> {
  const { _id, communityId, residentId, selectionId } = proposal;
  if (selectionId === undefined) {
    await requireUnselected(communityId, proposal);
    return giveOffice(proposal);
  }
  const appointment = { _id, communityId, residentId, selectionId };
  await takeAppointment(appointment);
  try {
    await giveOffice(proposal);
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'SERVICE_BUSY') {
      await releaseAppointment(appointment);
    }
    throw error;
  }
}

async function giveOffice(proposal: ProposalDocument): Promise<void> {
  const { communityId, residentId, change, role, from } = proposal;
  const today = dayOf(change.at);
  if (role === 'secretary') await beginSecretary(communityId, residentId, from);
  const person = await applyToResident(
    communityId,
    { _id: residentId },
    change,
    ({ openid, roles: held }) => {
      if (openid === null) throw new Refusal('RESIDENT_NOT_FOUND');
      const roles = withOffice(held, proposal, today);
      return roles && { roles };
    },
  );
  if (!person) throw new Refusal('RESIDENT_NOT_FOUND');
}

async function endOffice(proposal: ProposalDocument): Promise<void> {
  const { communityId, residentId, change, role, from } = proposal;
  const today = dayOf(change.at);
  const person = await getResident(communityId, residentId);
  if (!person) throw new Refusal('RESIDENT_NOT_FOUND');
  if (wasApplied(person, change)) return;
  if (role === 'secretary' && runs(person.roles, proposal, today)) {
    await endSecretary(communityId, residentId, from, today);
  }
  await applyToResident(communityId, { _id: residentId }, change, ({ openid, roles: held }) => {
    if (openid === null) throw new Refusal('RESIDENT_NOT_FOUND');
    const roles = withoutOffice(held, proposal, today);
    return roles && { roles };
  });
}

/** Goes on where carrying out an agreed proposal was interrupted. */
export const applyAgreed = job({
  name: 'role.carry',
  collection: proposals,
  due: () => ({ carried: false }),
  one: async (proposal) => void (await applyProposal(proposal)),
});
