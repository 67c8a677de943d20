import * as v from 'valibot';
import { accountKeyOf } from '../../kernel/action/actor.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { change, commandOf, stampOf } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { membershipOf } from '../../people/membership.ts';
import { EVERYONE } from '../../people/officers.ts';
import { findResident, newResidentId } from '../../people/resident-repository.ts';
import { type SetupDocument, setups } from '../collections.ts';
import { code } from '../door/code-schema.ts';
import { findOpenSetup } from '../door/find-code.ts';
import { requireName } from '../household/check-name.ts';
import { takeOffice } from './take-office.ts';

/**
 * Makes the first secretary of a community with its one-time set-up code. Taking the code is the truth:
 * one conditional update, which keeps who takes it. What follows is finished by any further attempt of
 * that person, or by upkeep.
 */
export const setUp = action('resident.setUp', {
  input: v.strictObject({ code, name: line(20), commandId }),
  texts: 'within',
  access: EVERYONE,
  budget: 10,
  run: async ({ code: typed, name, commandId: id }, { openid }) => {
    const { community, entries, ...setup } = await findOpenSetup(typed, openid);
    const { communityId } = setup;
    const accountKey = accountKeyOf(openid);
    const entryHere = entries.find((one) => one.communityId === communityId);
    const residentId = entryHere?._id ?? newResidentId(openid, communityId);
    const stamp = stampOf(openid, id, residentId, {
      action: 'community.set-up',
      target: `place:${communityId}`,
    });
    const taken = await change<SetupDocument, SetupDocument, void>(
      await commandOf(communityId, stamp, [setup]),
      setups,
      setup,
      {
        missing: 'CODE_UNKNOWN',
        prepare: async ({ code: { usedBy } }) => {
          if (usedBy === null) await requireName(openid, name);
        },
        decide: ({ code: { hash, usedBy } }) =>
          hash === setup.code.hash && usedBy === null
            ? {
                'code.usedBy': accountKey,
                'code.usedAt': stamp.at,
                secretary: { residentId, openid, name, done: false },
              }
            : null,
        answer: (current) => current,
      },
    );
    if (taken.code.hash !== setup.code.hash) throw new Refusal('CODE_UNKNOWN'); // a newer one
    if (taken.code.usedBy !== accountKey) throw new Refusal('CODE_USED');
    await takeOffice(taken);
    const resident = await findResident(communityId, accountKey);
    if (!resident) throw new Refusal('SERVICE_BUSY');
    return membershipOf(resident, community[0]?.name ?? '', dayOf(now()));
  },
});
