import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { meetings } from '../collections.ts';
import { RUN_ACCESS } from '../meeting/meeting-access.ts';
import { hiddenOf, storedAgenda } from '../meeting/meeting-rules.ts';
import { agenda, meetingCommand } from '../meeting/meeting-schema.ts';
import { requireAgenda } from '../meeting/require-fit.ts';
import { sourcesOf, titlesOf } from './meeting-sources.ts';

/** What is talked about, and how long. Until it is over an item may be added; what is decided stays. */
export const saveAgenda = action('meeting.saveAgenda', {
  input: v.strictObject({ ...meetingCommand, agenda, seen: documentId }),
  access: RUN_ACCESS,
  load: ({ meetingId, agenda: items }) => ({
    meeting: one(meetings, meetingId, 'MEETING_NOT_FOUND'),
    ...sourcesOf(items),
  }),
  command: ({ meetingId }) => ({ action: 'meeting.agenda', target: `meeting:${meetingId}` }),
  budget: 4,
  run: ({ agenda: items, seen }, { meeting, matters, motions, command }) =>
    change({ command }, meetings, meeting, {
      missing: 'MEETING_NOT_FOUND',
      seen: ['hidden'],
      decide: (current) => {
        const { state, from, until, placeId, agenda: before } = current;
        if (state !== 'called' && state !== 'running') throw new Refusal('MEETING_BEGUN');
        if (current.change.id !== seen) throw new Refusal('MEETING_CHANGED');
        const titles = titlesOf({ matters, motions }, placeId);
        requireAgenda({ agenda: items, before, slots: until - from, titles });
        return {
          agenda: storedAgenda(items, before, titles),
          hidden: hiddenOf(items, current),
        };
      },
      answer: ({ change: { id } }) => ({ seen: id }),
    }),
});
