import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { meetings, type PresenceDocument, presences } from '../collections.ts';
import { seatOfHolder } from '../meeting/meeting-line.ts';
import { onMeeting } from '../meeting/meeting-schema.ts';
import { checkMeetingCode } from './meeting-code.ts';
import { getPresence, insertPresence, saveStays } from './presence-repository.ts';
import { arrived } from './presence-rules.ts';

/**
 * Somebody in the room scans the code on the convener's phone. It is its own record: sent again it is answered as
 * before. Whoever has no seat is there as a guest.
 */
export const attendMeeting = action('meeting.attendMeeting', {
  input: v.strictObject({ ...onMeeting, code: v.pipe(v.string(), v.regex(/^\d{8}$/)) }),
  access: RESIDENTS,
  load: ({ meetingId }) => ({
    meeting: one(meetings, meetingId, 'MEETING_NOT_FOUND'),
    presence: own(presences, meetingId),
  }),
  budget: 3,
  run: async ({ code }, { actor, meeting, presence }) => {
    const here = sinceOf(presence);
    if (here !== null) return { since: here };
    if (meeting.state !== 'called' && meeting.state !== 'running') {
      throw new Refusal('MEETING_NOT_RUNNING');
    }
    const at = now();
    const shown = checkMeetingCode(meeting, code, at);
    // The scan by which they came, sent again after they have left.
    if (presence?.stays.some(({ until }) => until !== null && until >= shown)) {
      throw new Refusal('MEETING_CODE_OLD');
    }
    const me = actor.residentId;
    const empty: PresenceDocument = {
      _id: `${meeting._id}:${me}`,
      communityId: meeting.communityId,
      meetingId: meeting._id,
      seatId: seatOfHolder(meeting, me)?.seatId ?? null,
      residentId: me,
      name: '',
      stays: [],
      turn: 0,
    };
    const before = presence ?? empty;
    const stays = arrived(before.stays, { from: at, how: 'code', by: me });
    if (!stays) throw new Refusal('PRESENCE_UNFIT', { why: 'ahead' });
    const saved = presence
      ? await saveStays(presence, stays)
      : await insertPresence({ ...empty, stays });
    if (saved) return { since: at };
    // An officer was quicker, or their other phone.
    const since = sinceOf(await getPresence(meeting.communityId, before._id));
    if (since === null) throw new Refusal('SERVICE_BUSY');
    return { since };
  },
});

/** When somebody came who is there still. */
function sinceOf(presence: PresenceDocument | undefined): number | null {
  return presence?.stays.find(({ until }) => until === null)?.from ?? null;
}
