import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, documentId, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { places } from '../../places/collections.ts';
import { placeId } from '../../places/place-schema.ts';
import { type DutyDocument, duties } from '../collections.ts';
import { PLANNERS } from './duty-access.ts';
import { isDutyFit } from './duty-rules.ts';

const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const isSet = (list: readonly (string | number)[]) => new Set(list).size === list.length;

/** Says who sits where when, or changes it; one that ends today or earlier is over. */
export const saveDuty = action('matter.saveDuty', {
  input: v.strictObject({
    communityId,
    dutyId: v.nullable(documentId),
    seen: v.nullable(documentId),
    form: v.strictObject({
      placeId,
      spot: line(30),
      who: line(30),
      work: line(60),
      weekdays: v.pipe(
        v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))),
        v.minLength(1),
        v.check((days) => isSet(days)),
      ),
      from: time,
      until: time,
      firstDay: day,
      lastDay: day,
      off: v.pipe(
        v.array(day),
        v.maxLength(60),
        v.check((days) => isSet(days)),
      ),
    }),
    commandId,
  }),
  access: officersOf('input.form.placeId', PLANNERS, 'within'),
  load: ({ dutyId, form }) => ({
    place: one(places, form.placeId, 'PLACE_NOT_FOUND'),
    duty: one(duties, dutyId),
  }),
  command: ({ dutyId }) =>
    dutyId === null
      ? { action: 'duty.save', target: 'duty:', creates: true as const }
      : { action: 'duty.save', target: `duty:${dutyId}` },
  budget: 4,
  run: ({ communityId, dutyId, seen, form }, context) => {
    const { place, duty, command } = context;
    const fitted = () => {
      if (!isDutyFit(form, dayOf(command.stamp.at), dutyId === null))
        throw new Refusal('DUTY_TIME_UNFIT');
      return { placeLabel: place.label, form };
    };
    if (dutyId !== null) {
      if (!duty) throw new Refusal('DUTY_NOT_FOUND');
      return change(context, duties, duty, {
        missing: 'DUTY_NOT_FOUND',
        decide: (current) => {
          // Another place would be another officer's to agree to.
          if (current.form.placeId !== form.placeId) throw new Refusal('DUTY_NOT_FOUND');
          if (current.change.id !== seen) throw new Refusal('DUTY_CHANGED');
          return fitted();
        },
        answer: ({ _id }) => ({ dutyId: _id }),
      });
    }
    return insert(context, communityId, duties, {
      decide: (stamp): DutyDocument => ({ _id: stamp.id, communityId, ...fitted(), change: stamp }),
      answer: (_, { id }) => ({ dutyId: id }),
    });
  },
});
