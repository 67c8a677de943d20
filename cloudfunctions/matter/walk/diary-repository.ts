import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, atOrWithin, command, tableOf } from '../../kernel/database/table.ts';
import { type DiaryDocument, diaryEntries } from '../collections.ts';

const table = tableOf(diaryEntries);

/** Of a place and what lies within it, the latest first. One request. */
export function readDiary(
  communityId: string,
  placeId: string,
  after: string | undefined,
): Promise<Page<DiaryDocument>> {
  return readPage(table, allOf(communityId, { placeId: atOrWithin(placeId) }), {
    by: ['order'],
    direction: 'desc',
    limit: 30,
    after,
  });
}

/** What somebody has written, the latest first. One request. */
export function findWritten(communityId: string, residentId: string): Promise<DiaryDocument[]> {
  return table.find({ communityId, residentId }, { order: [['order', 'desc']], limit: 500 });
}

/** Those that are kept long enough. */
export const diaryBefore = (at: number) => ({ order: command.gt(0).and(command.lt(at)) });

export async function dropEntry({ communityId, _id }: DiaryDocument): Promise<void> {
  await table.remove({ communityId, _id });
}
