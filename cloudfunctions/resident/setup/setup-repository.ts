import { command, tableOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { type CommunityDocument, communities } from '../../places/collections.ts';
import { type SetupDocument, setups } from '../collections.ts';

const table = tableOf(setups);

export interface SetupRow extends SetupDocument {
  community: CommunityDocument[];
  /** the entries of the person who asks, in all communities */
  entries: ResidentDocument[];
}

/**
 * The community that a set-up code opens: who holds it belongs to none yet. One request.
 * @param hashes of the code, by each key
 */
export async function findSetup(
  hashes: readonly string[],
  accountKey: string,
): Promise<SetupRow | undefined> {
  const [row] = await table.aggregate<SetupRow>(
    { everywhere: true, where: { 'code.hash': command.in([...hashes]) } },
    (pipeline) =>
      pipeline
        .limit(1)
        .addFields({ asker: accountKey })
        .lookup({
          from: communities.name,
          localField: '_id',
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

/** The name is no longer needed here: it stands in the person's own entry. */
export async function finishSetup({ communityId, _id, code }: SetupDocument): Promise<void> {
  await table.change(
    { communityId, _id, 'code.hash': code.hash },
    { 'secretary.done': true, 'secretary.name': null },
  );
}

/** Somebody who took a set-up code leaves: nothing of them is needed, and they take no office any more. */
export async function forgetSetups(communityId: string, accountKey: string): Promise<void> {
  await table.change(
    { communityId, 'code.usedBy': accountKey },
    {
      'code.usedBy': 'gone',
      'secretary.openid': '',
      'secretary.name': null,
      'secretary.done': true,
    },
  );
}

/** For upkeep: codes that were taken before an instant, and whose secretary is not in office yet. */
export function unfinishedSince(instant: number): Record<string, unknown> {
  return { 'secretary.done': false, 'code.usedAt': command.lte(instant) };
}
