import type { OwnData } from '../../../typings/contract/resident.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { findAppraisals, saveForgotten } from '../appraisal/appraisal-repository.ts';
import type { SelectionDocument } from '../collections.ts';
import { findSelectionsOf, getSelection, saveLeft } from '../selection/selection-repository.ts';
import { isRunning, withdrawn } from '../selection/selection-rules.ts';

/** For which posts somebody stands, and what they objected to, for them to read. One request. */
export async function listOwnSelections(
  communityId: string,
  residentId: string,
): Promise<OwnData['candidacies']> {
  const found = await findSelectionsOf(communityId, residentId);
  return found.map(({ role, placeLabel, candidates, objections }) => {
    const own = candidates.find((one) => one.residentId === residentId);
    return {
      role,
      placeLabel,
      words: own?.words ?? '',
      stands: own !== undefined && isRunning(own),
      objections: objections
        .filter((one) => one.residentId === residentId)
        .map(({ text, at, answer }) => ({ text, at, answer: answer?.text ?? '' })),
    };
  });
}

const TURNS = 5;

/** Somebody has left: they stand nowhere any more, and nothing there names them. Doing it again changes nothing. */
export async function forgetSelections(communityId: string, residentId: string): Promise<void> {
  for (const found of await findSelectionsOf(communityId, residentId)) {
    await forgetIn(found, residentId);
  }
  await forgetAppraisals(communityId, residentId);
}

/** They are named in no appraisal any more; what was said of an office stays. */
async function forgetAppraisals(communityId: string, residentId: string): Promise<void> {
  for (const found of await findAppraisals(communityId)) {
    if (!found.people.some((one) => one.residentId === residentId)) continue;
    const people = found.people.map((one) =>
      one.residentId === residentId ? { ...one, residentId: null, name: '', homes: [] } : one,
    );
    if (!(await saveForgotten(found, people))) throw new Refusal('SERVICE_BUSY');
  }
}

async function forgetIn(found: SelectionDocument, residentId: string): Promise<void> {
  let selection: SelectionDocument | undefined = found;
  for (let turn = 0; turn < TURNS && selection; turn += 1) {
    const left = withdrawn(selection, residentId);
    const candidates = left.candidates.map((one) =>
      one.residentId === residentId
        ? { ...one, residentId: null, name: '', words: '', homes: [] }
        : one,
    );
    const objections = selection.objections.map((one) =>
      one.residentId === residentId ? { ...one, residentId: null } : one,
    );
    if (await saveLeft(selection, { ...left, candidates, objections })) return;
    selection = await getSelection(selection.communityId, selection._id);
  }
  if (selection) throw new Refusal('SERVICE_BUSY');
}
