import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { requireSecondPerson } from '../../people/second-person.ts';
import { bodies } from '../collections.ts';
import { CONFIRMERS } from './body-access.ts';
import { MOST_RECORDS } from './body-line.ts';
import { changedFields, holdersOf } from './body-rules.ts';

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
  budget: 4,
  run: ({ agrees, seen }, { actor, body, command }) =>
    change({ command }, bodies, body, {
      missing: 'BODY_NOT_FOUND',
      seen: ['turn'],
      decide: ({ pending, form, state, record, change: latest }) => {
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
        const entry = {
          at: command.stamp.at,
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
