import * as v from 'valibot';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { hourLine } from '../attendance/attendance-line.ts';
import { findAround } from '../attendance/attendance-repository.ts';
import { CONFIRMERS } from './hour-access.ts';
import { readPending } from './hour-repository.ts';
import { overlapOf } from './overlap-rules.ts';

export const listPendingHours = action('volunteer.listPendingHours', {
  input: v.strictObject({ communityId, after: cursor }),
  access: officersOf('input.communityId', CONFIRMERS, 'within'),
  budget: 3,
  run: async (input) => {
    const { rows, next } = await readPending(input.communityId, input.after);
    const around = await findAround(input.communityId, rows);
    return {
      hours: rows.flatMap(({ people, ...attendance }) => {
        const { entries, residentId, ...row } = attendance;
        const others = around.filter(
          (one) => one.residentId === residentId && one._id !== attendance._id,
        );
        const other = overlapOf(attendance, others);
        const nameOf = (id: string) => people.find(({ _id }) => _id === id)?.name ?? '';
        return entries
          .filter(({ state, why }) => state === 'pending' && why !== 'late')
          .map((entry) => ({
            shiftId: row.shiftId,
            teamId: row.teamId,
            teamName: row.teamName,
            title: row.title,
            day: row.day,
            residentId,
            name: nameOf(residentId),
            byName: nameOf(entry.by),
            entry: hourLine(entry),
            overlap: other && {
              shiftId: other.shiftId,
              title: other.title,
              from: other.from,
              until: other.until,
            },
          }));
      }),
      next,
    };
  },
});
