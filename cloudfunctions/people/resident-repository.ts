import { type AuditDocument, recordAudit } from '../kernel/audit.ts';
import { now } from '../kernel/clock.ts';
import { audit } from '../kernel/collections.ts';
import {
  type Change,
  type Commanded,
  change,
  type Insert,
  insert,
  type Patch,
} from '../kernel/command.ts';
import { SEED, type Stamp, type Stored } from '../kernel/database/collection.ts';
import { allOf, command, notBeginning, replacing, tableOf } from '../kernel/database/table.ts';
import { Refusal } from '../kernel/refusal.ts';
import { idFromCommand } from '../kernel/secret.ts';
import { type ResidentDocument, residents } from './collections.ts';

/** Everything that is written into entries of residents is written here. */
const table = tableOf(residents);

/** A new person's id follows from the account, so that two phones make one entry. */
export function newResidentId(openid: string, communityId: string): string {
  return idFromCommand(openid, communityId);
}

export function getResident(
  communityId: string,
  id: string,
): Promise<ResidentDocument | undefined> {
  return table.get(communityId, id);
}

export async function findResident(
  communityId: string,
  accountKey: string,
): Promise<ResidentDocument | undefined> {
  const [resident] = await table.find({ communityId, accountKey }, { limit: 1 });
  return resident;
}

/** Whoever has this account, and whoever left by this command: one person has both after coming back. One request. */
export function findLeaving(
  communityId: string,
  accountKey: string,
  leftBy: string,
): Promise<ResidentDocument[]> {
  const either = command.or([{ accountKey }, { leftBy }]);
  return table.find(allOf(communityId, either), { limit: 2 });
}

/** Changes an entry by a command of its own. */
export function changeResident<Answer, Prepared = undefined>(
  commanded: Commanded,
  resident: ResidentDocument,
  how: Omit<Change<ResidentDocument, Prepared, Answer>, 'missing'>,
): Promise<Answer> {
  return change(commanded, residents, resident, { ...how, missing: 'RESIDENT_NOT_FOUND' });
}

/** Adds an entry by a command of its own. */
export function addResident<Answer>(
  commanded: Commanded,
  communityId: string,
  id: string,
  how: Insert<ResidentDocument, void, Answer>,
): Promise<Answer> {
  return insert(commanded, communityId, residents, how, () => id);
}

/** Counts messages that somebody has accepted, by a command of its own. */
export function countGrants<Answer>(
  commanded: Commanded,
  resident: ResidentDocument,
  templateIds: readonly string[],
  answer: () => Answer,
): Promise<Answer> {
  const grants = Object.fromEntries(templateIds.map((id) => [`grants.${id}`, command.inc(1)]));
  return changeResident(commanded, resident, { decide: () => grants, answer });
}

/** @returns false if the id or the account has an entry already */
export function insertResident(resident: ResidentDocument): Promise<boolean> {
  return table.insert(resident);
}

/** Whether a stamp was carried into an entry. */
export function wasApplied(
  { change: latest, applied = [] }: ResidentDocument,
  { id }: Stamp,
): boolean {
  return latest.id === id || applied.includes(id);
}

const TURNS = 5;
/** Stamps that an entry remembers, far more than are ever under way at once. */
const REMEMBERED = 20;

/**
 * Carries a command about another document into somebody's entry, once, however often and however late
 * it is tried: what another command has changed since stays. Two requests, and one more if the audit
 * entry of the change before is missing.
 * @param decide pure. @returns null if there is nothing to change
 * @returns the entry as it is then; undefined if there is none
 * @throws Refusal what decide refuses; SERVICE_BUSY if others keep changing it
 */
export async function applyToResident(
  communityId: string,
  which: { _id: string } | { accountKey: string },
  stamp: Stamp,
  decide: (resident: ResidentDocument) => Patch<ResidentDocument> | null,
): Promise<ResidentDocument | undefined> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const [row] = await table.aggregate<ResidentDocument & { entries: AuditDocument[] }>(
      { communityId, ...which },
      (pipeline) =>
        pipeline.limit(1).lookup({
          from: audit.name,
          localField: 'change.id',
          foreignField: '_id',
          as: 'entries',
        }),
    );
    if (!row) return undefined;
    const { entries, ...resident } = row;
    if (wasApplied(resident, stamp)) return resident;
    const { _id, applied = [] } = resident;
    const patch = decide(resident);
    if (patch === null) return resident;
    if (entries.length === 0 && resident.change.action !== SEED) {
      await recordAudit(communityId, resident.change);
    }
    const next = { ...patch, applied: [...applied, stamp.id].slice(-REMEMBERED), change: stamp };
    const seen = { communityId, _id, 'change.id': resident.change.id };
    if ((await table.change(seen, replacing(next))) === 1) return { ...resident, ...next };
  }
  throw new Refusal('SERVICE_BUSY');
}

/** Conditions, one of which holds for whoever has one of these offices at one of these places on a day. */
export function inOffice(
  placeIds: readonly string[],
  offices: readonly string[],
  today: string,
): Record<string, unknown>[] {
  const office = {
    placeId: command.in([...placeIds]),
    role: command.in([...offices]),
    from: command.lte(today),
  };
  // Within elemMatch the SDK encodes no or.
  return [null, command.gte(today)].map((until) => ({
    roles: command.elemMatch({ ...office, until }),
  }));
}

/** Who holds an office at a place, beside one of them. */
export function findHoldersAt(
  communityId: string,
  placeId: string,
  exceptId: string,
): Promise<ResidentDocument[]> {
  return table.find(
    { communityId, 'roles.placeId': placeId, _id: command.neq(exceptId) },
    { order: [['_id', 'asc']] },
  );
}

/** For upkeep: those who have left homes that may name them still. */
export function whoVacated(): Record<string, unknown> {
  return { vacated: command.gt('') };
}

/** For upkeep: those who left before an instant, and may be named elsewhere still. */
export function whoLeft(before: number): Record<string, unknown> {
  return {
    accountKey: command.gte('gone:').and(command.lt('gone;')),
    forgotten: command.neq(true),
    'change.at': command.lte(before),
  };
}

/** No home that the person has left names them any more, unless they have left another since. */
export async function markCleared({
  communityId,
  _id,
  change,
}: Pick<ResidentDocument, 'communityId' | '_id' | 'change'>): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { vacated: [] });
}

export async function markForgotten({ communityId, _id }: Stored): Promise<void> {
  await table.change({ communityId, _id }, { forgotten: true });
}

/** Who has homes that they were written out of, and whose votes are closed. */
export const hasLeftUntil = (at: number) => ({ 'left.until': command.lt(at) });

/** The homes go whose votes are closed, unless the entry has changed since it was read. One request. */
export async function dropLeft({ communityId, _id, change, left = [] }: ResidentDocument) {
  const kept = left.filter(({ until }) => until >= now());
  await table.change({ communityId, _id, 'change.id': change.id }, replacing({ left: kept }));
}

/** Who offers a number whose encrypted form begins otherwise. */
export function contactSealedOtherwise(start: string): Record<string, unknown> {
  return command.and([
    { 'contact.phoneCipher': command.gt('') },
    { 'contact.phoneCipher': notBeginning(start) },
  ]) as unknown as Record<string, unknown>;
}

/** The same number under another key, unless it has changed since; no command, so it carries no stamp. */
export async function resealContact(
  { communityId, _id, contact }: ResidentDocument,
  phoneCipher: string,
): Promise<void> {
  await table.change(
    { communityId, _id, 'contact.phoneCipher': contact?.phoneCipher },
    { 'contact.phoneCipher': phoneCipher },
  );
}
