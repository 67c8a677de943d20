import * as v from 'valibot';
import type { HandoverLine } from '../../../typings/contract/office/handover.ts';
import type { GrantedRole } from '../../../typings/contract/role.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { findHolders } from '../office/role-repository.ts';
import { FITS } from '../office/role-rules.ts';
import { holdsOne, WATCHERS, WITNESSES } from './handover-access.ts';
import { findHandovers } from './handover-repository.ts';
import { dueOn, endedTerms, handoverId } from './handover-rules.ts';

const ROLES = Object.keys(FITS) as GrantedRole[];

/** Offices that ended lately or end soon, and how far each is handed over; one's own, for those who do not watch. */
export const listHandovers = action('role.listHandovers', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 3,
  run: async ({ communityId: community }, { actor }) => {
    const today = dayOf(now());
    const { residentId, resident, roles } = actor;
    const watches = holdsOne(roles, community, [...WATCHERS, ...WITNESSES]);
    const [people, begun] = await Promise.all([
      watches ? findHolders(community, ROLES) : [{ ...resident, roles: resident.roles }],
      findHandovers(community, watches ? null : residentId),
    ]);
    const known = new Map(begun.map((one) => [one._id, one]));
    const lines = endedTerms(people, today).map((term): HandoverLine => {
      const id = handoverId(term.residentId, term);
      const found = known.get(id);
      known.delete(id);
      const due = dueOn(term.until);
      const done = found?.state === 'done';
      return {
        ...term,
        dueOn: due,
        late: !done && today > due,
        handoverId: found ? id : null,
        done,
      };
    });
    // Those that the caller takes over, and older ones that are not done.
    const more = [...known.values()]
      .filter(({ state }) => state === 'open')
      .map((one): HandoverLine => {
        const { role, placeId, placeLabel, from, until } = one;
        const due = dueOn(until);
        return {
          residentId: one.residentId,
          name: people.find(({ _id }) => _id === one.residentId)?.name ?? '',
          role,
          placeId,
          placeLabel,
          from,
          until,
          dueOn: due,
          late: today > due,
          handoverId: one._id,
          done: false,
        };
      });
    return { handovers: [...lines, ...more], mayBegin: holdsOne(roles, community, WATCHERS) };
  },
});
