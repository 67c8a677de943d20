import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  BodyDocument,
  PlanDocument,
  RoomDayDocument,
} from '../../cloudfunctions/meeting/collections.ts';
import { commandFault, type Fault, plain, runFault } from '../support/faults.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import {
  BODY,
  BOOKED,
  bodyForm,
  booking,
  confirming,
  PLANNED,
  saving,
} from '../support/meetings.ts';

/** Bodies, rooms and plans, with every write cut at each of its database requests and repeated. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

/** However often the timers ran: the plan is ready, and every body has its meetings. */
const planned: Fault['check'] = (started) => {
  const [plan] = started.documents<PlanDocument>('plans').filter(({ _id }) => _id === 'maple:2026');
  expect(plan?.state).toBe('ready');
  expect(plan?.cost).toBe(plan?.bound);
  expect(plan?.meetings.length).toBeGreaterThan(5);
};

/** The room of the plan's one meeting is booked once. */
const booked: Fault['check'] = (started) => {
  const days = started.documents<RoomDayDocument>('roomDays');
  const found = days.flatMap(({ bookings }) => bookings).filter(({ planned: key }) => key !== null);
  expect(found.map(({ bookingId }) => bookingId)).toStrictEqual([PLANNED]);
};

const onEmptyDay = commandFault('meeting.bookRoom on a day with bookings', 'volunteer', async () =>
  booking(1, { day: BOOKED.day }),
);

/** The body meets no more, and what a plan had booked for it is free. */
const dissolved: Fault['check'] = (started) => {
  const [body] = started
    .documents<BodyDocument>('bodies')
    .filter(({ _id }) => _id === BODY.readers);
  expect(body).toMatchObject({ state: 'dissolved', ending: false, holders: [] });
  const days = started.documents<RoomDayDocument>('roomDays');
  const found = days.flatMap(({ bookings }) => bookings).filter(({ planned: key }) => key !== null);
  expect(found.map(({ bookingId }) => bookingId)).not.toContain(PLANNED);
};

const onDissolution = commandFault(
  'meeting.confirmBody of a dissolution',
  'partyBranch',
  async (started) => {
    const asked = { ...saving(1, bodyForm(), BODY.readers), dissolve: '不开了' };
    expect((await started.call('meeting', 'saveBody', asked, 'secretary')).envelope.ok).toBe(true);
    const [body] = started
      .documents<BodyDocument>('bodies')
      .filter(({ _id }) => _id === BODY.readers);
    return confirming(2, BODY.readers, { seen: body?.change.id });
  },
  dissolved,
);

const FAULTS: Fault[] = [
  plain('meeting.saveBody'),
  plain('meeting.confirmBody'),
  onDissolution,
  plain('meeting.noteMeeting'),
  plain('meeting.saveRoom'),
  plain('meeting.bookRoom'),
  onEmptyDay,
  plain('meeting.cancelBooking'),
  plain('meeting.saveYear'),
  plain('meeting.confirmYear'),
  plain('meeting.saveBusyTimes'),
  { ...plain('meeting.makePlan'), check: planned } as Fault,
  { ...plain('meeting.adoptPlan'), check: booked } as Fault,
];

describe('cut', () => {
  for (const fault of FAULTS) it(fault.name, () => runFault(linli, fault));
});
