import type { RosterActions } from '../../../typings/contract/roster.ts';
import type { ExportDocument } from '../../files/collections.ts';
import { stampOf } from '../../kernel/audit.ts';
import { chineseDay, DAY, dayOf } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { CommunityDocument, PlaceDocument } from '../../places/collections.ts';
import { CODE_DAYS, printedCode } from '../../resident/door/code-rules.ts';
import { codeOf, placeCode } from '../../resident/door/place-code.ts';
import { findDoors, inParallel } from '../import/roster-repository.ts';
import { beginExport, finishExport } from './keep-export.ts';
import { type Slip, writeSlips } from './write-slips.ts';

type Input = RosterActions['printSlips']['input'];

/** Codes that one file may hold. */
const MOST = 200;

function stampFor({ placeId, commandId }: Input, openid: string, actorId: string) {
  return stampOf(openid, commandId, actorId, 'roster.slips', `place:${placeId}`);
}

export function slipsLoad(input: Input, openid: string) {
  return {
    community: { from: 'communities', ids: input.communityId },
    place: { from: 'places', ids: input.placeId },
    export: { from: 'exports', ids: stampFor(input, openid, '').id },
  };
}

/**
 * New one-time codes for the doors of a building or stair, as slips to print and cut. The codes follow
 * from the command: a retry prints the same ones. A door that somebody else has just given a newer code
 * is left out, since that one is in somebody's hands already.
 */
export async function printSlips(
  input: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<RosterActions['printSlips']['data']> {
  const { communityId, placeId, all, commandId } = input;
  const place = loaded.place?.[0] as PlaceDocument | undefined;
  if (!place) throw new Refusal('PLACE_NOT_FOUND');
  const doors = await findDoors(communityId, placeId, all, MOST + 1);
  if (doors.length > MOST) throw new Refusal('SLIPS_TOO_MANY', { most: MOST });
  if (doors.length === 0) throw new Refusal('SLIPS_NONE');
  const earlier = loaded.export?.[0] as ExportDocument | undefined;
  const stamp = stampFor(input, openid, actor.residentId);
  const record = await beginExport(communityId, stamp, 'docx', earlier);
  const { change } = record;
  const until = chineseDay(change.at + CODE_DAYS * DAY);
  const codes = new Map<string, string>();
  await inParallel(doors, async ({ joined: _, ...door }) => {
    const code = codeOf(openid, commandId, door._id);
    if (await placeCode(door, code, change)) codes.set(door._id, printedCode(code));
  });
  const slips = doors.flatMap(({ _id, label }): Slip[] => {
    const code = codes.get(_id);
    return code === undefined ? [] : [{ label, code, until }];
  });
  const community = loaded.community?.[0] as CommunityDocument | undefined;
  const bytes = await writeSlips(community?.name ?? '', slips);
  const name = `${place.label} 门牌码 ${dayOf(change.at)}.docx`;
  const file = await finishExport(record, bytes, name);
  return { ...file, slips: slips.length, newer: doors.length - slips.length };
}
