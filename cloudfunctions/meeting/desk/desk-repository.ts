import { DAY } from '../../kernel/calendar.ts';
import { atOrWithin, command } from '../../kernel/database/table.ts';
import { deskPart, placesOfOffices } from '../../people/desk/desk-part.ts';
import { CONVENERS } from '../body/body-access.ts';
import { meetings } from '../collections.ts';

const WEEK = 7 * DAY;

/** Meetings of the next seven days that the caller convenes, or has a seat in. */
export const meetingDesk = deskPart({
  kind: 'meetings',
  collection: meetings,
  by: 'startsAt',
  fields: ['bodyName', 'startsAt'],
  waiting: (actor, at) => {
    const places = placesOfOffices(actor, CONVENERS);
    if (places.length === 0) return undefined;
    return command.and([
      { state: command.in(['called', 'running']), startsAt: command.lte(at + WEEK) },
      command.or([
        { holders: actor.residentId },
        ...places.map((placeId) => ({ placeId: atOrWithin(placeId) })),
      ]),
    ]);
  },
  itemsOf: ({ _id, bodyName, startsAt }) => [{ id: _id, title: bodyName, until: startsAt }],
});
