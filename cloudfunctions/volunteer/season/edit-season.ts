import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { seasons, teams } from '../collections.ts';
import { traineesProblem } from '../member/limit-rules.ts';
import { minorsProblem } from '../member/minor-rules.ts';
import { spanProblem } from '../shift/shift-rules.ts';
import { teamId } from '../shift/shift-schema.ts';
import { requireLeader } from '../team/team-access.ts';
import { timesAfter } from './edit-rules.ts';
import { changeFields, isChange } from './edit-schema.ts';
import { makeShifts, settleEnd } from './make-season.ts';
import { aheadOf, formOn, spanOf } from './season-rules.ts';
import { settleEdit } from './settle-edit.ts';

/**
 * The shifts of a season from a day on. That they are changed is the first thing written; each of them follows, and
 * whoever is on one is told by that shift's own upkeep.
 */
export const editSeason = action('volunteer.editSeason', {
  input: v.strictObject({
    communityId,
    teamId,
    seasonId: documentId,
    from: day,
    change: v.pipe(
      v.strictObject(changeFields),
      v.check((change) => isChange(change)),
    ),
    commandId,
  }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    season: one(seasons, input.seasonId, 'SHIFT_NOT_FOUND'),
  }),
  command: ({ seasonId }) => ({ action: 'season.edit', target: `season:${seasonId}` }),
  budget: 700,
  run: async (input, context) => {
    const { team, season, actor } = context;
    requireLeader(actor, team);
    if (season.teamId !== team._id) throw new Refusal('SHIFT_NOT_FOUND');
    const { id, at } = context.command.stamp;
    const ahead = (form: typeof season.form, endedFrom: string | null) =>
      aheadOf(form, dayOf(at), endedFrom).filter((one) => one >= input.from);
    return change(context, seasons, season, {
      missing: 'SHIFT_NOT_FOUND',
      prepare: async (found) => {
        await makeShifts(found);
        await settleEnd(found);
        await settleEdit(found);
      },
      decide: (current) => {
        if (current.edited === false && current.edit?.id !== season.edit?.id) {
          throw new Refusal('SHIFT_CHANGED');
        }
        const last = ahead(current.form, current.ended?.from ?? null).at(-1);
        if (last === undefined) throw new Refusal('SHIFT_NOT_FOUND');
        const times = timesAfter(spanOf(formOn(current.form, last)), input.change);
        const asked = input.change.roles ?? current.form.shift.roles;
        const what =
          spanProblem(times, at) ?? minorsProblem(asked, times) ?? traineesProblem(asked);
        if (what) throw new Refusal('SHIFT_UNFIT', { what });
        return {
          edit: {
            number: (current.edit?.number ?? 0) + 1,
            id,
            by: actor.residentId,
            from: input.from,
            change: input.change,
            at,
          },
          edited: false,
          form: { ...current.form, shift: { ...current.form.shift, ...input.change } },
        };
      },
      follow: settleEdit,
      answer: ({ form, ended }) => ({ changed: ahead(form, ended?.from ?? null).length }),
    });
  },
});
