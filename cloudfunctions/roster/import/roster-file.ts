import type { MostRosterBytes, RosterChoices } from '../../../typings/contract/roster.ts';
import { deleteFile, isFileOf, readUploaded } from '../../files/file.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { hashLike, namedHashes } from '../../kernel/secret.ts';
import { keptNumber } from '../../owners/number-rules.ts';
import { joinPhones } from '../cell/phone-rules.ts';
import type { MarkedRow } from '../export/write-workbook.ts';
import { DoorIndex } from '../reading/door-index-rules.ts';
import { markRows } from '../reading/mark-rules.ts';
import { RosterReader } from '../reading/roster-rules.ts';
import { readRoster } from '../reading/roster-workbook.ts';
import { seenText } from '../sheet/cell-text.ts';
import { planRoster, type RosterPlan } from './plan-rules.ts';
import type {
  KnownDoors,
  Particulars,
  PlannedHousehold,
  RosterReading,
  RosterRow,
  SheetFacts,
} from './roster-types.ts';

const MOST_BYTES: MostRosterBytes = 10_485_760;

/** A household of the file with the hashes of the numbers that go with it. */
export type RosterHousehold = PlannedHousehold & {
  phoneHash: string | null;
  othersHash: string | null;
  register: { owner: string | null; certificate: string | null };
};

export interface RosterFile extends Omit<RosterPlan, 'households'> {
  facts: SheetFacts;
  reading: RosterReading;
  households: RosterHousehold[];
  /** the estate that was taken for rows that name none */
  estate: string | null;
}

/** What an uploaded roster says. @throws Refusal for a file that cannot be read at all */
export async function readRosterFile(
  communityId: string,
  fileId: string,
  choices: RosterChoices,
  known: KnownDoors,
): Promise<RosterFile> {
  const { reading, facts, index, estate } = await readRows(communityId, fileId, choices, known);
  const { households, ...plan } = planRoster(communityId, reading.entries, index);
  const kept = new Map(known.households.map((one) => [one._id, one]));
  return {
    facts,
    reading,
    ...plan,
    estate: facts.lacksEstate ? (estate ?? null) : null,
    households: households.map((planned) => {
      const { phone, otherPhones, ownerNumber, certificate } = planned.entry;
      const before = kept.get(planned._id);
      return {
        ...planned,
        phoneHash: phoneHashOf(phone ?? '', before?.phoneHash),
        othersHash: phoneHashOf(joinPhones(otherPhones), before?.othersHash),
        register: {
          owner: registerHash('number', ownerNumber, before?.ownerNumber),
          certificate: registerHash('certificate', certificate, before?.certificate),
        },
      };
    }),
  };
}

/** By the key of what is kept of the door, so that a number that stays the same is seen to. */
function phoneHashOf(text: string, kept: string | null | undefined): string | null {
  return text === '' ? null : hashLike(kept ?? '', 'phone-lookup', text);
}

/** The rows of an uploaded roster with what has to be put right marked. */
export async function readMarkedRows(
  communityId: string,
  fileId: string,
  choices: RosterChoices,
  known: KnownDoors,
): Promise<MarkedRow[]> {
  const rows: RosterRow[] = [];
  const { reading } = await readRows(communityId, fileId, choices, known, rows);
  return markRows(rows, [...(choices.corrections ?? []), ...reading.applied], reading.problems);
}

/** @param kept takes the rows themselves; then every problem is kept as well */
async function readRows(
  communityId: string,
  fileId: string,
  choices: RosterChoices,
  known: KnownDoors,
  kept?: RosterRow[],
) {
  if (!isFileOf(fileId, 'rosters', communityId)) throw new Refusal('FILE_NOT_FOUND');
  const estates = known.places.filter(({ kind }) => kind === 'estate');
  const estate = choices.estate ?? (estates.length === 1 ? estates[0]?.name : undefined);
  const corrections = choices.corrections?.map((one) => ({ ...one, text: seenText(one.text) }));
  const keepsAll = kept !== undefined;
  const reader = new RosterReader({ ...choices, corrections, estate, keepsAll });
  const facts = await readOrDrop(fileId, (bytes) =>
    readRoster(
      bytes,
      (row) => {
        if (!row.line) kept?.push(row);
        reader.add(row);
      },
      choices,
    ),
  );
  const letters = Object.fromEntries(facts.columns.map(({ column, letter }) => [column, letter]));
  const index = new DoorIndex(known);
  return { facts, reading: reader.result(index, letters), index, estate };
}

/** A file that is no roster is of no use to anybody, and may be full of names all the same. */
async function readOrDrop(
  fileId: string,
  read: (bytes: Uint8Array) => SheetFacts,
): Promise<SheetFacts> {
  try {
    return read(await readUploaded(fileId, MOST_BYTES));
  } catch (error) {
    const isUseless =
      error instanceof Refusal && !['FILE_NOT_FOUND', 'SERVICE_BUSY'].includes(error.code);
    if (isUseless) await deleteFile(fileId);
    throw error;
  }
}

/** Numbers of the register are kept as keyed hashes only: they are compared, and shown to nobody. */
function registerHash(
  kind: 'number' | 'certificate',
  text: string | null,
  before: string | null | undefined,
): string | null {
  if (text === null) return null;
  return keptNumber(namedHashes('owner-lookup', `${kind}\n${text}`), before);
}

/** What is compared with the households that the community has. */
export function statedOf({
  _id,
  entry,
  phoneHash,
  othersHash,
  register,
}: RosterHousehold): Particulars {
  const { area, name, owners, birthBand, grid } = entry;
  return {
    _id,
    area,
    headName: name,
    phoneHash,
    othersHash,
    owners,
    ownerNumber: register.owner,
    certificate: register.certificate,
    birthBand,
    grid,
  };
}
