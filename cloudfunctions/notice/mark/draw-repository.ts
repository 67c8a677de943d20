import { allOf, command, tableOf } from '../../kernel/database/table.ts';
import { type WrittenReceipt, writtenReceipts } from '../collections.ts';

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

/** What an author wrote down of a notice before an instant, and what was said not to be so. One request. */
export function findMarksBy(
  { communityId, noticeId, authorId }: Author,
  before: number,
): Promise<WrittenReceipt[]> {
  const isTheirs = command.or([{ 'by.residentId': authorId }, { 'objections.authorId': authorId }]);
  const written = { noticeId, residentId: null, confirmedAt: command.lt(before) };
  return table.find(allOf(communityId, written, isTheirs), {
    order: [['_id', 'asc']],
    limit: MOST,
    fields: ['by', 'undoneAt', 'recheck', 'objections'],
  });
}

/** Those that still stand wait for another officer. */
export async function markDrawn(
  { communityId, authorId }: Author,
  ids: readonly string[],
): Promise<void> {
  await table.change(
    {
      communityId,
      _id: command.in([...ids]),
      'by.residentId': authorId,
      undoneAt: null,
      recheck: command.in(['due', 'passed']),
    },
    { recheck: 'drawn' },
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
