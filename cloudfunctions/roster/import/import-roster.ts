import type { RosterActions } from '../../../typings/contract/roster.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { Stamp } from '../../kernel/collection.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { encryptPhone, idFromCommand } from '../../kernel/secret.ts';
import type { HouseholdDocument } from '../../people/collections.ts';
import { noCode } from '../../resident/door/code-rules.ts';
import type { ImportDocument } from '../collections.ts';
import {
  ownerKeyOf,
  type RosterFile,
  type RosterHousehold,
  readRosterFile,
  statedOf,
} from './roster-file.ts';
import {
  imports,
  insertHouseholds,
  insertPlaces,
  readParticulars,
  recountPlaces,
  updateHouseholds,
} from './roster-repository.ts';
import { compareRoster, countByPlace } from './roster-rules.ts';
import type { Particulars, RosterDifference } from './roster-types.ts';

type Input = RosterActions['importRoster']['input'];

/** The id follows from the command: a repeat finds what the first attempt recorded. */
export function importLoad({ commandId }: Pick<Input, 'commandId'>, openid: string) {
  return { import: { from: 'imports', ids: idFromCommand(openid, `${commandId} import`) } };
}

/** What one call writes at most, so that it ends well within a function's minute. */
const MOST_NEW = 5_000; // in chunks
const MOST_CHANGED = 2_000; // a request each

/**
 * Brings a roster in: adds what is new, changes what the file states otherwise, removes nothing.
 * The import's own record comes first. Each call compares anew and writes a part of what still differs,
 * so a retry after a cut, or after the function's time has run out, goes on where it was; the counts
 * are those of the first attempt.
 */
export async function importRoster(
  { communityId, fileId, commandId }: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<RosterActions['importRoster']['data']> {
  const earlier = loaded.import?.[0] as ImportDocument | undefined;
  if (earlier?.state === 'done') {
    await recordAudit(communityId, earlier.change);
    return resultOf(earlier);
  }
  const file = await readRosterFile(communityId, fileId);
  if (file.reading.problemCount > 0) {
    throw new Refusal('ROSTER_HAS_ERRORS', { count: file.reading.problemCount });
  }
  const known = await readParticulars(communityId);
  const difference = compareRoster(file.households.map(statedOf), known);
  const _id = importLoad({ commandId }, openid).import.ids;
  const change = stampOf(
    openid,
    commandId,
    actor.residentId,
    'roster.import',
    `place:${communityId}`,
  );
  const record: ImportDocument = earlier ?? {
    _id,
    communityId,
    fileId,
    file: 'kept',
    state: 'running',
    done: 0,
    total: difference.added.length + difference.changed.length,
    rows: file.reading.rows,
    added: difference.added.length,
    changed: difference.changed.length,
    unchanged: difference.unchanged.length,
    change,
  };
  if (!earlier && !(await imports.insert(record))) {
    // the same command is at work elsewhere: both add what is missing, the first record stands
    Object.assign(record, await imports.get(communityId, _id));
  }
  const part = {
    ...difference,
    added: difference.added.slice(0, MOST_NEW),
    changed: difference.changed.slice(0, MOST_CHANGED),
  };
  await write(communityId, file, part, known, record.change);
  const left =
    difference.added.length + difference.changed.length - part.added.length - part.changed.length;
  const { total } = record;
  if (left > 0) {
    // never fewer than before: another import may have added to what differs
    const done = Math.max(record.done, total - left);
    await imports.change({ communityId, _id }, { done });
    return { ...resultOf(record), state: 'running', done };
  }
  await recountPlaces(communityId);
  await imports.change({ communityId, _id }, { state: 'done', done: total });
  await recordAudit(communityId, record.change);
  return { ...resultOf(record), state: 'done', done: total };
}

function resultOf({ state, done, total, rows, added, changed, unchanged }: ImportDocument) {
  return { state, done, total, rows, added, changed, unchanged };
}

async function write(
  communityId: string,
  file: RosterFile,
  difference: RosterDifference,
  known: readonly Particulars[],
  change: Stamp,
): Promise<void> {
  const counts = countByPlace(file.households);
  await insertPlaces(
    communityId,
    file.places.map((place) => ({
      ...place,
      communityId,
      households: counts.get(place._id) ?? 0,
      change,
    })),
  );
  const added = new Set(difference.added);
  const changed = new Set(difference.changed);
  await insertHouseholds(
    file.households
      .filter(({ _id }) => added.has(_id))
      .map((household) => householdDocument(communityId, household, change)),
  );
  const before = new Map(known.map((one) => [one._id, one]));
  await updateHouseholds(
    communityId,
    file.households
      .filter(({ _id }) => changed.has(_id))
      .map((household) => ({
        _id: household._id,
        patch: patchOf(household, before.get(household._id)),
      })),
    change,
  );
}

function householdDocument(
  communityId: string,
  { entry, phoneHash, ...planned }: RosterHousehold,
  change: Stamp,
): HouseholdDocument {
  return {
    ...planned,
    communityId,
    area: entry.area,
    head: {
      name: entry.name,
      phoneCipher: entry.phone === null ? null : encryptPhone(entry.phone),
      phoneHash,
    },
    owners: entry.owners ?? [],
    ownerKey: ownerKeyOf(entry.owners, phoneHash),
    birthBand: entry.birthBand,
    grid: entry.grid,
    code: noCode(planned._id),
    change,
  };
}

/** Only what the file states; a phone number only if it is another one, since its cipher never repeats. */
function patchOf(
  { entry, phoneHash }: RosterHousehold,
  before: Particulars | undefined,
): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  if (entry.area !== null) patch.area = entry.area;
  if (entry.name !== null) patch['head.name'] = entry.name;
  if (entry.phone !== null && phoneHash !== before?.phoneHash) {
    patch['head.phoneCipher'] = encryptPhone(entry.phone);
    patch['head.phoneHash'] = phoneHash;
  }
  if (entry.owners !== null) patch.owners = entry.owners;
  if (entry.birthBand !== null) patch.birthBand = entry.birthBand;
  if (entry.grid !== null) patch.grid = entry.grid;
  patch.ownerKey = ownerKeyOf(
    entry.owners ?? before?.owners ?? null,
    phoneHash ?? before?.phoneHash ?? null,
  );
  return patch;
}
