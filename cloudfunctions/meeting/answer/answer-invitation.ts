import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { put } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type AnswerDocument, meetingAnswers, meetings } from '../collections.ts';
import { runsAt } from '../meeting/meeting-access.ts';
import { hasBegun } from '../meeting/meeting-rules.ts';
import { meetingCommand, seatId } from '../meeting/meeting-schema.ts';
import { isAnswerFit, overrules } from './answer-rules.ts';

/**
 * Whether somebody comes, or who comes in their place: by themselves, or by an officer after a telephone call. Until
 * it begins it may be said anew, and what was said last holds.
 */
export const answerInvitation = action('meeting.answerInvitation', {
  input: v.strictObject({
    ...meetingCommand,
    seatId,
    says: v.picklist(['yes', 'no', 'substitute', 'proxy']),
    name: v.union([v.literal(''), line(20)]),
    proxySeatId: v.nullable(seatId),
  }),
  access: RESIDENTS,
  load: (input) => ({
    meeting: one(meetings, input.meetingId, 'MEETING_NOT_FOUND'),
    found: one(meetingAnswers, `${input.meetingId}:${input.seatId}`),
  }),
  command: (input) => ({
    action: 'invitation.answer',
    target: `meeting:${input.meetingId}`,
    variant: input.seatId,
  }),
  budget: 3,
  run: async (input, { actor, meeting, found, command }) => {
    const { says, name, proxySeatId } = input;
    const seat = meeting.seats.find((one) => one.seatId === input.seatId);
    const holder = seat?.residentId;
    if (!seat || !holder) throw new Refusal('SEAT_NOT_FOUND');
    const isOwn = holder === actor.residentId;
    const { round } = meeting;
    const requireFit = (said: AnswerDocument) => {
      if (!isOwn && !runsAt(actor.roles, meeting.placeId)) throw new Refusal('SEAT_NOT_YOURS');
      if (hasBegun(meeting)) throw new Refusal('MEETING_BEGUN');
      if (!isOwn && overrules(said, { holder, round, says })) throw new Refusal('ANSWER_OWN');
      if (!isAnswerFit(meeting, seat, input)) throw new Refusal('SUBSTITUTE_UNFIT');
    };
    const empty: AnswerDocument = {
      _id: `${meeting._id}:${seat.seatId}`,
      communityId: meeting.communityId,
      meetingId: meeting._id,
      seatId: seat.seatId,
      residentId: holder,
      says: null,
      name: '',
      proxySeatId: null,
      proxyHolderId: null,
      round: 0,
      entered: false,
    };
    return put({ command }, meetingAnswers, found, empty, {
      missing: 'MEETING_NOT_FOUND',
      decide: (said) => {
        requireFit(said);
        return {
          residentId: holder,
          says,
          name,
          proxySeatId,
          proxyHolderId:
            meeting.seats.find((one) => one.seatId === proxySeatId)?.residentId ?? null,
          round,
          entered: !isOwn,
        };
      },
      answer: (saved) => ({ says: saved.says ?? says }),
    });
  },
});
