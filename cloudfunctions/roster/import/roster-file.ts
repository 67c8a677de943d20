import { deleteFile, isFileOf, readUploaded } from '../../files/file.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { lookupHash } from '../../kernel/secret.ts';
import { planRoster, RosterReader } from './roster-rules.ts';
import type { Particulars, PlannedHousehold, PlannedPlace, RosterReading } from './roster-types.ts';
import { readRoster } from './roster-workbook.ts';

const MOST_BYTES = 8_000_000; // a roster of 20,000 rows takes about one

/** A household of the file with the hash of the number that goes with it. */
export type RosterHousehold = PlannedHousehold & { phoneHash: string | null };

export interface RosterFile {
  reading: RosterReading;
  places: PlannedPlace[];
  households: RosterHousehold[];
}

/** What an uploaded roster says. @throws Refusal for a file that cannot be read at all */
export async function readRosterFile(communityId: string, fileId: string): Promise<RosterFile> {
  if (!isFileOf(fileId, 'rosters', communityId)) throw new Refusal('FILE_NOT_FOUND');
  const reading = await readOrDrop(fileId);
  const { places, households } = planRoster(communityId, reading.entries);
  return {
    reading,
    places,
    households: households.map((planned) => {
      const { phone } = planned.entry;
      return { ...planned, phoneHash: phone === null ? null : lookupHash('phone-lookup', phone) };
    }),
  };
}

/** A file that is no roster is of no use to anybody, and may be full of names all the same. */
async function readOrDrop(fileId: string): Promise<RosterReading> {
  const reader = new RosterReader();
  try {
    readRoster(await readUploaded(fileId, MOST_BYTES), (row) => reader.add(row));
  } catch (error) {
    const isUseless =
      error instanceof Refusal && !['FILE_NOT_FOUND', 'SERVICE_BUSY'].includes(error.code);
    if (isUseless) await deleteFile(fileId);
    throw error;
  }
  return reader.result();
}

/** Who owns a unit, as a keyed hash: the same people with the same number are the same, in any order. */
export function ownerKeyOf(
  owners: readonly string[] | null,
  phoneHash: string | null,
): string | null {
  if (owners === null || owners.length === 0) return null;
  const names = [...owners].sort();
  return lookupHash('owner-lookup', [...names, phoneHash ?? ''].join('\n'));
}

/** What is compared with the households that the community has. */
export function statedOf({ _id, entry, phoneHash }: RosterHousehold): Particulars {
  const { area, name, owners, birthBand, grid } = entry;
  return { _id, area, headName: name, phoneHash, owners, birthBand, grid };
}
