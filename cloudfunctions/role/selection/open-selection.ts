import * as v from 'valibot';
import type { SelectedRole } from '../../../typings/contract/office/selection.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { places } from '../../places/collections.ts';
import { placeId } from '../../places/place-schema.ts';
import { type SelectionDocument, selections } from '../collections.ts';
import { requireTerm } from '../office/office-rules.ts';
import { findHolders } from '../office/role-repository.ts';
import { termProblem } from '../office/role-rules.ts';
import { OPENERS } from './selection-access.ts';
import { areDaysFit, PUBLICATION_DAYS, STANDING_DAYS } from './selection-rules.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(400));

/** Neighbours of a post that nobody holds are asked who wants to be its steward. One selection goes on at a post. */
export const openSelection = action('role.openSelection', {
  input: v.strictObject({
    communityId,
    placeId,
    from: day,
    until: day,
    standUntil: day,
    publicationDays: count,
    commandId,
  }),
  access: officersOf('input.placeId', OPENERS, 'within'),
  load: (input) => ({ place: one(places, input.placeId, 'PLACE_NOT_FOUND') }),
  command: () => ({ action: 'selection.open', target: 'selection:', creates: true as const }),
  budget: 5,
  run: (input, context) => {
    const { place } = context;
    const { from, until, standUntil, publicationDays } = input;
    const role: SelectedRole = place.kind === 'stair' ? 'stair-steward' : 'building-steward';
    return insert(context, input.communityId, selections, {
      prepare: async () => {
        const today = dayOf(context.command.stamp.at);
        const term = { role, placeId: place._id, from, until };
        requireTerm([], term, today);
        if (!areDaysFit({ standUntil, publicationDays }, today)) {
          const { least, most } = STANDING_DAYS;
          const [fewest, longest] = [PUBLICATION_DAYS.least, PUBLICATION_DAYS.most];
          throw new Refusal('SELECTION_DAYS_UNFIT', { least, most, fewest, longest });
        }
        const people = await findHolders(input.communityId, [role]);
        const held = people.flatMap(({ roles }) => roles);
        if (termProblem(held, term, today) === 'ROLE_HELD') throw new Refusal('POST_HELD');
      },
      decide: (change): SelectionDocument => ({
        _id: change.id,
        communityId: input.communityId,
        openKey: place._id,
        role,
        placeId: place._id,
        placeLabel: place.label,
        from,
        until,
        standUntil,
        publicationDays,
        state: 'open',
        candidates: [],
        motionId: null,
        current: null,
        deciders: [],
        objections: [],
        appointedBy: null,
        endReason: '',
        order: change.at,
        change,
      }),
      taken: () => {
        throw new Refusal('SELECTION_OPEN');
      },
      answer: (_, { id }) => ({ selectionId: id }),
    });
  },
});
