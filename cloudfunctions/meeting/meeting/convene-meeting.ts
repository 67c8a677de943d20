import * as v from 'valibot';
import { manyBy, one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { sourcesOf, titlesOf } from '../agenda/meeting-sources.ts';
import { CONVENERS } from '../body/body-access.ts';
import { holdersOf, ruleOf } from '../body/body-rules.ts';
import { requireStanding } from '../body/require-standing.ts';
import {
  bodies,
  dateAnswers,
  datePolls,
  type MeetingDocument,
  meetings,
  plans,
  roomDays,
  rooms,
} from '../collections.ts';
import { requireOffered } from '../date/require-offered.ts';
import { lawOf } from '../plan/plan-input.ts';
import { planId } from '../plan/plan-repository.ts';
import { roomDayId } from '../room/room-repository.ts';
import { followMeeting } from './follow-meeting.ts';
import { mayConvene } from './meeting-access.ts';
import { hiddenOf, occasionOf, reminderOf, startOf, storedAgenda } from './meeting-rules.ts';
import { agenda, meetingTime } from './meeting-schema.ts';
import { requireFit, requireFree } from './require-fit.ts';
import { neededOf, seatsOf } from './seats-of.ts';

/**
 * A body is invited. Its notice is kept; the room is booked, or has been by the plan; everybody who has a seat is
 * asked whether they come.
 */
export const conveneMeeting = action('meeting.conveneMeeting', {
  input: v.strictObject({
    communityId,
    bodyId: documentId,
    time: meetingTime,
    planKey: v.nullable(documentId),
    agenda,
    pollId: v.optional(documentId),
    commandId,
  }),
  access: officersOf('body.placeId', CONVENERS, 'within'),
  load: ({ communityId: community, bodyId, time, planKey, pollId, agenda: items }) => ({
    body: one(bodies, bodyId, 'BODY_NOT_FOUND'),
    room: one(rooms, time.roomId),
    roomDay: one(roomDays, time.roomId && roomDayId(time.roomId, time.day)),
    plan: one(plans, planKey && planId(community, yearOf(planKey))),
    found: one(meetings, planKey ?? pollId ?? null),
    poll: one(datePolls, pollId ?? null),
    says: manyBy(dateAnswers, 'pollId', pollId ?? ''),
    ...sourcesOf(items),
  }),
  command: ({ planKey, pollId }) => {
    const key = planKey ?? pollId;
    return key === undefined
      ? { action: 'meeting.convene', target: 'meeting:', creates: true }
      : { action: 'meeting.convene', target: `meeting:${key}` };
  },
  budget: 9,
  run: (input, context) => {
    const { body, actor, plan, found, room, roomDay } = context;
    const { communityId: community, time, planKey, pollId } = input;
    const planned = planKey === null ? null : `${planId(community, yearOf(planKey))}|${planKey}`;
    return insert<MeetingDocument, { meetingId: string }>(
      context,
      community,
      meetings,
      {
        found,
        taken: () => {
          throw new Refusal('MEETING_CONVENED');
        },
        decide: (stamp) => {
          requireStanding(body);
          if (!mayConvene(body, actor.roles)) throw new Refusal('MEETING_NOT_CONVENER');
          const entry = plan?.standing?.find(
            ({ key, bodyId }) => key === planKey && bodyId === body._id,
          );
          if (planKey !== null && !entry) throw new Refusal('PLAN_CHANGED');
          if (pollId !== undefined) requireOffered(context, time, stamp.at);
          const { form } = body;
          const slots = time.until - time.from;
          const titles = titlesOf(context, body.placeId);
          requireFit(
            time,
            { noticeDays: form.noticeDays, today: dayOf(stamp.at), room: room?.form },
            { agenda: input.agenda, before: [], slots, titles },
          );
          requireFree(time, roomDay?.bookings ?? [], planned);
          const startsAt = startOf(time);
          return {
            _id: planKey ?? pollId ?? stamp.id,
            communityId: community,
            bodyId: body._id,
            bodyName: form.name,
            kind: form.kind,
            placeId: body.placeId,
            placeLabel: body.placeLabel,
            convener: form.convener,
            lawful: ruleOf(form) !== null,
            state: 'called',
            occasion: occasionOf(body._id, time.day),
            day: time.day,
            from: time.from,
            until: time.until,
            startsAt,
            roomId: time.roomId,
            place: room?.form.name ?? time.place,
            noticeDays: form.noticeDays,
            substituteRule: form.substituteRule,
            needed: neededOf(form, lawOf),
            seats: seatsOf(form),
            holders: holdersOf(form.seats),
            agenda: storedAgenda(input.agenda, [], titles),
            hidden: hiddenOf(input.agenda, NOTHING),
            round: 1,
            moves: [],
            cancelled: null,
            planned,
            ...(pollId === undefined ? {} : { pollId }),
            // The plan's own booking becomes this one's, or is given back.
            bookedOn: entry ? [roomDayId(entry.roomId, entry.day)] : [],
            clash: false,
            startedAt: null,
            endedAt: null,
            following: true,
            telling: true,
            remindAt: reminderOf(startsAt, stamp.at),
            minuted: false,
            change: stamp,
          };
        },
        follow: followMeeting,
        answer: (saved, { id }) => ({ meetingId: saved?._id ?? planKey ?? id }),
      },
      ({ id }) => planKey ?? id,
    );
  },
});

const NOTHING = { agenda: [], hidden: [] };

/** A plan's key ends with the first day of the period that it is for. */
function yearOf(planKey: string): number {
  return Number(planKey.slice(-10, -6)) || 0;
}
