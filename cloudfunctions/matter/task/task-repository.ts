import { command, tableOf } from '../../kernel/database/table.ts';
import { type MatterDocument, matters } from '../collections.ts';

const table = tableOf(matters);

/** Matters with a task whose owner is to be told. */
export const tasksDue = (at: number) => ({ taskAt: command.gt(0).and(command.lte(at)) });

/** When they are told next, unless the matter has changed since. One request. */
export async function saveTaskAt(
  { communityId, _id, change }: MatterDocument,
  taskAt: number | null,
): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { taskAt });
}
