import { command } from '../../kernel/database/table.ts';
import { deskPart, placesOfOffices } from '../../people/desk/desk-part.ts';
import { OFFICERS } from '../../people/officers.ts';
import { joinRequests } from '../collections.ts';

/** Requests to be let in that wait at the officer's own places. */
export const requestDesk = deskPart({
  kind: 'requests',
  collection: joinRequests,
  by: 'at',
  fields: ['label'],
  waiting: (actor) => {
    const places = placesOfOffices(actor, OFFICERS);
    if (places.length === 0) return undefined;
    return { state: 'open', lineage: command.in(places) };
  },
  itemsOf: ({ _id, label }) => [{ id: _id, title: label, until: null }],
});
