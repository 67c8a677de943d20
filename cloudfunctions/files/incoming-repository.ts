import { command, tableOf } from '../kernel/database/table.ts';
import { type CopyDocument, copies, type IncomingDocument, incoming } from './collections.ts';

const incomingTable = tableOf(incoming);
const copyTable = tableOf(copies);

/** How many places somebody has been given since an instant, for pictures or for anything else. One request. */
export function countIncoming(
  communityId: string,
  residentId: string,
  since: number,
  pictures: boolean,
): Promise<number> {
  const folder = pictures ? 'pictures' : command.neq('pictures');
  return incomingTable.count({ communityId, residentId, at: command.gte(since), folder });
}

/** Which files of phones are to be taken away by an instant; pictures have a job of their own. */
export function incomingUntil(at: number): Record<string, unknown> {
  return { dropAt: command.lte(at), folder: command.neq('pictures') };
}

export function incomingPicturesUntil(at: number): Record<string, unknown> {
  return { dropAt: command.lte(at), folder: 'pictures' };
}

/** Before a picture's file is put there: whatever is cut then, it is found. One request. */
export async function noteStored(
  { communityId, _id }: IncomingDocument,
  path: string,
): Promise<void> {
  await incomingTable.change({ communityId, _id }, { stored: command.addToSet(path) });
}

/** Which copies are to be looked at by an instant. */
export function copiesUntil(at: number): Record<string, unknown> {
  return { lookAt: command.lte(at) };
}

export async function noteIncoming(one: IncomingDocument): Promise<void> {
  await incomingTable.insert(one);
}

export async function forgetIncoming({ communityId, _id }: IncomingDocument): Promise<void> {
  await incomingTable.remove({ communityId, _id });
}

/** Before the copies are made: whatever is cut then, they are found. One request. */
export async function noteCopies(all: CopyDocument[]): Promise<void> {
  await copyTable.insertAll(all);
}

export async function forgetCopy({ communityId, _id }: CopyDocument): Promise<void> {
  await copyTable.remove({ communityId, _id });
}
