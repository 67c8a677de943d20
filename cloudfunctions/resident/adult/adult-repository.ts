import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, command, expression, readerOf } from '../../kernel/database/table.ts';
import { unasked } from '../../people/adult/adult-repository.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';

const reader = readerOf(residents);
const A_PAGE = 100;

/** Those of a place whose word waits for an officer, who are doubted, or who were never asked. One request. */
export function findWaiting(
  communityId: string,
  placeId: string,
  after: string | undefined,
): Promise<Page<ResidentDocument>> {
  const waits = command.or([{ 'adult.state': command.in(['stated', 'doubted']) }, unasked()]);
  return readPage(reader, allOf(communityId, { lineages: placeId }, waits), {
    by: ['createdAt'],
    direction: 'asc',
    limit: A_PAGE,
    after,
  });
}

/** How many there are of each state at a place; '' stands for those who were never asked. One request. */
export async function countStates(
  communityId: string,
  placeId: string,
): Promise<Map<string, number>> {
  const rows = await reader.aggregate<{ _id: string; people: number }>(
    { communityId, lineages: placeId },
    (pipeline) =>
      pipeline
        .group({ _id: expression.ifNull(['$adult.state', '']), people: expression.sum(1) })
        .limit(10),
  );
  return new Map(rows.map(({ _id, people }) => [_id, people]));
}
