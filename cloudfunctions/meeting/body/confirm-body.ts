import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { requireSecondPerson } from '../../people/second-person.ts';
import { bodies } from '../collections.ts';
import { CONFIRMERS } from './body-access.ts';
import { MOST_RECORDS } from './body-line.ts';
import { changedFields, holdersOf, vacated } from './body-rules.ts';
import { readUnfinished, requireFinished } from './read-unfinished.ts';

/** A second officer agrees to what was drawn up, or turns it down. */
export const confirmBody = action('meeting.confirmBody', {
  input: v.strictObject({
    communityId,
    bodyId: documentId,
    agrees: v.boolean(),
    seen: documentId,
    commandId,
  }),
  access: officersOf('body.placeId', CONFIRMERS, 'within'),
  load: (input) => ({ body: one(bodies, input.bodyId, 'BODY_NOT_FOUND') }),
  command: ({ bodyId }) => ({ action: 'body.confirm', target: `body:${bodyId}` }),
  budget: 6,
  run: ({ agrees, seen }, { actor, body, command }) =>
    change({ command }, bodies, body, {
      missing: 'BODY_NOT_FOUND',
      seen: ['turn'],
      prepare: (found) =>
        agrees && found.pending?.dissolve !== undefined
          ? readUnfinished(found)
          : Promise.resolve(null),
      decide: (found, unfinished) => {
        const { pending, form, state, record, change: latest } = found;
        if (!pending) throw new Refusal('BODY_SETTLED');
        requireSecondPerson(actor, pending.editors, 'BODY_OWN');
        if (latest.id !== seen) throw new Refusal('BODY_CHANGED');
        const isFounding = state === 'founding';
        if (!agrees) {
          return {
            pending: null,
            holders: isFounding ? [] : holdersOf(form.seats),
            ...(isFounding ? { state: 'dropped' as const } : {}),
          };
        }
        const { at } = command.stamp;
        if (pending.dissolve !== undefined) {
          requireFinished(found, unfinished);
          const entry = {
            at,
            what: 'dissolved' as const,
            fields: [pending.dissolve],
            by: pending.by,
            confirmedBy: actor.resident.name,
          };
          return {
            state: 'dissolved' as const,
            // Nobody has a seat there any more: nothing to hand over, no time to keep free.
            form: vacated(form),
            pending: null,
            holders: [],
            dissolvedOn: dayOf(at),
            ending: true,
            record: [entry, ...record].slice(0, MOST_RECORDS),
          };
        }
        const entry = {
          at,
          what: isFounding ? ('founded' as const) : ('changed' as const),
          fields: isFounding ? [] : changedFields(form, pending.form),
          by: pending.by,
          confirmedBy: actor.resident.name,
        };
        return {
          state: 'standing' as const,
          form: pending.form,
          pending: null,
          holders: holdersOf(pending.form.seats),
          seating: !isFounding,
          record: [entry, ...record].slice(0, MOST_RECORDS),
        };
      },
      answer: () => ({ agreed: agrees }),
    }),
});
