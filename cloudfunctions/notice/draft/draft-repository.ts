import { command, tableOf } from '../../kernel/database/table.ts';
import { type DraftDocument, drafts } from '../collections.ts';

const table = tableOf(drafts);

/** Drafts a person may keep. */
export const MOST_DRAFTS = 20;

/** The person's drafts, the latest first. One request. */
export function findDrafts(communityId: string, residentId: string): Promise<DraftDocument[]> {
  return table.find(
    { communityId, residentId },
    {
      order: [
        ['at', 'desc'],
        ['_id', 'desc'],
      ],
      limit: MOST_DRAFTS,
    },
  );
}

/** Puts a new form in the place of the one that was kept at an instant. @returns 1 on success */
export function replaceDraft(
  { communityId, _id, form, at }: DraftDocument,
  keptAt: number,
): Promise<number> {
  return table.change({ communityId, _id, at: keptAt }, { form: command.set(form), at });
}

/** @returns false if it is there already */
export function insertDraft(draft: DraftDocument): Promise<boolean> {
  return table.insert(draft);
}

export function getDraft(communityId: string, id: string): Promise<DraftDocument | undefined> {
  return table.get(communityId, id);
}

/** One that is not there is no draft either. */
export async function removeDraft(communityId: string, id: string): Promise<void> {
  await table.remove({ communityId, _id: id });
}

/** Somebody has left, and their drafts with them. One request. */
export async function forgetDrafts(communityId: string, residentId: string): Promise<void> {
  await table.remove({ communityId, residentId });
}
