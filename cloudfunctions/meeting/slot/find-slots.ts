import * as v from 'valibot';
import { readYears } from '../../holidays/read-years.ts';
import { dayKinds } from '../../holidays/year-rules.ts';
import { one } from '../../kernel/action/load.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId, day, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { CONVENERS } from '../body/body-access.ts';
import { laterDay } from '../body/cadence-rules.ts';
import { requireStanding } from '../body/require-standing.ts';
import { bodies } from '../collections.ts';
import { lawOf } from '../plan/plan-input.ts';
import { planBody, planRoom } from '../plan/shape-rules.ts';
import { findBooked, findRooms } from '../room/room-repository.ts';
import { readEngagements } from './read-engagements.ts';
import { bestSlots } from './slot-rules.ts';

const DAYS = 56;

/** The ten best times for one meeting. How many cannot come is told, never who, or what they do. */
export const findSlots = action('meeting.findSlots', {
  input: v.strictObject({ communityId, bodyId: documentId, from: day }),
  access: officersOf('body.placeId', CONVENERS, 'within'),
  load: (input) => ({ body: one(bodies, input.bodyId, 'BODY_NOT_FOUND') }),
  budget: 10,
  run: async (input, { body }) => {
    requireStanding(body);
    const community = input.communityId;
    const asked = planBody(body, lawOf);
    const earliest = addDays(dayOf(now()), asked.noticeDays + 1);
    const from = laterDay(input.from, earliest);
    const until = addDays(from, DAYS - 1);
    const years = [...new Set([from, until].map((one) => Number(one.slice(0, 4))))];
    const people = asked.seats.map(({ residentId }) => residentId);
    const [rooms, booked, tables, engagements] = await Promise.all([
      findRooms(community),
      findBooked(community, from, until),
      readYears(community, years),
      readEngagements(community, people, from, until, body._id),
    ]);
    const found = bestSlots({
      from,
      days: DAYS,
      body: asked,
      seats: asked.seats,
      vacantRequired: body.form.seats.filter((seat) => seat.required && seat.residentId === null)
        .length,
      rooms: rooms.filter(({ form }) => !form.closed).map((room) => planRoom(room, booked)),
      ...engagements,
      kindOf: dayKinds(tables),
    });
    const estimated = years.filter((year) => tables.get(year)?.source === 'estimated');
    return { ...found, estimated };
  },
});
