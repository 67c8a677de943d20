import { NO_COMMUNITY } from '../../kernel/collections.ts';
import { command, readerOf, tableOf } from '../../kernel/database/table.ts';
import {
  type HouseholdDocument,
  households,
  type ResidentDocument,
  residents,
} from '../../people/collections.ts';
import { type CommunityDocument, communities } from '../../places/collections.ts';
import { type TriesDocument, tries } from '../collections.ts';

const table = tableOf(tries);

export interface HouseholdRow extends HouseholdDocument {
  community: CommunityDocument[];
  /** the entries of the person who asks, in all communities */
  entries: ResidentDocument[];
}

/**
 * The household that a code opens, whatever its community: who holds it does not know which. One request.
 * @param hashes of the code, by each key
 */
export async function findByCode(
  hashes: readonly string[],
  accountKey: string,
): Promise<HouseholdRow | undefined> {
  const [row] = await readerOf(households).aggregate<HouseholdRow>(
    { everywhere: true, where: { 'code.hash': command.in([...hashes]) } },
    (pipeline) =>
      pipeline
        .limit(1)
        .addFields({ asker: accountKey })
        .lookup({
          from: communities.name,
          localField: 'communityId',
          foreignField: '_id',
          as: 'community',
        })
        .lookup({
          from: residents.name,
          localField: 'asker',
          foreignField: 'accountKey',
          as: 'entries',
        }),
  );
  return row;
}

export function getTries(id: string): Promise<TriesDocument | undefined> {
  return table.get(NO_COMMUNITY, id);
}

/** Counts one wrong code of a person on a day. @returns false once the day's number is used up */
export async function countWrongCode(id: string, day: string, most: number): Promise<boolean> {
  const counted = await table.change(
    { communityId: NO_COMMUNITY, _id: id, wrong: command.lt(most) },
    { wrong: command.inc(1) },
  );
  if (counted === 1) return true;
  if (await table.insert({ _id: id, communityId: NO_COMMUNITY, wrong: 1, day })) return true;
  // The day's number is used up, or the person's other phone was quicker with the first one.
  const again = await table.change(
    { communityId: NO_COMMUNITY, _id: id, wrong: command.lt(most) },
    { wrong: command.inc(1) },
  );
  return again === 1;
}

/** Wrong codes count for one day: those of the days before. */
export function triesBefore(day: string): Record<string, unknown> {
  return { day: command.lt(day) };
}

/** For upkeep. */
export function dropTries(where: Record<string, unknown>): Promise<number> {
  return table.remove({ everywhere: true, where });
}
