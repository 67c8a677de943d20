import { CEDAR, MAPLE, PLACE } from '../community.ts';
import { commandId, type Input } from '../inputs.ts';
import {
  adopting,
  BODY,
  bodyForm,
  booking,
  busyOf,
  cancelling,
  confirming,
  confirmingYear,
  jointForm,
  noting,
  planning,
  ROOM,
  roomForm,
  saving,
  savingRoom,
  savingYear,
  seenPlan,
  seenYear,
} from '../meetings.ts';
import { type Elsewhere, type Example, example } from './example.ts';

/** The same of a body in cedar. */
const inCedar = (bodyId: string, input: (n: number, bodyId: string) => Input): Elsewhere => ({
  concerns: [CEDAR],
  input: (n) => input(n, bodyId),
});
const ofCommunity = (
  action: string,
  as: Example['as'],
  writes: boolean,
  input: (n: number) => Input,
  cedar: Input,
): Example =>
  example('meeting', action, {
    as,
    writes,
    concerns: [MAPLE],
    input,
    elsewhere: [
      { concerns: [CEDAR], input: (n) => ({ ...input(n), communityId: CEDAR, ...cedar }) },
    ],
  });

export const meetingExamples = [
  example('meeting', 'listBodies', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('meeting', 'showBody', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, bodyId: BODY.council }),
  }),
  example('meeting', 'saveBody', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => saving(n, jointForm({ name: `联席会 ${n}` })),
    elsewhere: [
      {
        concerns: [PLACE.otherEstate],
        input: (n) => saving(n, bodyForm({ placeId: PLACE.otherEstate })),
      },
    ],
  }),
  example('meeting', 'confirmBody', {
    as: 'partyBranch',
    writes: true,
    concerns: [MAPLE],
    input: (n) => confirming(n, BODY.waiting),
    elsewhere: [inCedar(BODY.cedarWaiting, (n, id) => confirming(n, id))],
  }),
  example('meeting', 'noteMeeting', {
    as: 'buildingSteward',
    writes: true,
    concerns: [PLACE.building],
    input: (n) =>
      noting(n, BODY.council, { day: `2026-06-${String(1 + (n % 12)).padStart(2, '0')}` }),
    elsewhere: [inCedar(BODY.cedar, (n, id) => noting(n, id))],
  }),
  example('meeting', 'listRooms', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('meeting', 'saveRoom', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => savingRoom(n, roomForm({ name: `活动室 ${n}` })),
    elsewhere: [
      {
        concerns: [PLACE.otherEstate],
        input: (n) => savingRoom(n, roomForm({ placeId: PLACE.otherEstate })),
      },
    ],
  }),
  example('meeting', 'showRoomDay', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, roomId: ROOM.hall, day: '2026-06-20' }),
  }),
  example('meeting', 'bookRoom', {
    as: 'resident',
    writes: true,
    input: (n) => {
      const day = `2026-07-${String(1 + (n % 30)).padStart(2, '0')}`;
      return booking(n, { day });
    },
  }),
  example('meeting', 'cancelBooking', {
    as: 'resident',
    writes: true,
    input: (n) => cancelling(n),
  }),
  example('meeting', 'showYear', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, year: 2026 }),
  }),
  ofCommunity('saveYear', 'secretary', true, (n) => savingYear(n), { seen: seenYear(CEDAR) }),
  ofCommunity('confirmYear', 'partyBranch', true, (n) => confirmingYear(n), {
    seen: seenYear(CEDAR),
  }),
  example('meeting', 'showBusyTimes', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('meeting', 'saveBusyTimes', {
    as: 'resident',
    writes: true,
    input: (n) => ({
      communityId: MAPLE,
      busy: busyOf({ days: [{ from: '2026-08-01', until: `2026-08-${10 + (n % 20)}` }] }),
      commandId: commandId(n),
    }),
  }),
  example('meeting', 'findSlots', {
    as: 'buildingSteward',
    concerns: [PLACE.building],
    input: () => ({ communityId: MAPLE, bodyId: BODY.council, from: '2026-06-16' }),
    elsewhere: [
      inCedar(BODY.cedar, (_, bodyId) => ({ communityId: CEDAR, bodyId, from: '2026-06-16' })),
    ],
  }),
  ofCommunity('makePlan', 'secretary', true, (n) => planning(n), { seen: seenPlan(CEDAR) }),
  example('meeting', 'showPlan', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, year: 2026 }),
  }),
  ofCommunity('adoptPlan', 'secretary', true, (n) => adopting(n), { seen: seenPlan(CEDAR) }),
];
