import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change, insert } from '../../kernel/command.ts';
import type { Stamp } from '../../kernel/database/collection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { type PlanDocument, plans } from '../collections.ts';
import { ofYear } from '../holiday/year-schema.ts';
import { planId } from './plan-repository.ts';

/** What is asked for; the rest is upkeep's to find out. */
function asked({ id }: Stamp, repair: boolean) {
  return {
    state: 'computing' as const,
    repair,
    seed: Number.parseInt(id.slice(0, 4), 16),
    compute: null,
    progress: { settled: 0, of: 0 },
  };
}

/** Asks for a plan of a year, or for one that keeps as much as it can of what stands. */
export const makePlan = action('meeting.makePlan', {
  input: v.strictObject({
    ...ofYear,
    repair: v.boolean(),
    seen: v.nullable(documentId),
    commandId,
  }),
  access: officersOf('input.communityId', SECRETARY, 'within'),
  load: (input) => ({ plan: one(plans, planId(input.communityId, input.year)) }),
  command: ({ communityId, year }) => ({
    action: 'plan.make',
    target: `plan:${planId(communityId, year)}`,
  }),
  budget: 4,
  run: async ({ communityId, year, repair, seen }, { plan, command }) => {
    const { stamp } = command;
    const requireYear = () => {
      const current = Number(dayOf(stamp.at).slice(0, 4));
      if (year < current || year > current + 1) throw new Refusal('PLAN_YEAR_UNFIT');
    };
    const answer = () => ({ seen: stamp.id });
    if (plan) {
      return change({ command }, plans, plan, {
        missing: 'PLAN_NOT_FOUND',
        decide: ({ change: latest, state, meetings, standing }) => {
          requireYear();
          if (latest.id !== seen) throw new Refusal('PLAN_CHANGED');
          if (state === 'computing') throw new Refusal('PLAN_COMPUTING');
          const stands = (standing ?? meetings).length > 0;
          return asked(stamp, repair && stands);
        },
        answer,
      });
    }
    const _id = planId(communityId, year);
    return insert<PlanDocument, { seen: string }>(
      { command },
      communityId,
      plans,
      {
        decide: () => {
          requireYear();
          if (seen !== null) throw new Refusal('PLAN_CHANGED');
          return {
            _id,
            communityId,
            year,
            ...asked(stamp, false),
            meetings: [],
            standing: null,
            unplaced: [],
            cost: 0,
            bound: 0,
            moves: null,
            estimated: false,
            print: '',
            toBook: false,
            clashes: [],
            change: stamp,
          };
        },
        taken: () => {
          throw new Refusal('PLAN_CHANGED');
        },
        answer,
      },
      () => _id,
    );
  },
});
