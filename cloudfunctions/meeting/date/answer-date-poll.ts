import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { put } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { getBody } from '../body/body-repository.ts';
import { type DateAnswerDocument, dateAnswers, datePolls } from '../collections.ts';
import { runsAt } from '../meeting/meeting-access.ts';
import { seatId } from '../meeting/meeting-schema.ts';
import { isClosed } from './poll-rules.ts';
import { pollCommand } from './poll-schema.ts';

/**
 * Which of the times suits somebody: by themselves, or by an officer after a telephone call, who overrules nobody. Until
 * the last day it may be said anew.
 */
export const answerDatePoll = action('meeting.answerDatePoll', {
  input: v.strictObject({
    ...pollCommand,
    seatId,
    says: v.pipe(v.array(v.picklist(['yes', 'maybe', 'no'])), v.maxLength(10)),
  }),
  access: RESIDENTS,
  load: (input) => ({
    poll: one(datePolls, input.pollId, 'POLL_NOT_FOUND'),
    found: one(dateAnswers, `${input.pollId}:${input.seatId}`),
  }),
  command: (input) => ({
    action: 'date.answer',
    target: `date:${input.pollId}`,
    variant: input.seatId,
  }),
  budget: 4,
  run: async ({ seatId: id, says }, { actor, poll, found, command }) => {
    const { communityId, bodyId, placeId, closesOn } = poll;
    const body = await getBody(communityId, bodyId);
    const holder = body?.form.seats.find((one) => one.seatId === id)?.residentId;
    const isOwn = holder === actor.residentId;
    const isOfficer = runsAt(actor.roles, placeId);
    if (!holder || (!isOwn && !isOfficer)) {
      throw new Refusal(isOfficer ? 'SEAT_NOT_FOUND' : 'SEAT_NOT_YOURS');
    }
    const empty: DateAnswerDocument = {
      _id: `${poll._id}:${id}`,
      communityId,
      pollId: poll._id,
      seatId: id,
      residentId: holder,
      says: null,
      closesOn,
      entered: false,
    };
    return put({ command }, dateAnswers, found, empty, {
      missing: 'POLL_NOT_FOUND',
      decide: (said) => {
        if (isClosed(poll, command.stamp.at)) throw new Refusal('POLL_CLOSED');
        if (says.length !== poll.slots.length) throw new Refusal('POLL_UNFIT', { problem: 'few' });
        const isTheirs = said.says !== null && said.residentId === holder && !said.entered;
        if (!isOwn && isTheirs) throw new Refusal('ANSWER_OWN');
        return { residentId: holder, says, entered: !isOwn };
      },
      answer: () => ({ said: true }) as const,
    });
  },
});
