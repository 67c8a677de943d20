import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { rotatingCodes } from '../../kernel/rotating-code.ts';
import { STEP, shownAt } from '../../kernel/rotating-rules.ts';
import { action } from '../../people/action.ts';
import { meetings } from '../collections.ts';
import { RUN_ACCESS } from '../meeting/meeting-access.ts';
import { onMeeting } from '../meeting/meeting-schema.ts';
import { shownAtMeeting } from './meeting-code.ts';

/** The convener's phone fetches the codes and shows one after the other. They open nothing but this meeting's door. */
export const listMeetingCodes = action('meeting.listMeetingCodes', {
  input: v.strictObject(onMeeting),
  access: RUN_ACCESS,
  load: ({ meetingId }) => ({ meeting: one(meetings, meetingId, 'MEETING_NOT_FOUND') }),
  budget: 1,
  run: async (_input, { meeting }) => {
    const { state, bodyName: title } = meeting;
    if (state !== 'called' && state !== 'running') throw new Refusal('MEETING_NOT_RUNNING');
    const shown = shownAtMeeting(meeting);
    return {
      title,
      codes: rotatingCodes(shown),
      from: shownAt(shown, 0),
      step: STEP,
      now: now(),
    };
  },
});
