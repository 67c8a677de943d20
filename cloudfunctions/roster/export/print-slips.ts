import * as v from 'valibot';
import type { ExportDocument } from '../../files/collections.ts';
import { markPlaced } from '../../files/export-repository.ts';
import { beginExport, storeExport } from '../../files/make-export.ts';
import { one } from '../../kernel/action/load.ts';
import { chineseDay, DAY, dayOf } from '../../kernel/calendar.ts';
import { inParallel } from '../../kernel/database/parallel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { CODE_DAYS, printedCode } from '../../people/code-rules.ts';
import type { HouseholdDocument } from '../../people/collections.ts';
import { codeOf, placeCode, prepareCodes, stillOpens } from '../../people/household-code.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { communities, places } from '../../places/collections.ts';
import { kindOf } from '../../places/place-id.ts';
import { placeId } from '../../places/place-schema.ts';
import { findDoors, readDoors } from './door-repository.ts';
import { type Slip, writeSlips } from './write-slips.ts';

/** Codes that one file may hold. */
const MOST = 200;

/** A building or one of its stairs. */
const doorsId = v.pipe(
  placeId,
  v.check((id) => ['building', 'stair'].includes(kindOf(id) ?? '')),
);

/**
 * New one-time codes for the doors of a building or stair, as slips to print and cut. The doors are those
 * of the first attempt, and the codes follow from the command: a retry prints the same ones. A door that
 * somebody else has given a newer code meanwhile is left out, since that one is in somebody's hands already.
 */
export const printSlips = action('roster.printSlips', {
  input: v.strictObject({ communityId, placeId: doorsId, all: v.boolean(), commandId }),
  access: officersOf('input.placeId', OFFICERS, 'within'),
  load: ({ communityId, placeId }) => ({
    community: one(communities, communityId),
    place: one(places, placeId, 'PLACE_NOT_FOUND'),
  }),
  command: ({ placeId }) => ({ action: 'roster.slips', target: `place:${placeId}` }),
  budget: 210, // flat, and a request for each of at most 200 doors
  async run({ communityId, placeId, all, commandId }, context) {
    const { place, community, openid } = context;
    const find = () => doorsOf(communityId, placeId, all);
    const record = await beginExport(context, communityId, 'docx', find);
    const doors = await readDoors(communityId, record.doors?.households ?? (await find()));
    const codeFor = ({ _id }: HouseholdDocument) => codeOf(openid, commandId, _id);
    const opening = record.doors?.placed
      ? doors.filter((door) => stillOpens(door, codeFor(door)))
      : await placeCodes(record, doors, codeFor);
    const { at } = record.change;
    const until = chineseDay(at + CODE_DAYS * DAY);
    const slips = opening.map(
      (door): Slip => ({ label: door.label, code: printedCode(codeFor(door)), until }),
    );
    const bytes = await writeSlips(community?.name ?? '', slips);
    const name = `${place.label} 门牌码 ${dayOf(at)}.docx`;
    const file = await storeExport(record, bytes, name);
    return { ...file, slips: slips.length, newer: doors.length - slips.length };
  },
});

/** @throws Refusal SLIPS_TOO_MANY, SLIPS_NONE */
async function doorsOf(communityId: string, placeId: string, all: boolean): Promise<string[]> {
  const doors = await findDoors(communityId, placeId, all, MOST + 1);
  if (doors.length > MOST) throw new Refusal('SLIPS_TOO_MANY', { most: MOST });
  if (doors.length === 0) throw new Refusal('SLIPS_NONE');
  return doors;
}

/** Each door gets its code, unless it has a newer one. @returns the doors that it opens */
async function placeCodes(
  { _id, communityId, change }: ExportDocument,
  doors: readonly HouseholdDocument[],
  codeFor: (door: HouseholdDocument) => string,
): Promise<HouseholdDocument[]> {
  await prepareCodes(doors);
  const opened = new Set<string>();
  await inParallel(doors, async (door) => {
    if (await placeCode(door, codeFor(door), change)) opened.add(door._id);
  });
  await markPlaced(communityId, _id);
  return doors.filter((door) => opened.has(door._id));
}
