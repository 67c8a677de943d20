import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { meetings, presences } from '../collections.ts';
import { meetingCommand } from '../meeting/meeting-schema.ts';
import { departed } from './presence-rules.ts';

/** Somebody leaves before the end and says so themselves; whom they stood for is no longer there either. */
export const leaveMeeting = action('meeting.leaveMeeting', {
  input: v.strictObject(meetingCommand),
  access: RESIDENTS,
  load: ({ meetingId }) => ({
    meeting: one(meetings, meetingId, 'MEETING_NOT_FOUND'),
    presence: own(presences, meetingId),
  }),
  command: ({ meetingId }) => ({ action: 'presence.leave', target: `meeting:${meetingId}` }),
  budget: 3,
  run: async (_input, { meeting, presence, command }) => {
    if (!presence) throw new Refusal('PRESENCE_UNFIT', { why: 'not-here' });
    return change({ command }, presences, presence, {
      missing: 'MEETING_NOT_FOUND',
      seen: ['turn'],
      decide: ({ stays, turn }) => {
        const { state } = meeting;
        if (state !== 'called' && state !== 'running') throw new Refusal('MEETING_NOT_RUNNING');
        const after = departed(stays, command.stamp.at);
        if (!after) throw new Refusal('PRESENCE_UNFIT', { why: 'not-here' });
        return { stays: after, turn: turn + 1 };
      },
      answer: () => ({ left: true }) as const,
    });
  },
});
