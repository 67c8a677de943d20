import { command, tableOf } from '../kernel/database/table.ts';
import { type ReviewDocument, reviews } from './collections.ts';

const table = tableOf(reviews);

/** @returns false if one of them is there already; then none is added */
export function insertReviews(entries: ReviewDocument[]): Promise<boolean> {
  return table.insertAll(entries);
}

/** @returns false if it is there already */
export function insertReview(entry: ReviewDocument): Promise<boolean> {
  return table.insert(entry);
}

/** Opens a review again whose decision has been carried out. @returns 1 on success */
export function reopenReview({ communityId, _id, reason, at }: ReviewDocument): Promise<number> {
  return table.change(
    { communityId, _id, state: command.neq('open'), carried: true },
    { state: 'open', reason, at },
  );
}

/** Ends open reviews undecided. @returns how many */
export function dropOpenReviews(
  of: { communityId: string } & Partial<ReviewDocument>,
): Promise<number> {
  return table.change({ ...of, state: 'open' }, { state: 'dropped', carried: true });
}

/** Notes that a decision has been carried out, unless another one has been made since. */
export async function markApplied({ communityId, _id, change }: ReviewDocument): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { carried: true });
}

/** Ends a review undecided, unless it has been opened anew since it was read. */
export async function dropReview({ communityId, _id, at }: ReviewDocument): Promise<void> {
  await table.change({ communityId, _id, state: 'open', at }, { state: 'dropped', carried: true });
}
