import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { places } from '../../places/collections.ts';
import { placeId } from '../../places/place-schema.ts';
import { type DiaryDocument, diaryEntries } from '../collections.ts';
import { officeAt } from '../intake/matter-access.ts';
import { isVisitDay } from './visit-rules.ts';
import { DIARISTS } from './walk-access.ts';

/** What was seen and heard at a place, for those who look after it; nobody else reads it. */
export const writeDiary = action('matter.writeDiary', {
  input: v.strictObject({ communityId, placeId, day, text: text(500), commandId }),
  access: officersOf('input.placeId', DIARISTS, 'within'),
  load: ({ placeId }) => ({ place: one(places, placeId, 'PLACE_NOT_FOUND') }),
  command: () => ({ action: 'diary.write', target: 'diary:', creates: true as const }),
  budget: 3,
  run: ({ communityId, placeId, day, text }, context) => {
    const { actor, place } = context;
    return insert(context, communityId, diaryEntries, {
      decide: (change): DiaryDocument => {
        if (!isVisitDay(day, dayOf(change.at))) throw new Refusal('VISIT_DAY_UNFIT');
        const as = officeAt(actor, placeId, DIARISTS) ?? 'grid-officer';
        return {
          _id: change.id,
          communityId,
          placeId,
          placeLabel: place.label,
          residentId: actor.residentId,
          as,
          day,
          text,
          order: change.at,
          change,
        };
      },
      answer: (_, { id }) => ({ entryId: id }),
    });
  },
});
