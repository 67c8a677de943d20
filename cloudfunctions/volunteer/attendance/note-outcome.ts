import * as v from 'valibot';
import { many, one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pictures } from '../../pictures/collections.ts';
import { pictureIds, requirePictures } from '../../pictures/picture-input.ts';
import { shifts, teams } from '../collections.ts';
import { ofTeam } from '../shift/shift-schema.ts';
import { requireLed } from '../team/team-access.ts';
import { outcomeOf } from './attendance-line.ts';

const figure = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)));

/**
 * How many people a shift has helped, how many yuan it has saved, and pictures: whoever leads the team says so, once it
 * is over. A picture is checked before others see it, and whoever can be recognised in it has agreed.
 */
export const noteOutcome = action('volunteer.noteOutcome', {
  input: v.strictObject({
    ...ofTeam,
    served: figure,
    saved: figure,
    pictures: pictureIds,
    agreed: v.optional(v.boolean()),
  }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    added: many(pictures, input.pictures ?? []),
  }),
  command: ({ shiftId }) => ({ action: 'shift.outcome', target: `shift:${shiftId}` }),
  budget: 3,
  run: async (input, context) => {
    const { team, shift, actor, added } = context;
    requireLed(actor, team, shift);
    const { at } = context.command.stamp;
    const { served, saved } = input;
    const by = actor.residentId;
    const picturesAfter = (kept: readonly string[]): { pictures?: string[] } => {
      const ids = input.pictures ?? [...kept];
      const fresh = ids.filter((id) => !kept.includes(id));
      if (fresh.length > 0 && input.agreed !== true) throw new Refusal('PICTURE_CONSENT');
      requirePictures(added, fresh, 'outcome', by, at);
      return ids.length > 0 ? { pictures: ids } : {};
    };
    return change(context, shifts, shift, {
      missing: 'SHIFT_NOT_FOUND',
      seen: ['outcome'],
      decide: ({ state, until, outcome }) => {
        if (state === 'cancelled') throw new Refusal('SHIFT_CANCELLED');
        if (at < until) throw new Refusal('SHIFT_RUNNING');
        const shown = picturesAfter(outcome?.pictures ?? []);
        const isNone = served === null && saved === null && !shown.pictures;
        return { outcome: isNone ? null : { served, saved, ...shown, by, at } };
      },
      answer: (known) => ({ outcome: outcomeOf(known) }),
    });
  },
});
