import { job } from '../../kernel/job.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type BodyDocument, bodies } from '../collections.ts';
import { findCalled, saveSeatsOf } from '../meeting/meeting-repository.ts';
import { neededOf, seatsOf } from '../meeting/seats-of.ts';
import { lawOf } from '../plan/plan-input.ts';
import { endSeating } from './body-repository.ts';
import { holdersOf } from './body-rules.ts';

/** Whoever got a seat after the invitation is invited, and whoever lost it no more. */
export const seatMeetings = job<BodyDocument>({
  name: 'meeting.seat',
  collection: bodies,
  due: () => ({ seating: true }),
  one: async (body) => {
    const { communityId, _id, form } = body;
    const seats = seatsOf(form);
    for (const meeting of await findCalled(communityId, _id)) {
      if (JSON.stringify(seats) === JSON.stringify(meeting.seats)) continue;
      const seated = { seats, holders: holdersOf(form.seats), needed: neededOf(form, lawOf) };
      if (!(await saveSeatsOf(meeting, seated))) throw new Refusal('SERVICE_BUSY');
    }
    await endSeating(body);
  },
});
