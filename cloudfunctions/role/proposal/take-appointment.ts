import { Refusal } from '../../kernel/refusal.ts';
import type { ProposalDocument, SelectionDocument } from '../collections.ts';
import { getSelection, saveAppointed, saveReleased } from '../selection/selection-repository.ts';
import { isRunning } from '../selection/selection-rules.ts';

const TURNS = 5;

type Appointment = Pick<ProposalDocument, '_id' | 'communityId' | 'residentId'> & {
  selectionId: string;
};

/** Whether a selection still recommends just this person, or has taken note of this appointment. */
export function isStill(
  selection: SelectionDocument | undefined,
  { _id, residentId }: Appointment,
): selection is SelectionDocument {
  if (selection?.appointedBy === _id) return true;
  const { state, current, candidates } = selection ?? {};
  const chosen = candidates?.find(({ key }) => key === current?.key);
  return state === 'publishing' && chosen?.residentId === residentId && isRunning(chosen);
}

/**
 * The selection ends with an appointment, in one step with the question whether it still is about that person: a
 * candidate who withdraws at the same moment either is off before, or is too late.
 * @throws Refusal PROPOSAL_OVERTAKEN
 */
export async function takeAppointment(appointment: Appointment): Promise<void> {
  const { communityId, selectionId, _id } = appointment;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const selection = await getSelection(communityId, selectionId);
    if (!isStill(selection, appointment)) throw new Refusal('PROPOSAL_OVERTAKEN');
    if (selection.appointedBy === _id) return;
    if ((await saveAppointed(selection, _id)) === 1) return;
  }
  throw new Refusal('SERVICE_BUSY');
}

/** The appointment turned out to be impossible: another one may be proposed. Doing it again changes nothing. */
export async function releaseAppointment(appointment: Appointment): Promise<void> {
  const { communityId, selectionId, _id } = appointment;
  const selection = await getSelection(communityId, selectionId);
  if (selection?.appointedBy === _id) await saveReleased(selection, _id);
}
