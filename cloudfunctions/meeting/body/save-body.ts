import * as v from 'valibot';
import type { BodyForm } from '../../../typings/contract/meeting/body.ts';
import { votingSettings } from '../../ballot/collections.ts';
import { lawOfBody } from '../../ballot/for-others.ts';
import { many, one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { places } from '../../places/collections.ts';
import { type BodyDocument, bodies, rooms } from '../collections.ts';
import { MOST_RECORDS, waitsOf } from './body-line.ts';
import { bodyProblem, changedFields, holdersOf, isFree, ruleOf } from './body-rules.ts';
import { bodyForm } from './body-schema.ts';
import { readUnfinished, requireFinished } from './read-unfinished.ts';

/**
 * What is founded or changed by the secretary stands at once if it is free, else once a second officer agrees. To dissolve
 * a body always takes both.
 */
export const saveBody = action('meeting.saveBody', {
  input: v.strictObject({
    communityId,
    bodyId: v.nullable(documentId),
    form: bodyForm,
    seen: v.nullable(documentId),
    dissolve: v.optional(text(100)),
    commandId,
  }),
  access: officersOf('input.form.placeId', SECRETARY, 'within'),
  load: ({ communityId: community, bodyId, form }) => ({
    place: one(places, form.placeId, 'PLACE_NOT_FOUND'),
    body: one(bodies, bodyId),
    people: many(residents, holdersOf(form.seats)),
    room: one(rooms, form.roomId),
    settings: one(votingSettings, community),
  }),
  command: ({ bodyId }) =>
    bodyId === null
      ? { action: 'body.save', target: 'body:', creates: true }
      : { action: 'body.save', target: `body:${bodyId}` },
  budget: 6,
  run: (input, context) => {
    const { place, body, people, room, settings, actor } = context;
    const form: BodyForm = input.form;
    const { at } = context.command.stamp;
    const by = actor.resident.name;
    const requireFit = () => {
      const ruleId = ruleOf(form);
      const problem = bodyProblem(form, {
        law: ruleId === null ? null : lawOfBody(ruleId, form.placeId, settings?.settings ?? {}),
        // Of those who have left the entry stays, without a name.
        people: new Set(people.filter(({ name }) => name !== '').map(({ _id }) => _id)),
        hasRoom: room !== undefined && !room.form.closed,
      });
      if (problem) throw new Refusal('BODY_UNFIT', { problem });
    };
    const pending = isFree(form) ? null : { form, editors: [actor.residentId], by };
    const { dissolve } = input;
    if (input.bodyId === null) {
      return insert(context, input.communityId, bodies, {
        decide: (stamp): BodyDocument => {
          requireFit();
          return {
            _id: stamp.id,
            communityId: input.communityId,
            placeId: place._id,
            placeLabel: place.label,
            state: pending ? 'founding' : 'standing',
            form,
            pending,
            holders: holdersOf(form.seats),
            founded: dayOf(at),
            met: [],
            record: pending ? [] : [{ at, what: 'founded', fields: [], by, confirmedBy: null }],
            turn: 0,
            change: stamp,
          };
        },
        answer: (saved, { id }) => ({ bodyId: id, waits: saved ? waitsOf(saved) : null }),
      });
    }
    if (body?.placeId !== form.placeId || body.state === 'dropped') {
      throw new Refusal('BODY_NOT_FOUND');
    }
    return change(context, bodies, body, {
      missing: 'BODY_NOT_FOUND',
      seen: ['turn'],
      prepare: (found) => (dissolve === undefined ? Promise.resolve(null) : readUnfinished(found)),
      decide: (found, unfinished) => {
        if (found.state === 'dissolved') throw new Refusal('BODY_DISSOLVED');
        if (found.change.id !== input.seen) throw new Refusal('BODY_CHANGED');
        const before = found.pending?.editors ?? [];
        const editors = [...new Set([...before, actor.residentId])];
        if (dissolve !== undefined) {
          if (found.state === 'founding') throw new Refusal('BODY_NOT_FOUND');
          requireFinished(found, unfinished);
          const holders = holdersOf(found.form.seats);
          return { pending: { form: found.form, editors, by, dissolve }, holders };
        }
        requireFit();
        if (form.kind !== found.form.kind)
          throw new Refusal('BODY_UNFIT', { problem: 'kind-fixed' });
        const fields = changedFields(found.form, form);
        if (pending) {
          const holders = [...new Set([...holdersOf(found.form.seats), ...holdersOf(form.seats)])];
          return { pending: { ...pending, editors }, holders };
        }
        const entry = { at, what: 'changed' as const, fields, by, confirmedBy: null };
        return {
          form,
          // A dissolution goes on waiting, about the body as it is now.
          pending: found.pending && { ...found.pending, form, editors },
          holders: holdersOf(form.seats),
          seating: true,
          record: [entry, ...found.record].slice(0, MOST_RECORDS),
        };
      },
      answer: (saved) => ({ bodyId: saved._id, waits: waitsOf(saved) }),
    });
  },
});
