import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { count } from '../body/body-schema.ts';
import { type MinutesDocument, meetings, minutes } from '../collections.ts';
import { RUN_ACCESS } from '../meeting/meeting-access.ts';
import { itemId, meetingCommand } from '../meeting/meeting-schema.ts';
import { followMinutes } from './follow-minutes.ts';
import { hiddenIn } from './minutes-rules.ts';

const written = (longest: number) => v.union([v.literal(''), text(longest)]);

/**
 * The recorder writes, while the meeting runs or after it. What is published stays: it is corrected by a version of
 * its own, which says why.
 */
export const saveMinutes = action('meeting.saveMinutes', {
  input: v.strictObject({
    ...meetingCommand,
    version: count(1, 99),
    form: v.strictObject({
      summary: written(1000),
      items: v.pipe(
        v.array(v.strictObject({ itemId, text: written(500), hidden: v.boolean() })),
        v.maxLength(30),
      ),
    }),
    why: written(100),
    seen: v.nullable(documentId),
  }),
  access: RUN_ACCESS,
  load: ({ meetingId, version }) => ({
    meeting: one(meetings, meetingId, 'MEETING_NOT_FOUND'),
    found: one(minutes, `${meetingId}:${version}`),
    before: one(minutes, version > 1 ? `${meetingId}:${version - 1}` : null),
  }),
  command: ({ meetingId, version }) => ({
    action: 'minutes.save',
    target: `minutes:${meetingId}:${version}`,
  }),
  budget: 7,
  run: (input, context) => {
    const { actor, meeting, found, before } = context;
    const { version, form, why, seen } = input;
    const { residentId, resident } = actor;
    const requireFit = () => {
      const { state, agenda } = meeting;
      if (state !== 'running' && state !== 'closed') throw new Refusal('MEETING_NOT_RUNNING');
      const ids = form.items.map((one) => one.itemId);
      const isThere = ids.every((id) => agenda.some((one) => one.itemId === id));
      const isReasoned = (why === '') === (version === 1);
      if (!isThere || new Set(ids).size < ids.length || !isReasoned) {
        throw new Refusal('MINUTES_UNFIT');
      }
      if (version > 1 && before?.state !== 'published') throw new Refusal('MINUTES_NOT_FOUND');
    };
    const hides = hiddenIn(form).some((id) => !meeting.hidden?.includes(id));
    const answer = (saved: MinutesDocument | undefined) => ({ seen: saved?.change.id ?? '' });
    if (!found) {
      return insert(
        context,
        input.communityId,
        minutes,
        {
          decide: (stamp): MinutesDocument => {
            requireFit();
            if (seen !== null) throw new Refusal('MINUTES_CHANGED');
            return {
              _id: `${meeting._id}:${version}`,
              communityId: input.communityId,
              meetingId: meeting._id,
              version,
              state: 'draft',
              form,
              why,
              editors: [residentId],
              recordedBy: resident.name,
              confirmedBy: null,
              publishedAt: null,
              published: null,
              inOffice: null,
              telling: hides,
              change: stamp,
            };
          },
          taken: () => {
            throw new Refusal('MINUTES_CHANGED');
          },
          follow: followMinutes,
          answer,
        },
        () => `${meeting._id}:${version}`,
      );
    }
    return change<MinutesDocument, { seen: string }>(context, minutes, found, {
      missing: 'MINUTES_NOT_FOUND',
      decide: (current) => {
        requireFit();
        if (current.state === 'published') throw new Refusal('MINUTES_PUBLISHED');
        if (current.change.id !== seen) throw new Refusal('MINUTES_CHANGED');
        const editors = [...new Set([...current.editors, residentId])];
        const telling = current.telling || hides;
        return { form, why, editors, recordedBy: resident.name, telling };
      },
      follow: followMinutes,
      answer,
    });
  },
});
