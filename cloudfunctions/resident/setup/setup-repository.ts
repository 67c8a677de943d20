import type { Stamp } from '../../kernel/collection.ts';
import { command, Table } from '../../kernel/table.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import type { CommunityDocument } from '../../places/collections.ts';
import type { SetupDocument } from '../collections.ts';

export const setups = new Table<SetupDocument>('setups');
const residents = new Table<ResidentDocument>('residents');

export interface SetupRow extends SetupDocument {
  community: CommunityDocument[];
  /** the entries of the person who asks, in all communities */
  entries: ResidentDocument[];
}

/** The community that a set-up code opens: who holds it belongs to none yet. One request. */
export async function findSetup(hash: string, accountKey: string): Promise<SetupRow | undefined> {
  const [row] = await setups.aggregate<SetupRow>(
    { everywhere: true, where: { 'code.hash': hash } },
    (pipeline) =>
      pipeline
        .limit(1)
        .addFields({ asker: accountKey })
        .lookup({ from: 'communities', localField: '_id', foreignField: '_id', as: 'community' })
        .lookup({
          from: 'residents',
          localField: 'asker',
          foreignField: 'accountKey',
          as: 'entries',
        }),
  );
  return row;
}

/** Takes the set-up code for one person: the one write that decides who is secretary. @returns 1 on success */
export function claimSetup(
  { communityId, _id, code }: SetupDocument,
  accountKey: string,
  secretary: NonNullable<SetupDocument['secretary']>,
  change: Stamp,
): Promise<number> {
  return setups.change(
    { communityId, _id, 'code.hash': code.hash, 'code.usedBy': null },
    {
      'code.usedBy': accountKey,
      'code.usedAt': change.at,
      secretary: command.set(secretary),
      change: command.set(change),
    },
  );
}

/** Set-ups whose secretary is not in office yet although the code is taken. */
export function findUnfinished(before: number): Promise<SetupDocument[]> {
  return setups.find(
    { everywhere: true, where: { 'secretary.done': false, 'code.usedAt': command.lte(before) } },
    { limit: 20 },
  );
}

/** The name is no longer needed here: it stands in the person's own entry. */
export function finishSetup({ communityId, _id, code }: SetupDocument): Promise<number> {
  return setups.change(
    { communityId, _id, 'code.hash': code.hash },
    { 'secretary.done': true, 'secretary.name': null },
  );
}

/**
 * Gives an office to somebody who has an entry already, once. An office of the same name whose term ran
 * out is another: whoever was secretary may be again. @returns 1 if it was added
 */
export function addRole(
  communityId: string,
  accountKey: string,
  role: ResidentDocument['roles'][number],
  change: Stamp,
): Promise<number> {
  return residents.change(
    {
      communityId,
      accountKey,
      roles: command.not(command.elemMatch({ role: role.role, from: role.from })),
    },
    { roles: command.push([role]), change: command.set(change) },
  );
}
