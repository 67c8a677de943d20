import * as v from 'valibot';
import type { MinutesView } from '../../../typings/contract/meeting/meeting.ts';
import { manyBy, one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { count } from '../body/body-schema.ts';
import { meetings, minutes } from '../collections.ts';
import { isConvener, runsAt } from '../meeting/meeting-access.ts';
import { onMeeting } from '../meeting/meeting-schema.ts';
import { timeOfSlot } from '../slot/bit-rules.ts';
import { isOutdated, itemsOf, published } from './minutes-rules.ts';

/**
 * A version of the minutes: what is published for everybody, a draft for those who write, also one that nobody has
 * begun. What is not for the public is shown to those who write alone.
 */
export const showMinutes = action('meeting.showMinutes', {
  input: v.strictObject({ ...onMeeting, version: v.nullable(count(1, 99)) }),
  access: RESIDENTS,
  load: ({ meetingId }) => ({
    meeting: one(meetings, meetingId, 'MEETING_NOT_FOUND'),
    versions: manyBy(minutes, 'meetingId', meetingId),
  }),
  budget: 1,
  run: async (input, { actor, meeting, versions }): Promise<MinutesView> => {
    const writes =
      runsAt(actor.roles, meeting.placeId) &&
      (meeting.state === 'running' || meeting.state === 'closed');
    const latest = Math.max(
      0,
      ...versions.flatMap(({ state, version }) => (state === 'published' ? [version] : [])),
    );
    const version = input.version ?? latest;
    const found = versions.find((one) => one.version === version);
    const isPublished = found?.state === 'published';
    const isNext = writes && version === latest + 1;
    if (!isPublished && !isNext) throw new Refusal('MINUTES_NOT_FOUND');
    const before = versions.find((one) => one.version === latest);
    const form = (found ?? before)?.form ?? null;
    const items = found?.published ?? itemsOf(meeting, form);
    const inOffice = meeting.seats.filter(({ residentId }) => residentId !== null);
    const isDraft = found !== undefined && !isPublished;
    return {
      meetingId: meeting._id,
      version,
      state: isPublished ? 'published' : 'draft',
      bodyName: meeting.bodyName,
      day: meeting.day,
      from: timeOfSlot(meeting.from),
      until: timeOfSlot(meeting.until),
      place: meeting.place,
      quorum: { of: found?.inOffice ?? inOffice.length, needed: meeting.needed },
      latest,
      why: found?.why ?? '',
      summary: form?.summary ?? '',
      items: writes ? items : published(items),
      recordedBy: found?.recordedBy ?? '',
      confirmedBy: found?.confirmedBy ?? null,
      publishedAt: found?.publishedAt ?? null,
      outdated: version === latest && found !== undefined && isOutdated(meeting, found),
      may: {
        write: writes && (isNext || version === latest),
        confirm:
          isDraft &&
          meeting.state === 'closed' &&
          isConvener(meeting, actor.roles) &&
          !found.editors.includes(actor.residentId),
      },
      seen: found?.change.id ?? null,
    };
  },
});
