import { command, readerOf, tableOf } from '../../kernel/database/table.ts';
import { type InsuredNumberDocument, insuredNumbers } from '../collections.ts';

const table = tableOf(insuredNumbers);

export function numberIdOf(shiftId: string, residentId: string): string {
  return `${shiftId}:${residentId}`;
}

/** Numbers of a shift. One request. */
export function findNumbers(
  communityId: string,
  shiftId: string,
): Promise<InsuredNumberDocument[]> {
  return readerOf(insuredNumbers).find(
    { communityId, shiftId, numberCipher: command.neq(null) },
    { limit: 1000, order: [['_id', 'asc']] },
  );
}

/** Somebody's numbers, for them to take along. One request. */
export function findNumbersOf(
  communityId: string,
  residentId: string,
): Promise<InsuredNumberDocument[]> {
  return table.find({ communityId, residentId, numberCipher: command.neq(null) }, { limit: 200 });
}

/** Which numbers are to be looked at. */
export const numbersToLook = (at: number) => ({ lookAt: command.lte(at) });

/** It may be kept for now, unless it was written or taken back meanwhile. */
export async function lookLater(
  { communityId, _id, change }: InsuredNumberDocument,
  lookAt: number,
): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { lookAt });
}

/** Unless it was written anew meanwhile. */
export async function eraseNumber({
  communityId,
  _id,
  change,
}: InsuredNumberDocument): Promise<void> {
  await table.remove({ communityId, _id, 'change.id': change.id });
}

/** Somebody has left: no number of theirs is kept. */
export async function dropNumbersOf(communityId: string, residentId: string): Promise<void> {
  await table.remove({ communityId, residentId });
}
