import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { commandId, communityId, line } from '../../kernel/schema.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { statement } from '../../people/adult/adult-rules.ts';
import { households, residents } from '../../people/collections.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { addResident } from '../../people/resident-repository.ts';
import { requireNotOwn } from '../../people/second-person.ts';
import { householdId } from '../../places/place-schema.ts';
import { requireName } from './check-name.ts';

const idOf = (openid: string, command: string) => idFromCommand(openid, `${command} person`);

/** Somebody without WeChat, entered by an officer at the door: on paper they take part all the same. */
export const addPerson = action('resident.addPerson', {
  input: v.strictObject({
    communityId,
    householdId,
    name: line(20),
    adult: v.optional(v.boolean()),
    commandId,
  }),
  texts: 'within',
  access: officersOf('input.householdId', OFFICERS, 'within'),
  load: (input, openid) => ({
    household: one(households, input.householdId, 'HOUSEHOLD_NOT_FOUND'),
    earlier: one(residents, idOf(openid, input.commandId)),
  }),
  command: (input) => ({ action: 'resident.add', target: `household:${input.householdId}` }),
  budget: 4,
  run: ({ name, adult = false, ...input }, context) => {
    const { openid, earlier, household } = context;
    const _id = idOf(openid, input.commandId);
    return addResident(context, input.communityId, _id, {
      prepare: async () => {
        requireNotOwn(context.actor, { households: [household._id] }, 'HOUSEHOLD_OWN');
        if (!earlier) await requireName(openid, name);
      },
      decide: (change) => ({
        _id,
        communityId: input.communityId,
        accountKey: `none:${_id}`,
        openid: null,
        name,
        households: [{ householdId: household._id, label: household.label, joinedAt: change.at }],
        adult: statement(adult, context.actor.residentId, change.at),
        lineages: [...household.lineage],
        roles: [],
        grants: {},
        sends: {},
        createdAt: change.at,
        change,
      }),
      answer: () => ({ residentId: _id }),
    });
  },
});
