import * as v from 'valibot';
import { accountKeyOf } from '../../kernel/action/actor.ts';
import { recordAudit } from '../../kernel/audit.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { commandOf, stampOf } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import type { CodeState, HouseholdDocument } from '../../people/collections.ts';
import { changeHousehold } from '../../people/household-repository.ts';
import { membershipOf } from '../../people/membership.ts';
import { EVERYONE } from '../../people/officers.ts';
import { requireName } from '../household/check-name.ts';
import { livesIn, MOST_HOMES } from '../household/membership-rules.ts';
import { code } from './code-schema.ts';
import { enterHousehold, nextResidentId } from './enter-household.ts';
import { findOpenCode } from './find-code.ts';

/**
 * Joins a household with its one-time code. Taking the code is the truth: one conditional update, so
 * of two people with one code exactly one wins. As long as the code says who took it, that person's entry
 * is made or completed by any further attempt; whoever moves out is forgotten there. Who gave the code out
 * does not use it, and more than a few homes take two officers (`decideRequest`).
 */
export const joinHousehold = action('resident.joinHousehold', {
  input: v.strictObject({ code, name: line(20), adult: v.optional(v.boolean()), commandId }),
  texts: 'within',
  access: EVERYONE,
  budget: 11,
  run: async ({ code: typed, name, adult = false, commandId: id }, { openid }) => {
    const found = await findOpenCode(typed, openid);
    const { communityId, community, entries, ...household } = { ...found };
    const accountKey = accountKeyOf(openid);
    const again = household.code.hash;
    const entryHere = entries.find((one) => one.communityId === communityId);
    const residentId = entryHere?._id ?? (await nextResidentId(openid, communityId, again));
    const isIn = entryHere !== undefined && livesIn(entryHere, household._id);
    if (!isIn) requireDoor(household.code, residentId, entryHere?.households.length ?? 0);
    const stamp = stampOf(openid, id, residentId, {
      action: 'resident.join',
      target: `household:${household._id}`,
    });
    const document: HouseholdDocument = { communityId, ...household };
    const commanded = await commandOf(communityId, stamp, [document]);
    if (!commanded.command.earlier) await requireName(openid, name);
    const taken = await changeHousehold(commanded, document, {
      decide: ({ code: { hash, usedBy } }) =>
        hash === again && usedBy === null
          ? { 'code.usedBy': accountKey, 'code.usedAt': stamp.at }
          : null,
      answer: (one) => one,
    });
    if (taken.code.hash !== again) throw new Refusal('CODE_UNKNOWN'); // a newer one took its place
    if (taken.code.usedBy !== accountKey) throw new Refusal('CODE_USED');
    const change = { ...stamp, at: taken.code.usedAt ?? stamp.at };
    const entering = { openid, name, adult, residentId, again, change, most: MOST_HOMES };
    const resident = await enterHousehold(taken, entering);
    if (resident.change.id === change.id && taken.change.id !== change.id) {
      await recordAudit(communityId, change); // by another attempt than the one that took the code
    }
    return membershipOf(resident, community[0]?.name ?? '', dayOf(now()));
  },
});

/** @throws Refusal CODE_OWN, HOUSEHOLDS_MANY */
function requireDoor({ issuedBy }: CodeState, residentId: string, homes: number): void {
  if (issuedBy === residentId) throw new Refusal('CODE_OWN');
  if (homes >= MOST_HOMES) throw new Refusal('HOUSEHOLDS_MANY', { most: MOST_HOMES });
}
