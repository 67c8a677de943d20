import * as v from 'valibot';
import { manyBy, one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { requireSecondPerson } from '../../people/second-person.ts';
import { meetings, minutes, presences, type StoredDecision } from '../collections.ts';
import { followMeeting } from '../meeting/follow-meeting.ts';
import { isConvener, RUN_ACCESS } from '../meeting/meeting-access.ts';
import { itemId, meetingCommand } from '../meeting/meeting-schema.ts';
import { namesAt, requireUnnamed } from '../minutes/minutes-names.ts';
import { latestPublished } from '../minutes/minutes-rules.ts';
import { corrected, decisionProblem, mayAgree } from './decision-rules.ts';

/**
 * What is published is corrected by two: one has proposed other words, a second one agrees or turns them down, and one
 * of them is the convener. Agreed to, the minutes are published anew.
 */
export const confirmCorrection = action('meeting.confirmCorrection', {
  input: v.strictObject({
    ...meetingCommand,
    itemId,
    proposalId: documentId,
    agrees: v.boolean(),
  }),
  access: RUN_ACCESS,
  load: ({ meetingId }) => ({
    meeting: one(meetings, meetingId, 'MEETING_NOT_FOUND'),
    shown: manyBy(presences, 'meetingId', meetingId),
    versions: manyBy(minutes, 'meetingId', meetingId),
  }),
  command: ({ meetingId, proposalId, agrees }) => ({
    action: agrees ? 'item.agree' : 'item.decline',
    target: `meeting:${meetingId}`,
    variant: proposalId,
  }),
  budget: 14,
  run: (input, { actor, meeting, shown, versions, command }) =>
    change({ command }, meetings, meeting, {
      missing: 'MEETING_NOT_FOUND',
      seen: ['holders', 'minuted'],
      prepare: (current) => (input.agrees ? namesAt(current, shown) : Promise.resolve([])),
      decide: (current, names) => {
        const { agenda, publishing } = current;
        const item = agenda.find((one) => one.itemId === input.itemId);
        const decision = item?.decision;
        const proposed = decision?.proposed;
        if (!decision || proposed?.proposalId !== input.proposalId) {
          throw new Refusal('CORRECTION_GONE');
        }
        const { residentId, roles, resident } = actor;
        requireSecondPerson(actor, [proposed.by], 'CORRECTION_OWN');
        const convenes = isConvener(current, roles);
        if (!mayAgree(proposed, { residentId, convenes })) {
          throw new Refusal('MEETING_NOT_CONVENER');
        }
        const withDecision = (next: StoredDecision) =>
          agenda.map((one) => (one === item ? { ...one, decision: next } : one));
        if (!input.agrees) return { agenda: withDecision({ ...decision, proposed: null }) };
        const { outcome, present } = decision;
        const form = { ...proposed, outcome };
        const today = dayOf(command.stamp.at);
        // Its seat may have become vacant since, and its day may be over.
        const problem = decisionProblem(item, form, { ...current, today, present });
        if (problem) throw new Refusal('CORRECTION_UNFIT');
        const next = withDecision(corrected(decision, proposed));
        const standing = latestPublished(versions);
        if (!standing) throw new Refusal('MINUTES_NOT_FOUND');
        requireUnnamed(standing.form, { ...current, agenda: next }, names);
        return {
          agenda: next,
          following: true,
          publishing: {
            // What two others have agreed to a moment ago is published in the same version.
            version: publishing?.version ?? standing.version + 1,
            why: publishing ? `${publishing.why}；${proposed.why}`.slice(0, 100) : proposed.why,
            editors: [...new Set([...(publishing?.editors ?? []), proposed.by, residentId])],
            recordedBy: proposed.byName,
            confirmedBy: resident.name,
            stamp: command.stamp,
          },
        };
      },
      follow: followMeeting,
      answer: () => ({ agreed: input.agrees }),
    }),
});
