import { deskPart, placesOfOffices } from '../../people/desk/desk-part.ts';
import { attendances } from '../collections.ts';
import { CONFIRMERS } from '../hours/hour-access.ts';

/** Hours that wait for somebody from outside the team. */
export const hourDesk = deskPart({
  kind: 'hours',
  collection: attendances,
  by: 'from',
  fields: ['entries.state', 'entries.why'],
  waiting: (actor) =>
    placesOfOffices(actor, CONFIRMERS).length === 0 ? undefined : { pending: true },
  itemsOf: ({ _id, entries }) =>
    entries
      .filter(({ state, why }) => state === 'pending' && why !== 'late')
      .map(() => ({ id: _id, title: '', until: null })),
});
