import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, command, tableOf } from '../../kernel/database/table.ts';
import { type MotionDocument, type VoterDocument, voters } from '../collections.ts';

/** What is written into voters about their notes, beside what commands change. */
const table = tableOf(voters);
const A_PAGE = 30;

/** Voters with notes that wait, within these places; in the order of the doors. One request. */
export function listNotedPage(
  { communityId, _id }: Pick<MotionDocument, 'communityId' | '_id'>,
  within: string[],
  after: string | undefined,
): Promise<Page<VoterDocument>> {
  const waiting = { motionId: _id, noted: true, removed: false };
  return readPage(table, allOf(communityId, waiting, { around: command.in(within) }), {
    by: ['buildingId', 'sortKey'],
    direction: 'asc',
    limit: A_PAGE,
    after,
  });
}

/** What nobody agreed to in time is nothing: those who were noted as having handed a paper in did not. */
export async function dropNotes({
  communityId,
  _id,
}: Pick<MotionDocument, 'communityId' | '_id'>): Promise<void> {
  const none = { notes: [], noted: false, unchecked: false };
  await table.change({ communityId, motionId: _id, unchecked: true }, { cast: null, ...none });
  await table.change({ communityId, motionId: _id, noted: true }, none);
}

/** Voters who are to be told what was written down about them. */
export const dueToTell = () => ({ tell: command.gt('') });

/** The voter's people have been told, unless there is something new to tell. */
export function endTellingNotes({ communityId, _id, tell }: VoterDocument): Promise<number> {
  return table.change({ communityId, _id, tell }, { tell: null });
}
