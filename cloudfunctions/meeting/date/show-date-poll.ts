import * as v from 'valibot';
import type { DatePollView } from '../../../typings/contract/meeting/date.ts';
import { manyBy, one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { findNames, getBody } from '../body/body-repository.ts';
import { holdersOf } from '../body/body-rules.ts';
import { dateAnswers, datePolls, meetings } from '../collections.ts';
import { knowsSeats, mayConvene, runsAt } from '../meeting/meeting-access.ts';
import { timeOfSlot } from '../slot/bit-rules.ts';
import { countSlots, isClosed, isReady, standingSays } from './poll-rules.ts';
import { onPoll } from './poll-schema.ts';

/** The times that a body is asked about, with what everybody has said: for those who have a seat there, and officers. */
export const showDatePoll = action('meeting.showDatePoll', {
  input: v.strictObject(onPoll),
  access: RESIDENTS,
  load: ({ pollId }) => ({
    poll: one(datePolls, pollId, 'POLL_NOT_FOUND'),
    answers: manyBy(dateAnswers, 'pollId', pollId),
    meeting: one(meetings, pollId),
  }),
  budget: 3,
  run: async (_input, { actor, poll, answers, meeting }): Promise<DatePollView> => {
    const { communityId, placeId, placeLabel, bodyId, bodyName, closesOn, state, slots } = poll;
    const body = await getBody(communityId, bodyId);
    const seats = (body?.form.seats ?? []).filter(({ residentId }) => residentId !== null);
    const holders = holdersOf(seats);
    if (!body || !knowsSeats({ holders, placeId }, actor)) throw new Refusal('POLL_NOT_FOUND');
    const names = await findNames(communityId, holders);
    const standing = standingSays(seats, answers);
    const at = now();
    const convenes = state === 'open' && mayConvene(body, actor.roles);
    return {
      pollId: poll._id,
      bodyId,
      bodyName,
      placeLabel,
      closesOn,
      closed: isClosed(poll, at),
      state,
      slots: countSlots(slots.length, seats, answers).flatMap((counted) => {
        const time = slots[counted.index];
        if (!time) return [];
        return { ...counted, time, from: timeOfSlot(time.from), until: timeOfSlot(time.until) };
      }),
      seats: seats.map(({ seatId, party, residentId, required }) => ({
        seatId,
        party,
        name: (residentId && names.get(residentId)) || '',
        required,
        says: standing.get(seatId)?.says ?? null,
        entered: standing.get(seatId)?.entered ?? false,
      })),
      mySeatId: seats.find(({ residentId }) => residentId === actor.residentId)?.seatId ?? null,
      meetingId: meeting?._id ?? null,
      may: {
        enter: runsAt(actor.roles, placeId) && !isClosed(poll, at),
        take: convenes && isReady(poll, seats, answers, at),
        withdraw: convenes,
      },
    };
  },
});
