import { recordStanding } from '../kernel/audit.ts';
import { type Change, type Commanded, change } from '../kernel/command.ts';
import type { Stamp } from '../kernel/database/collection.ts';
import { command, notBeginning, replacing, tableOf } from '../kernel/database/table.ts';
import { type CodeState, type HouseholdDocument, households } from './collections.ts';

/** Everything that is written into households is written here, and in the repository of imports. */
const table = tableOf(households);

export function getHousehold(
  communityId: string,
  id: string,
): Promise<HouseholdDocument | undefined> {
  return table.get(communityId, id);
}

/** Changes a household by a command of its own. */
export function changeHousehold<Answer>(
  commanded: Commanded,
  household: HouseholdDocument,
  how: Omit<Change<HouseholdDocument, void, Answer>, 'missing'>,
): Promise<Answer> {
  return change(commanded, households, household, { ...how, missing: 'HOUSEHOLD_NOT_FOUND' });
}

const CHUNK = 500; // ids that fit well into one request

/** Before many households are changed at once: what changed them before is in the audit trail. */
export async function recordChanges(communityId: string, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += CHUNK) {
    const some = command.in(ids.slice(at, at + CHUNK));
    await recordStanding(households, { communityId, _id: some });
  }
}

/** Puts a code in the place of the one that was read. @returns 1 unless the household has changed since */
export function saveCode(
  { communityId, _id, change: before }: HouseholdDocument,
  code: CodeState,
  stamp: Stamp,
): Promise<number> {
  return table.change(
    { communityId, _id, 'change.id': before.id },
    replacing({ code, change: stamp }),
  );
}

/** Which households have numbers whose encrypted form begins otherwise. */
export function sealedOtherwise(start: string): Record<string, unknown> {
  return command.and([
    { 'head.phoneCipher': command.gt('') },
    { 'head.phoneCipher': notBeginning(start) },
  ]) as unknown as Record<string, unknown>;
}

type SealedHead = Pick<HouseholdDocument['head'], 'phoneCipher' | 'phoneHash' | 'othersHash'>;

/**
 * The same numbers under another key, unless a roster has brought others since they were read. No change of the
 * household: it carries no stamp.
 */
export async function resealPhones(
  { communityId, _id, head }: HouseholdDocument,
  { phoneCipher, phoneHash, othersHash = null }: SealedHead,
): Promise<void> {
  await table.change(
    { communityId, _id, 'head.phoneCipher': head.phoneCipher },
    {
      'head.phoneCipher': phoneCipher,
      'head.phoneHash': phoneHash,
      ...(othersHash === null ? {} : { 'head.othersHash': othersHash }),
    },
  );
}

/** The codes with which somebody joined no longer say who it was, and open nothing again. */
export async function forgetCodes(
  communityId: string,
  accountKey: string,
  householdIds: readonly string[],
): Promise<void> {
  await table.change(
    { communityId, _id: command.in([...householdIds]), 'code.usedBy': accountKey },
    { 'code.usedBy': 'gone' },
  );
}

/** The entries of its people say who was chosen to speak for a household, unless another was since. */
export async function markRepresented(
  { communityId, _id }: HouseholdDocument,
  residentId: string,
): Promise<void> {
  await table.change(
    { communityId, _id, 'representative.residentId': residentId },
    { 'representative.carried': true },
  );
}

/** Somebody speaks for a household no more, if they were chosen by an instant. */
export async function endSpeaking(
  communityId: string,
  householdId: string,
  residentId: string,
  chosenBy: number,
): Promise<void> {
  await table.change(
    {
      communityId,
      _id: householdId,
      'representative.residentId': residentId,
      'representative.since': command.lte(chosenBy),
    },
    { representative: null },
  );
}

/** Everybody who was in a household before others moved in is out. */
export async function markTakenOver(
  { communityId, _id }: HouseholdDocument,
  { id }: Stamp,
): Promise<void> {
  await table.change(
    { communityId, _id, 'takenOver.change.id': id },
    { 'takenOver.carried': true },
  );
}

/** Somebody's households. One request. */
export function findHomesOf(
  communityId: string,
  ids: readonly string[],
): Promise<HouseholdDocument[]> {
  return table.find({ communityId, _id: command.in([...ids]) });
}
