import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { getBody } from '../body/body-repository.ts';
import { holdersOf } from '../body/body-rules.ts';
import { meetings } from '../collections.ts';
import { followMeeting } from '../meeting/follow-meeting.ts';
import { RUN_ACCESS } from '../meeting/meeting-access.ts';
import { EARLIEST_BEFORE, latestOf } from '../meeting/meeting-rules.ts';
import { meetingCommand } from '../meeting/meeting-schema.ts';
import { neededOf, seatsOf } from '../meeting/seats-of.ts';
import { lawOf } from '../plan/plan-input.ts';

/**
 * It begins, with the seats as they are then, and ends. An end can be taken back by nobody: what is forgotten is
 * another meeting's.
 */
export const runMeeting = action('meeting.runMeeting', {
  input: v.strictObject({ ...meetingCommand, step: v.picklist(['begin', 'end']) }),
  access: RUN_ACCESS,
  load: ({ meetingId }) => ({ meeting: one(meetings, meetingId, 'MEETING_NOT_FOUND') }),
  command: ({ meetingId, step }) => ({
    action: `meeting.${step}`,
    target: `meeting:${meetingId}`,
  }),
  budget: 10,
  run: ({ step }, { meeting, command }) => {
    const { at } = command.stamp;
    return change({ command }, meetings, meeting, {
      missing: 'MEETING_NOT_FOUND',
      seen: ['holders'],
      prepare: ({ communityId, bodyId }) =>
        step === 'begin' ? getBody(communityId, bodyId) : Promise.resolve(undefined),
      decide: (current, body) => {
        const { state, startsAt, _id: occasion } = current;
        if (step === 'end') {
          if (state === 'closed') return null;
          if (state !== 'running') throw new Refusal('MEETING_NOT_RUNNING');
          return { state: 'closed' as const, occasion, endedAt: at, following: true };
        }
        if (state === 'running') return null;
        if (state !== 'called') throw new Refusal('MEETING_BEGUN');
        const from = startsAt - EARLIEST_BEFORE;
        if (at < from) throw new Refusal('MEETING_EARLY', { from });
        if (at > latestOf(current)) throw new Refusal('MEETING_LATE');
        const seats = body && {
          seats: seatsOf(body.form),
          holders: holdersOf(body.form.seats),
          needed: neededOf(body.form, lawOf),
        };
        return { state: 'running' as const, startedAt: at, remindAt: null, ...seats };
      },
      follow: followMeeting,
      answer: ({ state }) => ({ state: state === 'closed' ? 'closed' : 'running' }) as const,
    });
  },
});
