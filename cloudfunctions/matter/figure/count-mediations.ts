import * as v from 'valibot';
import { dayOf, instantOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { WHOLE } from '../intake/matter-access.ts';
import { findClosed } from '../mediation/mediation-repository.ts';
import { quarterFigures, quartersBefore } from './mediation-figure-rules.ts';

/** What became of mediations, for those who look after the whole community: of quarters that are over, in counts alone. */
export const countMediations = action('matter.countMediations', {
  input: v.strictObject({ communityId }),
  access: officersOf('input.communityId', WHOLE, 'within'),
  budget: 2,
  run: async ({ communityId }) => {
    const { quarters, from } = quartersBefore(dayOf(now()));
    const closed = await findClosed(communityId, instantOf(from));
    return { quarters: quarters.map((quarter) => quarterFigures(closed, quarter)) };
  },
});
