import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { bodies } from '../collections.ts';
import { CONVENERS } from './body-access.ts';
import { MOST_MET, MOST_RECORDS } from './body-line.ts';
import { requireStanding } from './require-standing.ts';

const LONGEST_DAYS = 366;

/** That a body has met, on a day that is over or today; or that this was a mistake. Either is on record. */
export const noteMeeting = action('meeting.noteMeeting', {
  input: v.strictObject({ communityId, bodyId: documentId, day, met: v.boolean(), commandId }),
  access: officersOf('body.placeId', CONVENERS, 'within'),
  load: (input) => ({ body: one(bodies, input.bodyId, 'BODY_NOT_FOUND') }),
  command: ({ bodyId, day: met }) => ({
    action: 'body.note',
    target: `body:${bodyId}`,
    variant: met,
  }),
  budget: 4,
  run: (input, { actor, body, command }) => {
    const { at } = command.stamp;
    const today = dayOf(at);
    return change({ command }, bodies, body, {
      missing: 'BODY_NOT_FOUND',
      decide: ({ met, record, state }) => {
        requireStanding({ state });
        if (input.day > today || input.day < addDays(today, -LONGEST_DAYS)) {
          throw new Refusal('MET_DAY_UNFIT');
        }
        if (met.includes(input.day) === input.met) return null;
        const days = input.met
          ? [...met, input.day].sort()
          : met.filter((one) => one !== input.day);
        const entry = {
          at,
          what: 'met' as const,
          fields: [input.met ? input.day : `-${input.day}`],
          by: actor.resident.name,
          confirmedBy: null,
        };
        return {
          met: days.slice(-MOST_MET),
          record: [entry, ...record].slice(0, MOST_RECORDS),
        };
      },
      answer: ({ met }) => ({ lastMet: met.at(-1) ?? null }),
    });
  },
});
