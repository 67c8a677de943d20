import type { Stamp } from '../../kernel/database/collection.ts';
import { encryptPhone, namedHash } from '../../kernel/secret.ts';
import { namesOf } from '../../owners/owner-rules.ts';
import { noCode } from '../../people/code-rules.ts';
import type { HouseholdDocument } from '../../people/collections.ts';
import { insertHouseholds, updateHouseholds } from '../../people/roster-repository.ts';
import { insertPlaces } from '../../places/place-repository.ts';
import { joinPhones } from '../cell/phone-rules.ts';
import { countByPlace } from './plan-rules.ts';
import type { RosterFile, RosterHousehold } from './roster-file.ts';
import type { Particulars } from './roster-types.ts';

/** Households of a file that are to be added, and those whose particulars change, by their ids. */
interface Rows {
  added: readonly string[];
  changed: readonly string[];
}

/**
 * Writes rows of an import: places that are missing, then households. None of them has a command of its
 * own; all carry the import's stamp, and a repeat finds by comparison what is still to be written.
 */
export async function writeRows(
  communityId: string,
  file: RosterFile,
  rows: Rows,
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
  const added = new Set(rows.added);
  const changed = new Set(rows.changed);
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
  { entry, phoneHash, othersHash, register, ...planned }: RosterHousehold,
  change: Stamp,
): HouseholdDocument {
  return {
    ...planned,
    communityId,
    area: entry.area,
    head: {
      name: entry.name,
      phoneCipher: cipherOf(entry),
      phoneHash,
      ...(othersHash === null ? {} : { othersHash }),
    },
    owners: entry.owners ?? [],
    register,
    birthBand: entry.birthBand,
    grid: entry.grid,
    code: noCode(planned._id),
    change,
  };
}

function cipherOf({ phone, otherPhones }: RosterHousehold['entry']): string | null {
  return phone === null ? null : encryptPhone(joinPhones([phone, ...otherPhones]));
}

function hashOf(text: string): string | null {
  return text === '' ? null : namedHash('phone-lookup', text);
}

/** Only what the file states; a phone number only if it is another one, since its cipher never repeats. */
function patchOf(
  { entry, phoneHash, othersHash, register }: RosterHousehold,
  before: Particulars | undefined,
): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  if (entry.area !== null) patch.area = entry.area;
  if (entry.name !== null) patch['head.name'] = entry.name;
  const isOther = phoneHash !== before?.phoneHash;
  if (entry.phone !== null && (isOther || (othersHash && othersHash !== before?.othersHash))) {
    patch['head.phoneCipher'] = cipherOf(entry);
    // By the newest key, as the number itself: what was compared may be by the one before.
    patch['head.phoneHash'] = hashOf(entry.phone);
    patch['head.othersHash'] = hashOf(joinPhones(entry.otherPhones));
  }
  if (entry.owners !== null) patch.owners = entry.owners;
  if (entry.birthBand !== null) patch.birthBand = entry.birthBand;
  if (entry.grid !== null) patch.grid = entry.grid;
  // What the register called an owner before says nothing of the next one.
  const isSold = entry.owners !== null && namesOf(entry.owners) !== namesOf(before?.owners ?? []);
  if (isSold || register.owner !== null || register.certificate !== null) {
    const stays = isSold ? undefined : before;
    patch['register.owner'] = register.owner ?? stays?.ownerNumber ?? null;
    patch['register.certificate'] = register.certificate ?? stays?.certificate ?? null;
  }
  return patch;
}
