import { command } from '../../kernel/database/table.ts';
import { deskPart, placesOfOffices } from '../../people/desk/desk-part.ts';
import { claims } from '../collections.ts';
import { HEARERS, REVIEWERS } from '../event/civility-access.ts';
import { waitingAt } from '../event/event-repository.ts';

/** What was brought forward, and appealed against, at the places where the caller decides. */
export const claimDesk = deskPart({
  kind: 'points',
  collection: claims,
  by: 'order',
  fields: ['order'],
  waiting: (actor) => {
    const reviewed = placesOfOffices(actor, REVIEWERS);
    const heard = placesOfOffices(actor, HEARERS);
    const queues = [
      ...(reviewed.length > 0 ? [waitingAt(reviewed, 'open')] : []),
      ...(heard.length > 0 ? [waitingAt(heard, 'appealed')] : []),
    ];
    return queues.length === 0 ? undefined : command.or(queues);
  },
  itemsOf: ({ _id }) => [{ id: _id, title: '', until: null }],
});
