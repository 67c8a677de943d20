import { DAY, HOUR } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { change, findFor, upkeepStamp } from '../../kernel/command.ts';
import { job } from '../../kernel/job.ts';
import { type MeetingDocument, meetings } from '../collections.ts';
import { followMeeting } from './follow-meeting.ts';
import { missedAt, overdueAt } from './meeting-repository.ts';
import { latestOf } from './meeting-rules.ts';

/** Longer than a meeting can take. */
const LONGEST = 12 * HOUR;
/** So long its convener may still move it. */
const MOVABLE = 7 * DAY;

type Ended = Pick<MeetingDocument, 'state'> & Partial<MeetingDocument>;

async function lapse(
  { communityId, _id }: MeetingDocument,
  state: 'called' | 'running',
  end: (meeting: MeetingDocument) => Ended,
): Promise<void> {
  // When it is done, not when it was due: the audit trail is swept for what was done lately.
  const stamp = upkeepStamp('meeting.lapse', _id, now());
  const { document, command } = await findFor(meetings, communityId, _id, stamp);
  if (!document) return;
  await change({ command }, meetings, document, {
    missing: 'MEETING_NOT_FOUND',
    decide: (current) =>
      current.state === state ? { ...end(current), occasion: _id, following: true } : null,
    follow: followMeeting,
    answer: () => undefined,
  });
}

/** An invitation is called off, and whoever is invited is told. Doing it again changes nothing. */
export function callOff(meeting: MeetingDocument, why: string): Promise<void> {
  return lapse(meeting, 'called', () => ({ state: 'cancelled', cancelled: why, telling: true }));
}

/** What nobody has ended is over. */
export const endOverdue = job<MeetingDocument>({
  name: 'meeting.lapse',
  collection: meetings,
  due: (at) => overdueAt(at - LONGEST),
  one: (meeting) =>
    lapse(meeting, 'running', (current) => ({ state: 'closed', endedAt: latestOf(current) })),
});

/** What nobody has begun was not held. */
export const dropMissed = job<MeetingDocument>({
  name: 'meeting.miss',
  collection: meetings,
  due: (at) => missedAt(at - MOVABLE),
  one: (meeting) =>
    lapse(meeting, 'called', () => ({ state: 'cancelled', cancelled: '到了时间没有开' })),
});
