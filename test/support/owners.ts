import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type { OwnerDoubt } from '../../typings/contract/parts/owners.ts';
import { HOME, MAPLE, type PersonKey, PLACE, personOf, residentIdOf } from './community.ts';
import { commandId, type Input } from './inputs.ts';
import type { Linli } from './linli.ts';

/** Changes households behind the app's back, as a register that was brought in otherwise. */
export async function registered(
  linli: Linli,
  householdId: string,
  fields: Record<string, unknown>,
): Promise<void> {
  await linli.cloud.database.command('database.updateDocument', {
    collectionName: 'households',
    queryType: 'WHERE',
    query: JSON.stringify({ _id: householdId }),
    data: JSON.stringify({ $set: fields }),
    multi: false,
    upsert: false,
    merge: true,
  });
}

async function data<Data>(
  linli: Linli,
  action: string,
  input: Input,
  as: PersonKey,
): Promise<Data> {
  const { envelope } = await linli.call('roster', action, input, as);
  if (!envelope.ok) throw new Error(`${action}: ${envelope.code}`);
  return envelope.data as Data;
}

/** Two units of the estate bear one name and no number. @returns the doubt about them */
async function doubted(linli: Linli, n: number): Promise<OwnerDoubt> {
  const owners = [`王伟${n}`];
  for (const home of [HOME.first, HOME.second]) {
    await registered(linli, home, { owners, 'head.phoneHash': null });
  }
  const input = { communityId: MAPLE, estateId: PLACE.estate };
  const { doubts } = await data<{ doubts: OwnerDoubt[] }>(
    linli,
    'listOwnerDoubts',
    input,
    'ownersCommittee',
  );
  const found = doubts.find(({ owners: list }) => list[0]?.names[0] === owners[0]);
  if (!found) throw new Error('nothing is in doubt');
  return found;
}

/** A proposal of the secretary that they are one owner. */
export async function proposing(linli: Linli, n: number): Promise<Input> {
  const { doubtId } = await doubted(linli, n);
  return {
    communityId: MAPLE,
    estateId: PLACE.estate,
    decisions: [{ doubtId, together: [[HOME.first, HOME.second]] }],
    reason: '看过两本产权证，是同一个人。',
    commandId: commandId(n),
  };
}

export async function proposed(linli: Linli, n: number): Promise<Input> {
  const input = await proposing(linli, n);
  const { proposalId } = await data<{ proposalId: string }>(
    linli,
    'proposeOwners',
    { ...input, commandId: commandId(n + 600_000) },
    'secretary',
  );
  return { communityId: MAPLE, proposalId, commandId: commandId(n) };
}

/** What an officer of the owners agreed to, to be asked again. */
export async function agreed(linli: Linli, n: number): Promise<Input> {
  const { doubtId } = await doubted(linli, n);
  const input = await proposed(linli, n);
  const decided = { ...input, decision: 'agree', commandId: commandId(n + 700_000) };
  await data(linli, 'decideOwners', decided, 'ownersCommittee');
  return { ...input, doubtId };
}

/** The resident says that they own the second household. */
export async function asked(linli: Linli, n: number): Promise<Input> {
  const { name } = personOf('resident');
  await registered(linli, HOME.second, { owners: [name] });
  const home = { communityId: MAPLE, householdId: HOME.second };
  const input = { ...home, commandId: commandId(n + 600_000) };
  await linli.call('resident', 'askAsOwner', input, 'resident');
  return { ...home, residentId: residentIdOf('resident'), commandId: commandId(n) };
}

export function statement(linli: Linli, n: number): Input {
  const estate = linli
    .documents<PlaceDocument>('places')
    .find(({ _id }) => _id === PLACE.estate) as PlaceDocument;
  return {
    communityId: MAPLE,
    estateId: PLACE.estate,
    statement: { area: 36_000, units: 4, developer: '枫林置业有限公司' },
    seen: estate.change.id,
    commandId: commandId(n),
  };
}
