import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { plans } from '../collections.ts';
import { ofYear } from '../holiday/year-schema.ts';
import { planId } from './plan-repository.ts';

/** The plan holds and everybody sees it. Its rooms are booked by upkeep; where one is taken already, the plan says so. */
export const adoptPlan = action('meeting.adoptPlan', {
  input: v.strictObject({ ...ofYear, seen: documentId, commandId }),
  access: officersOf('input.communityId', SECRETARY, 'within'),
  load: (input) => ({
    plan: one(plans, planId(input.communityId, input.year), 'PLAN_NOT_FOUND'),
  }),
  command: ({ communityId, year }) => ({
    action: 'plan.adopt',
    target: `plan:${planId(communityId, year)}`,
  }),
  budget: 4,
  run: ({ seen }, { plan, command }) => {
    const today = dayOf(command.stamp.at);
    return change({ command }, plans, plan, {
      missing: 'PLAN_NOT_FOUND',
      seen: ['state'],
      decide: ({ change: latest, state, meetings, standing }) => {
        if (latest.id !== seen) throw new Refusal('PLAN_CHANGED');
        if (state === 'computing') throw new Refusal('PLAN_COMPUTING');
        if (meetings.length === 0) throw new Refusal('PLAN_EMPTY');
        const keys = new Set(meetings.map(({ key }) => key));
        // What is over is no part of a later computation.
        const past = (standing ?? []).filter(({ key, day }) => day <= today && !keys.has(key));
        return {
          state: 'adopted' as const,
          standing: [...past, ...meetings],
          toBook: true,
          clashes: [],
        };
      },
      answer: () => ({ state: 'adopted' }) as const,
    });
  },
});
