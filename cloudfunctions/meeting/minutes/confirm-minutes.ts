import * as v from 'valibot';
import { manyBy, one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { requireSecondPerson } from '../../people/second-person.ts';
import { holdersOf } from '../body/body-rules.ts';
import { count } from '../body/body-schema.ts';
import { meetings, minutes, presences } from '../collections.ts';
import { isConvener, RUN_ACCESS } from '../meeting/meeting-access.ts';
import { meetingCommand } from '../meeting/meeting-schema.ts';
import { followMinutes } from './follow-minutes.ts';
import { namesAt, requireUnnamed } from './minutes-names.ts';
import { itemsOf } from './minutes-rules.ts';

/**
 * The convener agrees to what somebody else has recorded: it is published, with the decisions as they stand, and
 * without the names of those who were there.
 */
export const confirmMinutes = action('meeting.confirmMinutes', {
  input: v.strictObject({ ...meetingCommand, version: count(1, 99), seen: documentId }),
  access: RUN_ACCESS,
  load: ({ meetingId, version }) => ({
    meeting: one(meetings, meetingId, 'MEETING_NOT_FOUND'),
    found: one(minutes, `${meetingId}:${version}`, 'MINUTES_NOT_FOUND'),
    shown: manyBy(presences, 'meetingId', meetingId),
  }),
  command: ({ meetingId, version }) => ({
    action: 'minutes.confirm',
    target: `minutes:${meetingId}:${version}`,
  }),
  budget: 8,
  run: ({ version, seen }, { actor, meeting, found, shown, command }) =>
    change({ command }, minutes, found, {
      missing: 'MINUTES_NOT_FOUND',
      prepare: () => namesAt(meeting, shown),
      decide: (current, names) => {
        if (meeting.state !== 'closed') throw new Refusal('MINUTES_EARLY');
        if (!isConvener(meeting, actor.roles)) throw new Refusal('MEETING_NOT_CONVENER');
        if (current.state === 'published') throw new Refusal('MINUTES_PUBLISHED');
        requireSecondPerson(actor, current.editors, 'MINUTES_OWN');
        if (current.change.id !== seen) throw new Refusal('MINUTES_CHANGED');
        requireUnnamed(current.form, meeting, names);
        return {
          state: 'published',
          confirmedBy: actor.resident.name,
          publishedAt: command.stamp.at,
          published: itemsOf(meeting, current.form),
          inOffice: holdersOf(meeting.seats).length,
          telling: true,
        } as const;
      },
      follow: followMinutes,
      answer: () => ({ version }),
    }),
});
