import * as v from 'valibot';
import { many, one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { CONVENERS } from '../body/body-access.ts';
import { requireStanding } from '../body/require-standing.ts';
import { bodies, type DatePollDocument, datePolls, rooms } from '../collections.ts';
import { mayConvene } from '../meeting/meeting-access.ts';
import { firstDay } from '../meeting/meeting-rules.ts';
import { meetingTime } from '../meeting/meeting-schema.ts';
import { pollProblem } from './poll-rules.ts';

/** Those who have a seat are asked which of some times suits them; one poll of a body goes on at a time. */
export const openDatePoll = action('meeting.openDatePoll', {
  input: v.strictObject({
    communityId,
    bodyId: documentId,
    slots: v.pipe(v.array(meetingTime), v.minLength(1), v.maxLength(10)),
    closesOn: day,
    commandId,
  }),
  access: officersOf('body.placeId', CONVENERS, 'within'),
  load: ({ bodyId, slots }) => ({
    body: one(bodies, bodyId, 'BODY_NOT_FOUND'),
    found: many(
      rooms,
      slots.flatMap(({ roomId }) => roomId ?? []),
    ),
  }),
  command: () => ({ action: 'date.open', target: 'date:', creates: true as const }),
  budget: 3,
  run: ({ communityId: community, slots, closesOn }, context) => {
    const { actor, body, found } = context;
    return insert(context, community, datePolls, {
      decide: (change): DatePollDocument => {
        requireStanding(body);
        if (!mayConvene(body, actor.roles)) throw new Refusal('MEETING_NOT_CONVENER');
        const { noticeDays, name } = body.form;
        const roomOf = (id: string) => found.find(({ _id }) => _id === id)?.form;
        const today = dayOf(change.at);
        const problem = pollProblem(slots, closesOn, { noticeDays, today, roomOf });
        if (problem) {
          const first = firstDay(noticeDays, closesOn);
          throw new Refusal('POLL_UNFIT', { problem, first });
        }
        return {
          _id: change.id,
          communityId: community,
          bodyId: body._id,
          bodyName: name,
          placeId: body.placeId,
          placeLabel: body.placeLabel,
          openKey: body._id,
          slots: slots.map((slot) => ({
            ...slot,
            place: found.find(({ _id }) => _id === slot.roomId)?.form.name ?? slot.place,
          })),
          closesOn,
          state: 'open',
          telling: true,
          change,
        };
      },
      taken: () => {
        throw new Refusal('POLL_RUNS');
      },
      answer: (_, { id }) => ({ pollId: id }),
    });
  },
});
