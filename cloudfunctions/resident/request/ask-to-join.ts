import * as v from 'valibot';
import type { OwnRequest } from '../../../typings/contract/joining.ts';
import { accountKeyOf } from '../../kernel/action/actor.ts';
import { DAY } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { commandOf, insert, stampOf } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, line } from '../../kernel/schema.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { EVERYONE } from '../../people/officers.ts';
import { newResidentId } from '../../people/resident-repository.ts';
import { placeId } from '../../places/place-schema.ts';
import { type JoinRequestDocument, joinRequests } from '../collections.ts';
import { requireName } from '../household/check-name.ts';
import { livesIn } from '../household/membership-rules.ts';
import { findDoor } from './request-repository.ts';
import { doorIds, hindrance, ownRequest, REQUEST_DAYS } from './request-rules.ts';

/**
 * Somebody without a code asks the officers of a door to be let in. One request waits per person and
 * community, by a unique index; a person asks three times a week at most.
 */
export const askToJoin = action('resident.askToJoin', {
  input: v.strictObject({
    communityId,
    stairId: placeId,
    number: line(20),
    name: line(20),
    note: v.optional(line(60)),
    adult: v.optional(v.boolean()),
    commandId,
  }),
  texts: 'within',
  access: EVERYONE,
  budget: 4,
  run: async ({ name, note = '', adult = false, ...input }, { openid }) => {
    const accountKey = accountKeyOf(openid);
    const requestId = idFromCommand(openid, `${input.commandId} ask`);
    const door = await findDoor(
      input.communityId,
      doorIds(input.stairId, input.number),
      accountKey,
    );
    if (!door) throw new Refusal('HOUSEHOLD_NOT_FOUND');
    const { communityId: here, _id: householdId, label, lineage } = door;
    const asked = door.asked.filter((one) => one.communityId === here);
    const entry = door.entries.find((one) => one.communityId === here);
    const stamp = stampOf(openid, input.commandId, entry?._id ?? newResidentId(openid, here), {
      action: 'request.ask',
      target: `household:${householdId}`,
    });
    return insert<JoinRequestDocument, OwnRequest, void>(
      await commandOf(here, stamp),
      here,
      joinRequests,
      {
        prepare: async () => {
          if (asked.some(({ _id }) => _id === requestId)) return; // there already, the entry is not
          if (entry && livesIn(entry, householdId)) throw new Refusal('MEMBER_ALREADY');
          const why = hindrance(asked, now() - REQUEST_DAYS * DAY);
          if (why) {
            throw new Refusal(why, why === 'REQUEST_TOO_MANY' ? { days: REQUEST_DAYS } : undefined);
          }
          await requireName(openid, `${name}\n${note}`); // officers see it at once
        },
        decide: (change) => ({
          _id: requestId,
          communityId: here,
          householdId,
          label,
          lineage,
          accountKey,
          openid,
          name,
          note,
          adult,
          openKey: accountKey,
          state: 'open',
          reason: null,
          at: change.at,
          closedAt: null,
          carried: true,
          change,
        }),
        taken: () => {
          throw new Refusal('REQUEST_OPEN'); // the person's other phone was quicker
        },
        answer: (request) => {
          if (!request) throw new Refusal('REQUEST_NOT_FOUND'); // closed, and dropped since
          return ownRequest(request, door.community[0]?.name ?? '');
        },
      },
      () => requestId,
    );
  },
});
