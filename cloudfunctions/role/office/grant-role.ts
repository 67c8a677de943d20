import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { type Commanded, commandOf, stampOf } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, day } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { changeResident } from '../../people/resident-repository.ts';
import { places } from '../../places/collections.ts';
import { proposals } from '../collections.ts';
import { officeKey, proposalId, propose } from '../proposal/propose-office.ts';
import { requireUnselected } from '../selection/selection-access.ts';
import { beginSecretary } from './keep-secretaries.ts';
import { requireTerm, withOffice } from './office-rules.ts';
import { findHolders } from './role-repository.ts';
import { DECIDERS, decidersBut, isSensitive } from './role-rules.ts';
import { term } from './role-schema.ts';

/**
 * Gives somebody an office; one with much power is proposed first, and a second officer agrees. Where
 * there is no second yet, one alone appoints those who could be, and nobody else.
 */
export const grantRole = action('role.grantRole', {
  input: v.strictObject({ ...term, until: v.nullable(day), commandId }),
  access: officersOf('input.placeId', SECRETARY, 'within'),
  load: (input, openid) => ({
    person: one(residents, input.residentId, 'RESIDENT_NOT_FOUND'),
    place: one(places, input.placeId, 'PLACE_NOT_FOUND'),
    proposal: one(proposals, proposalId(openid, input)),
  }),
  budget: 8,
  run: async (input, context) => {
    const { openid, actor, person, place, proposal } = context;
    const { communityId, role, placeId, from, until } = input;
    const office = { role, placeId, placeLabel: place.label, from, until };
    const target = `resident:${person._id}`;
    const commandFor = (action: string) => {
      const stamp = stampOf(openid, officeKey(input), actor.residentId, { action, target });
      return commandOf(communityId, stamp, [person]);
    };
    const grant = (commanded: Commanded) =>
      changeResident(commanded, person, {
        prepare: async ({ _id }) => {
          if (role === 'secretary') await beginSecretary(communityId, _id, from);
        },
        decide: ({ openid: account, roles: held }) => {
          if (account === null) throw new Refusal('RESIDENT_NOT_FOUND');
          const roles = withOffice(held, office, dayOf(commanded.command.stamp.at));
          return roles && { roles };
        },
        answer: () => ({ state: 'granted' }) as const,
      });

    if (!isSensitive('grant', role)) return grant(await commandFor('role.grant'));
    if (!proposal && DECIDERS.includes(role)) {
      const alone = await commandFor('role.grant-alone');
      if (isRepeat(alone, person) || (await decidersOf(communityId, actor.residentId)) === 0) {
        return grant(alone);
      }
    }
    if (!proposal) {
      if (person.openid === null) throw new Refusal('RESIDENT_NOT_FOUND');
      requireTerm(person.roles, office, dayOf(now()));
      await requireUnselected(communityId, office);
    }
    const proposed = { ...office, kind: 'grant', residentId: person._id } as const;
    return propose(context, input, { action: 'role.propose', target }, proposed);
  },
});

const isRepeat = (
  { command: { stamp, earlier } }: Commanded,
  { change }: { change: { id: string } },
) => earlier !== undefined || change.id === stamp.id;

async function decidersOf(communityId: string, exceptId: string): Promise<number> {
  const holders = await findHolders(communityId, DECIDERS);
  return decidersBut(holders, exceptId, dayOf(now())).length;
}
