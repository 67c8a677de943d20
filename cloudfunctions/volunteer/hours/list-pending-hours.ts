import * as v from 'valibot';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { hourLine } from '../attendance/attendance-line.ts';
import { CONFIRMERS } from './hour-access.ts';
import { readPending } from './hour-repository.ts';

export const listPendingHours = action('volunteer.listPendingHours', {
  input: v.strictObject({ communityId, after: cursor }),
  access: officersOf('input.communityId', CONFIRMERS, 'within'),
  budget: 2,
  run: async (input) => {
    const { rows, next } = await readPending(input.communityId, input.after);
    return {
      hours: rows.flatMap(({ entries, people, residentId, ...row }) => {
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
          }));
      }),
      next,
    };
  },
});
