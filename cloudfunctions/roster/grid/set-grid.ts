import * as v from 'valibot';
import { many } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { putIntoGrid } from '../../people/grid/put-into-grid.ts';
import { officersOf } from '../../people/officers.ts';
import { householdId } from '../../places/place-schema.ts';
import { GRID_ROLES } from './grid-access.ts';
import { placeAround } from './grid-rules.ts';

const MOST_AT_ONCE = 60;

/** Households go into a micro-grid, all in one request. A late retry does not undo what came after it. */
export const setGrid = action('roster.setGrid', {
  input: v.strictObject({
    communityId,
    householdIds: v.pipe(
      v.array(householdId),
      v.minLength(1),
      v.maxLength(MOST_AT_ONCE),
      v.check((ids) => new Set(ids).size === ids.length),
    ),
    grid: v.nullable(line(20)),
    commandId,
  }),
  access: officersOf('input.householdIds', GRID_ROLES, 'within'),
  load: ({ householdIds }) => ({ households: many(households, householdIds) }),
  command: ({ householdIds }) => ({
    action: 'roster.set-grid',
    target: `place:${placeAround(householdIds)}`,
  }),
  budget: 3, // more where others change the same households at the same moment
  async run({ communityId, householdIds, grid }, context) {
    const { length } = context.households;
    if (length !== householdIds.length) throw new Refusal('HOUSEHOLD_NOT_FOUND');
    await putIntoGrid(context, communityId, context.households, grid);
    return { households: length };
  },
});
