import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, atOrWithin, command, tableOf } from '../../kernel/database/table.ts';
import { type InspectionDocument, inspections } from '../collections.ts';

const table = tableOf(inspections);

/** Of these places, the latest first. One request. */
export function readInspections(
  communityId: string,
  within: readonly string[],
  after: string | undefined,
): Promise<Page<InspectionDocument>> {
  const condition = command.or(within.map((placeId) => ({ placeId: atOrWithin(placeId) })));
  return readPage(table, allOf(communityId, condition), {
    by: ['order'],
    direction: 'desc',
    limit: 20,
    after,
  });
}

/** Which walks have doors that count and no claim yet. */
export const inspectionDue = (at: number) => ({ dueAt: command.gt(0).and(command.lte(at)) });

/** How far the doors have their claims, unless somebody has decided about more since. One request. */
export async function saveClaimed(
  { communityId, _id, change, claimed }: InspectionDocument,
  done: number,
  isOver: boolean,
): Promise<void> {
  await table.change(
    { communityId, _id, claimed, 'change.id': change.id },
    { claimed: done, ...(isOver ? { dueAt: null } : {}) },
  );
}
