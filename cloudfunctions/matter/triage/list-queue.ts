import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { HOLDERS, seesRaiser, TRIAGERS, WATCHERS } from '../intake/matter-access.ts';
import { matterLine } from '../intake/matter-line.ts';
import { readQueue } from '../intake/matter-repository.ts';

/** What waits for the caller's offices, what is due soonest first. */
export const listQueue = action('matter.listQueue', {
  input: v.strictObject({
    communityId,
    what: v.picklist(['triage', 'held', 'late', 'tasks']),
    after: cursor,
  }),
  access: officersOf('input.communityId', [...HOLDERS, 'supervisor'], 'touching'),
  budget: 2,
  run: async ({ communityId, what, after }, { actor }) => {
    const { residentId, roles } = actor;
    const ones =
      what === 'held' || what === 'tasks'
        ? HOLDERS
        : what === 'triage'
          ? TRIAGERS
          : [...TRIAGERS, ...WATCHERS];
    const offices = roles.filter(({ role }) => ones.includes(role));
    if (offices.length === 0) return { matters: [], next: null };
    const places = offices.map(({ placeId }) => placeId);
    const scope = { places, offices, residentId };
    const { rows, next } = await readQueue(communityId, what, scope, dayOf(now()), after);
    return {
      matters: rows.map((row) => {
        const words = seesRaiser(actor, row) ? row.words : '';
        return { ...matterLine({ ...row, words }, null), words };
      }),
      next,
    };
  },
});
