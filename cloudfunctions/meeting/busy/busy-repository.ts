import { command, tableOf } from '../../kernel/database/table.ts';
import { type BusyDocument, busyTimes } from '../collections.ts';

const table = tableOf(busyTimes);

export function busyId(communityId: string, residentId: string): string {
  return `${communityId}:${residentId}`;
}

/** What these people have said about when they cannot come. One request a thousand people. */
export async function findBusy(
  communityId: string,
  residentIds: readonly string[],
): Promise<BusyDocument[]> {
  const found: BusyDocument[] = [];
  for (let at = 0; at < residentIds.length; at += 1000) {
    const ids = residentIds.slice(at, at + 1000).map((id) => busyId(communityId, id));
    found.push(...(await table.find({ communityId, _id: command.in(ids) }, { limit: 1000 })));
  }
  return found;
}

export async function dropBusy(communityId: string, residentId: string): Promise<void> {
  await table.remove({ communityId, _id: busyId(communityId, residentId) });
}
