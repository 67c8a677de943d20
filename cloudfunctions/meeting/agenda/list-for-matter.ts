import * as v from 'valibot';
import type { MatterMeeting } from '../../../typings/contract/meeting/meeting.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { decisionView } from '../decide/decision-rules.ts';
import { knowsSeats } from '../meeting/meeting-access.ts';
import { findMeetingsAbout } from '../meeting/meeting-repository.ts';
import { timeOfSlot } from '../slot/bit-rules.ts';
import { taskLine } from '../task/task-line.ts';
import { findTasksAbout } from '../task/task-repository.ts';

/** Where a matter was talked about, what was resolved, and whether it is done. Only what all may read is talked about. */
export const listForMatter = action('meeting.listForMatter', {
  input: v.strictObject({ communityId, matterId: documentId }),
  access: RESIDENTS,
  budget: 3,
  run: async ({ communityId: community, matterId }, { actor }) => {
    const [found, tasks] = await Promise.all([
      findMeetingsAbout(community, matterId),
      findTasksAbout(community, matterId),
    ]);
    const today = dayOf(now());
    const names = new Map<string, string>();
    const meetings = found.flatMap((meeting) => {
      const { _id, bodyName, day, from, state, agenda, hidden = [], minuted } = meeting;
      const knows = knowsSeats(meeting, actor);
      return agenda
        .filter(({ source }) => source.kind === 'matter' && source.id === matterId)
        .filter(({ itemId }) => knows || !hidden.includes(itemId))
        .map(({ itemId, title, decision }): MatterMeeting => {
          const task = tasks.find((one) => one._id === `${_id}:${itemId}`);
          return {
            meetingId: _id,
            bodyName,
            day,
            from: timeOfSlot(from),
            state,
            itemTitle: title,
            decision: decision && decisionView(decision),
            task: task ? taskLine(task, actor, { names, today }) : null,
            minuted,
          };
        });
    });
    return { meetings };
  },
});
