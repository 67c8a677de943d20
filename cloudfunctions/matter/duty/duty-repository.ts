import { command, tableOf } from '../../kernel/database/table.ts';
import { type DutyDocument, duties } from '../collections.ts';

const table = tableOf(duties);

/** Those that are not over. One request. */
export function findDuties(communityId: string, today: string): Promise<DutyDocument[]> {
  return table.find(
    { communityId, 'form.lastDay': command.gte(today) },
    {
      order: [
        ['form.lastDay', 'asc'],
        ['_id', 'asc'],
      ],
      limit: 200,
    },
  );
}
