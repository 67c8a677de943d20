import { atOrWithin, command } from '../../kernel/database/table.ts';
import { deskPart, placesOfOffices } from '../../people/desk/desk-part.ts';
import { motions } from '../collections.ts';
import { DOOR_ROLES } from '../motion/motion-access.ts';

/** Votes that are open at places whose doors the caller goes to. */
export const motionDesk = deskPart({
  kind: 'votes',
  collection: motions,
  by: 'form.closesAt',
  fields: ['form.title', 'form.closesAt'],
  waiting: (actor, at) => {
    const places = placesOfOffices(actor, DOOR_ROLES);
    if (places.length === 0) return undefined;
    return command.and([
      {
        state: 'announced',
        ruleId: command.neq('poll'),
        'form.opensAt': command.lte(at),
        'form.closesAt': command.gt(at),
      },
      command.or([
        { lineage: command.in(places) },
        ...places.map((placeId) => ({ placeId: atOrWithin(placeId) })),
      ]),
    ]);
  },
  itemsOf: ({ _id, form }) => [{ id: _id, title: form.title, until: form.closesAt }],
});
