import * as v from 'valibot';
import type { HolderChoice } from '../../../typings/contract/matter/matter.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { matters } from '../collections.ts';
import { HOLDERS } from '../intake/matter-access.ts';
import { findBearers } from '../stage/bearer-repository.ts';
import { bears, rungsFor } from '../stage/ladder-rules.ts';

/** To whom a matter could be given: offices that somebody bears for its place, and people of outside bodies. */
export const listHolders = action('matter.listHolders', {
  input: v.strictObject({ communityId, matterId: documentId }),
  access: officersOf('matter.placeId', HOLDERS, 'within'),
  load: ({ matterId }) => ({ matter: one(matters, matterId, 'MATTER_NOT_FOUND') }),
  budget: 2,
  run: async ({ communityId }, { matter: { placeId } }) => {
    const bearers = await findBearers(communityId, placeId, HOLDERS, dayOf(now()));
    const holders = rungsFor(HOLDERS, placeId).flatMap((role): HolderChoice[] => {
      const own = bearers.filter((one) => bears(one, { role, placeId, residentId: null }));
      if (role === 'outside-party') {
        return own.map(({ _id, name }) => ({ role, residentId: _id, names: name }));
      }
      const names = own.map(({ name }) => name).join('、');
      return own.length === 0 ? [] : [{ role, residentId: null, names }];
    });
    return { holders };
  },
});
