import { type MotionDocument, motions } from '../../ballot/collections.ts';
import { allOf, command, readerOf, tableOf } from '../../kernel/database/table.ts';
import { type SelectionDocument, selections } from '../collections.ts';

const table = tableOf(selections);
const MOST_LISTED = 60;

/** Those that go on and those that ended lately, the newest first, each with its vote. One request. */
export function findSelections(
  communityId: string,
): Promise<(SelectionDocument & { motion: MotionDocument[] })[]> {
  return table.aggregate({ communityId }, (pipeline) =>
    pipeline.sort({ order: -1, _id: -1 }).limit(MOST_LISTED).lookup({
      from: motions.name,
      localField: 'motionId',
      foreignField: '_id',
      as: 'motion',
    }),
  );
}

export function getMotion(
  communityId: string,
  motionId: string,
): Promise<MotionDocument | undefined> {
  return readerOf(motions).get(communityId, motionId);
}

/** Votes of a post that were drawn up since an instant. One request. */
export function findVotes(
  communityId: string,
  placeId: string,
  since: number,
): Promise<MotionDocument[]> {
  return readerOf(motions).find(
    { communityId, placeId, order: command.gte(since), ruleId: 'consultation' },
    { order: [['order', 'desc']], limit: 20 },
  );
}

/** Whether a selection goes on at a post: whoever is its steward comes of that. One request. */
export async function isSelecting(communityId: string, placeId: string): Promise<boolean> {
  return (await table.find({ communityId, openKey: placeId }, { limit: 1 })).length > 0;
}

export function getSelection(
  communityId: string,
  selectionId: string,
): Promise<SelectionDocument | undefined> {
  return table.get(communityId, selectionId);
}

/** The selection ends with an appointment, if nothing of it has changed. One request. @returns 1 if it did */
export function saveAppointed(
  { communityId, _id, change }: SelectionDocument,
  proposalId: string,
): Promise<number> {
  return table.change(
    { communityId, _id, state: 'publishing', 'change.id': change.id },
    { state: 'appointed', openKey: _id, appointedBy: proposalId },
  );
}

/** Another appointment may be proposed. One request. Doing it again changes nothing. */
export async function saveReleased(
  { communityId, _id, placeId }: SelectionDocument,
  proposalId: string,
): Promise<void> {
  await table.change(
    { communityId, _id, appointedBy: proposalId },
    { state: 'publishing', openKey: placeId, appointedBy: null },
  );
}

/** Selections in which somebody stands, or to which they object. One request. */
export function findSelectionsOf(
  communityId: string,
  residentId: string,
): Promise<SelectionDocument[]> {
  const either = command.or([
    { 'candidates.residentId': residentId },
    { 'objections.residentId': residentId },
  ]);
  return table.find(allOf(communityId, either), { order: [['order', 'desc']], limit: 100 });
}

/** As somebody has left, unless it has changed since. One request. @returns whether it is saved */
export async function saveLeft(
  { communityId, _id, state, change }: SelectionDocument,
  {
    current,
    ...left
  }: Pick<SelectionDocument, 'state' | 'candidates' | 'current' | 'deciders' | 'objections'>,
): Promise<boolean> {
  const saved = await table.change(
    { communityId, _id, state, 'change.id': change.id },
    { ...left, current: current && command.set(current) },
  );
  return saved === 1;
}
