import * as v from 'valibot';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { hourLine, markLineOrNull } from '../attendance/attendance-line.ts';
import { readOwn, sumOwn } from './hour-repository.ts';
import { yearsOf } from './year-rules.ts';

/** What one has done: how each minute is known, and what waits for whom. */
export const listOwnHours = action('volunteer.listOwnHours', {
  input: v.strictObject({ communityId, after: cursor }),
  access: RESIDENTS,
  budget: 3,
  run: async (input, { actor }) => {
    const [sums, { rows, next }] = await Promise.all([
      sumOwn(input.communityId, actor.residentId),
      readOwn(input.communityId, actor.residentId, input.after),
    ]);
    return {
      years: yearsOf(sums.map(({ _id, minutes }) => ({ ..._id, minutes }))),
      shifts: rows.map((row) => ({
        shiftId: row.shiftId,
        title: row.title,
        kind: row.kind,
        day: row.day,
        teamName: row.teamName,
        in: markLineOrNull(row.in),
        out: markLineOrNull(row.out),
        left: markLineOrNull(row.left ?? null),
        entries: row.entries.map(hourLine),
      })),
      next,
    };
  },
});
