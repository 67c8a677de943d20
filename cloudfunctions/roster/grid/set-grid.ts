import type { RosterActions } from '../../../typings/contract/roster.ts';
import { getEntry, recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { dateStamps, putIntoGrid, stampOfHousehold } from '../import/roster-repository.ts';
import { placeAround } from './grid-rules.ts';

type Input = RosterActions['setGrid']['input'];

function stampFor({ householdIds, commandId }: Input, openid: string, actorId: string) {
  const target = `place:${placeAround(householdIds)}`;
  return stampOf(openid, commandId, actorId, 'roster.set-grid', target);
}

/** The households, and the entry that an earlier attempt of this command may have left. */
export function gridLoad(input: Input, openid: string) {
  return {
    households: { from: 'households', ids: input.householdIds },
    earlier: { from: 'audit', ids: stampFor(input, openid, '').id },
  };
}

/** Households go into a micro-grid, all in one request. A late retry does not undo what came after it. */
export async function setGrid(
  input: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<RosterActions['setGrid']['data']> {
  const { communityId, householdIds, grid } = input;
  if (loaded.households?.length !== householdIds.length) throw new Refusal('HOUSEHOLD_NOT_FOUND');
  if (!loaded.earlier?.length) {
    const change = stampFor(input, openid, actor.residentId);
    const put = await putIntoGrid(communityId, householdIds, grid, change);
    // put there by another attempt: the entry says when that was
    const first = put > 0 ? change : await stampOfHousehold(communityId, householdIds[0] ?? '');
    const stamp = first?.id === change.id ? first : change;
    await recordAudit(communityId, stamp);
    // Two attempts at once with another command in between: what they did is dated as the entry is.
    const entry = await getEntry(communityId, stamp.id);
    if (entry && entry.at !== stamp.at) await dateStamps(communityId, stamp.id, entry.at);
  }
  return { households: householdIds.length };
}
