import { accountKeyOf } from '../../kernel/action/actor.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { job } from '../../kernel/upkeep.ts';
import { statement } from '../../people/adult/adult-rules.ts';
import { applyToResident, insertResident } from '../../people/resident-repository.ts';
import { type SetupDocument, setups } from '../collections.ts';
import { finishSetup, unfinishedSince } from './setup-repository.ts';
import { secretaryRole } from './setup-rules.ts';

/**
 * What taking a set-up code says: the secretary is in office, once. An office that has ended since does
 * not come back; an office of the same name whose term ran out before is another.
 */
export async function takeOffice(setup: SetupDocument): Promise<void> {
  const { communityId, secretary, change } = setup;
  if (!secretary || secretary.done || secretary.name === null) return;
  const { residentId: _id, openid, name } = secretary;
  const accountKey = accountKeyOf(openid);
  const role = secretaryRole(communityId, dayOf(change.at));
  const isNew = await insertResident({
    _id,
    communityId,
    accountKey,
    openid,
    name,
    households: [],
    adult: statement(true, _id, change.at), // an office is for adults
    lineages: [],
    roles: [role],
    grants: {},
    sends: {},
    applied: [change.id],
    createdAt: change.at,
    change,
  });
  if (!isNew) {
    await applyToResident(communityId, { accountKey }, change, ({ roles }) =>
      roles.some((one) => one.role === role.role && one.from === role.from)
        ? null
        : { roles: [...roles, role] },
    );
  }
  await finishSetup(setup);
}

const STILL_AT_WORK = 60_000;

/** Goes on where taking office was interrupted. */
export const finishSetups = job({
  name: 'resident.finishSetup',
  collection: setups,
  due: (at) => unfinishedSince(at - STILL_AT_WORK),
  one: takeOffice,
});
