import { command, Table } from '../../kernel/table.ts';
import type { DraftDocument } from '../collections.ts';

const drafts = new Table<DraftDocument>('drafts');

/** The person's drafts, the latest first. One request. */
export function findDrafts(
  communityId: string,
  residentId: string,
  limit: number,
): Promise<DraftDocument[]> {
  return drafts.find({ communityId, residentId }, { order: [['at', 'desc']], limit });
}

/** Puts a new form in the place of the old one. */
export async function replaceDraft({ communityId, _id, form, at }: DraftDocument): Promise<void> {
  await drafts.change({ communityId, _id }, { form: command.set(form), at });
}

/** @returns false if it is there already */
export function insertDraft(draft: DraftDocument): Promise<boolean> {
  return drafts.insert(draft);
}

/** One that is not there is no draft either. */
export async function removeDraft(communityId: string, id: string): Promise<void> {
  await drafts.remove({ communityId, _id: id });
}
