import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { findHolders } from '../office/role-repository.ts';
import { FITS } from '../office/role-rules.ts';
import { term } from '../office/role-schema.ts';
import { holdsOne, WATCHERS } from './handover-access.ts';
import { mayFollow } from './handover-rules.ts';

const MOST = 50;

/** Who could come after somebody: for those who watch over offices all who hold one, for the leaver the same office. */
export const listSuccessors = action('role.listSuccessors', {
  input: v.strictObject(term),
  access: RESIDENTS,
  load: (input) => ({ leaver: one(residents, input.residentId, 'RESIDENT_NOT_FOUND') }),
  budget: 2,
  run: async ({ communityId, role, placeId }, { actor, leaver }) => {
    const watches = holdsOne(actor.roles, placeId, WATCHERS);
    if (!watches && actor.residentId !== leaver._id) throw new Refusal('HANDOVER_NOT_YOURS');
    const today = dayOf(now());
    const office = { role, placeId };
    const offices = Object.keys(FITS) as (keyof typeof FITS)[];
    const people = await findHolders(
      communityId,
      actor.residentId === leaver._id ? [role] : offices,
    );
    const successors = people
      .filter(({ _id }) => _id !== leaver._id)
      .flatMap(({ _id, name, roles }) => {
        const held = mayFollow(roles, office, today, actor.residentId !== leaver._id);
        if (!held) return [];
        const isSame = held.role === role && held.placeId === placeId;
        return [{ residentId: _id, name, role: held.role, placeLabel: held.placeLabel, isSame }];
      })
      .sort((one, other) => Number(other.isSame) - Number(one.isSame))
      .slice(0, MOST)
      .map(({ isSame: _, ...one }) => one);
    return { successors };
  },
});
