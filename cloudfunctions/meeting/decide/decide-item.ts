import * as v from 'valibot';
import { manyBy, one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { day, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { proxiesOf } from '../answer/answer-rules.ts';
import { presentSeats } from '../attend/presence-rules.ts';
import { count } from '../body/body-schema.ts';
import {
  meetingAnswers,
  meetings,
  minutes,
  presences,
  type StoredDecision,
} from '../collections.ts';
import { followMeeting } from '../meeting/follow-meeting.ts';
import { isConvener, RUN_ACCESS } from '../meeting/meeting-access.ts';
import { latestOf } from '../meeting/meeting-rules.ts';
import { itemId, meetingCommand, seatId } from '../meeting/meeting-schema.ts';
import { namesAt, requireUnnamed } from '../minutes/minutes-names.ts';
import { latestPublished } from '../minutes/minutes-rules.ts';
import { corrected, decided, decisionProblem, decisionView } from './decision-rules.ts';

const MOST_CORRECTIONS = 20;
const cast = count(0, 1000);

/**
 * What was decided about an item, with how many were there: counted as it is decided, and never anew. What is decided
 * is corrected only with a reason, on record; what is published is proposed to be corrected, and a second officer
 * agrees (`confirmCorrection`).
 */
export const decideItem = action('meeting.decideItem', {
  input: v.strictObject({
    ...meetingCommand,
    itemId,
    outcome: v.picklist(['resolved', 'rejected', 'noted', 'deferred']),
    text: text(300),
    votes: v.nullable(v.strictObject({ yes: cast, no: cast, abstain: cast })),
    task: v.nullable(v.strictObject({ seatId, due: day })),
    why: v.union([v.literal(''), text(100)]),
  }),
  access: RUN_ACCESS,
  load: ({ meetingId }) => ({
    meeting: one(meetings, meetingId, 'MEETING_NOT_FOUND'),
    answers: manyBy(meetingAnswers, 'meetingId', meetingId),
    shown: manyBy(presences, 'meetingId', meetingId),
    versions: manyBy(minutes, 'meetingId', meetingId),
  }),
  command: (input) => ({
    action: input.why === '' ? 'item.decide' : 'item.correct',
    target: `meeting:${input.meetingId}`,
    variant: input.itemId,
  }),
  budget: 8,
  run: (input, { actor, meeting, answers, shown, versions, command }) => {
    const { at } = command.stamp;
    const standing = latestPublished(versions);
    return change({ command }, meetings, meeting, {
      missing: 'MEETING_NOT_FOUND',
      seen: ['holders', 'minuted'],
      prepare: (current) => (standing ? namesAt(current, shown) : Promise.resolve([])),
      decide: (current, names) => {
        const { state, seats, agenda, needed } = current;
        const minuted = current.minuted || standing !== undefined;
        const index = agenda.findIndex((one) => one.itemId === input.itemId);
        const item = agenda[index];
        if (!item) throw new Refusal('ITEM_NOT_FOUND');
        const { decision } = item;
        const mayCorrect = decision !== null && state === 'closed';
        const isRunning = state === 'running' && at <= latestOf(current);
        if (!isRunning && !mayCorrect) throw new Refusal('MEETING_NOT_RUNNING');
        if (minuted && decision && decision.outcome !== input.outcome) {
          throw new Refusal('ITEM_PUBLISHED');
        }
        const there = presentSeats(seats, shown, proxiesOf(current, answers), at).size;
        const present = decision?.present ?? there;
        const problem = decisionProblem(item, input, {
          ...current,
          today: dayOf(at),
          present,
        });
        if (problem) throw new Refusal(problem);
        if ((decision?.corrections.length ?? 0) >= MOST_CORRECTIONS) {
          throw new Refusal('ITEM_DECIDED');
        }
        const withDecision = (next: StoredDecision) =>
          agenda.map((one, at) => (at === index ? { ...one, decision: next } : one));
        if (minuted && decision) {
          const proposed = {
            proposalId: command.stamp.id,
            text: input.text,
            votes: input.votes,
            task: input.outcome === 'resolved' ? input.task : null,
            why: input.why,
            at,
            by: actor.residentId,
            byName: actor.resident.name,
            byConvener: isConvener(current, actor.roles),
          };
          const next = withDecision(corrected(decision, proposed));
          if (standing) requireUnnamed(standing.form, { ...current, agenda: next }, names);
          return { agenda: withDecision({ ...decision, proposed }) };
        }
        const next = decided(decision, input, { present, needed, at, by: actor.residentId });
        return { agenda: withDecision(next), following: true };
      },
      follow: followMeeting,
      answer: ({ agenda }) => {
        const decision = agenda.find((one) => one.itemId === input.itemId)?.decision;
        if (!decision) throw new Refusal('ITEM_NOT_FOUND');
        return { decision: decisionView(decision, () => false) };
      },
    });
  },
});
