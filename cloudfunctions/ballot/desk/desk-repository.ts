import { DAY } from '../../kernel/calendar.ts';
import { atOrWithin, command } from '../../kernel/database/table.ts';
import { deskPart, placesOfOffices } from '../../people/desk/desk-part.ts';
import { motions } from '../collections.ts';
import { DOOR_ROLES, SIGNERS } from '../motion/motion-access.ts';

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

/** So long after the count two have signed, as a rule: later it stands among what is overdue. */
const SIGNED_WITHIN = 3 * DAY;

/**
 * Counted results that the caller may sign and has not: until two have, nobody sees a figure, so that whoever does
 * not like a result must not be able to let it lie. Supervisors have them on their desk as well.
 */
export const resultDesk = deskPart({
  kind: 'results',
  collection: motions,
  by: 'form.closesAt',
  fields: ['form.title', 'result.countedAt'],
  waiting: (actor) => {
    const places = placesOfOffices(actor, SIGNERS);
    if (places.length === 0) return undefined;
    return command.and([
      { state: 'counted', 'signatures.residentId': command.neq(actor.residentId) },
      command.or(places.map((placeId) => ({ placeId: atOrWithin(placeId) }))),
    ]);
  },
  itemsOf: ({ _id, form, result }) => [
    { id: _id, title: form.title, until: result ? result.countedAt + SIGNED_WITHIN : null },
  ],
});
