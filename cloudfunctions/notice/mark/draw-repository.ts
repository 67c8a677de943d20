import { allOf, command, expression, readerOf, tableOf } from '../../kernel/database/table.ts';
import { residents } from '../../people/collections.ts';
import { type WrittenReceipt, writtenReceipts } from '../collections.ts';
import { withReasons } from './recheck-repository.ts';

const table = tableOf(writtenReceipts);
/** More marks of one author on one notice change no sample. */
const MOST = 1000;

interface Author {
  communityId: string;
  noticeId: string;
  authorId: string;
}

/** Marks of days that are over and have not been through a draw, taken back ones included. */
export function dueToDraw(before: number): Record<string, unknown> {
  return { recheck: 'due', confirmedAt: command.lt(before) };
}

export interface MarkRow
  extends Pick<WrittenReceipt, '_id' | 'by' | 'undoneAt' | 'recheck' | 'objections'> {
  /** somebody of the household has confirmed as well */
  isConfirmed: boolean;
  /** its notice stands */
  isPublished: boolean;
}

/** What an author wrote down of a notice before an instant, and what was said not to be so. One request. */
export function findMarksBy(
  { communityId, noticeId, authorId }: Author,
  before: number,
): Promise<MarkRow[]> {
  const isTheirs = command.or([{ 'by.residentId': authorId }, { 'objections.authorId': authorId }]);
  const written = { noticeId, residentId: null, confirmedAt: command.lt(before) };
  return table.aggregate<MarkRow>(allOf(communityId, written, isTheirs), (pipeline) =>
    withReasons(pipeline.sort({ _id: 1 }).limit(MOST)).project({
      by: 1,
      undoneAt: 1,
      recheck: 1,
      objections: 1,
      isConfirmed: expression.gt([expression.size('$said'), 0]),
      isPublished: expression.in(['published', '$notice.state']),
    }),
  );
}

/** Where an author lives. One request. */
export async function findHomesOf({ communityId, authorId }: Author): Promise<string[]> {
  const author = await readerOf(residents).get(communityId, authorId);
  return (author?.households ?? []).map(({ householdId }) => householdId);
}

/** Those that still stand wait for another officer. */
export async function markDrawn(
  { communityId, authorId }: Author,
  ids: readonly string[],
  authorHomes: string[],
): Promise<void> {
  await table.change(
    {
      communityId,
      _id: command.in([...ids]),
      'by.residentId': authorId,
      undoneAt: null,
      recheck: command.in(['due', 'passed']),
    },
    { recheck: 'drawn', authorHomes },
  );
}

/** The others have been through a draw. */
export async function markPassed(
  { communityId, noticeId, authorId }: Author,
  before: number,
): Promise<void> {
  await table.change(
    { communityId, noticeId, 'by.residentId': authorId, ...dueToDraw(before) },
    { recheck: 'passed' },
  );
}

/** A drawn mark about which nobody need ask goes through another draw. One request. */
export async function drawAgain({ communityId, _id, change }: WrittenReceipt): Promise<void> {
  await table.change(
    { communityId, _id, recheck: 'drawn', 'change.id': change.id },
    { recheck: 'due', authorHomes: [] },
  );
}

/** Drawn marks that were made before an instant. */
export function dueToLapse(since: number): Record<string, unknown> {
  return { recheck: 'drawn', confirmedAt: command.lt(since) };
}

/** Nobody has asked in time. One request. */
export function lapse(due: Record<string, unknown>): Promise<number> {
  return table.change({ everywhere: true, where: due }, { recheck: 'unreached', authorHomes: [] });
}
