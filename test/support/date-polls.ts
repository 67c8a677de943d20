import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  DateAnswerDocument,
  DatePollDocument,
} from '../../cloudfunctions/meeting/collections.ts';
import type { DateSays } from '../../typings/contract/meeting/date.ts';
import type { MeetingTime } from '../../typings/contract/meeting/meeting.ts';
import { CEDAR, MAPLE, PLACE, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';
import { BODY } from './meetings.ts';

/** Polls that are there from the start: of the council, which the resident has answered, and one in cedar. */
export const DATES = { open: 'e7000000000000000001', cedar: 'c7000000000000000001' } as const;

export const dateSlot = (day: string, more: Partial<MeetingTime> = {}): MeetingTime => ({
  day,
  from: 38,
  until: 41,
  roomId: null,
  place: '楼下空地',
  ...more,
});
export const OFFERED = [dateSlot('2026-06-26'), dateSlot('2026-06-27'), dateSlot('2026-06-28')];
/** The last day for answers. */
export const CLOSES_ON = '2026-06-17';
const placed = {
  [DATES.open]: { communityId: MAPLE, placeId: PLACE.building, bodyId: BODY.council },
  [DATES.cedar]: { communityId: CEDAR, placeId: CEDAR, bodyId: BODY.cedarWaiting },
};

function poll(_id: keyof typeof placed): DatePollDocument {
  const { bodyId } = placed[_id];
  return {
    _id,
    ...placed[_id],
    bodyName: '1栋议事会',
    placeLabel: '一期 1栋',
    openKey: bodyId,
    slots: OFFERED,
    closesOn: CLOSES_ON,
    state: 'open',
    telling: false,
    change: {
      id: `seed-poll-${_id}`,
      action: 'seed',
      actorId: 'seed',
      target: `date:${_id}`,
      at: START - 20 * DAY, // no sweep of the audit trail looks so far back
    },
  };
}

export function dateDocuments(): {
  datePolls: DatePollDocument[];
  dateAnswers: DateAnswerDocument[];
} {
  return {
    datePolls: [poll(DATES.open), poll(DATES.cedar)],
    dateAnswers: [
      {
        _id: `${DATES.open}:s3`,
        communityId: MAPLE,
        pollId: DATES.open,
        seatId: 's3',
        residentId: residentIdOf('resident'),
        says: ['no', 'yes', 'maybe'],
        closesOn: CLOSES_ON,
        entered: false,
        change: {
          id: 'seed-date-answer',
          action: 'seed',
          actorId: 'seed',
          target: `date:${DATES.open}`,
          at: START - 20 * DAY,
        },
      },
    ],
  };
}

export const askingDates = (n: number, bodyId: string = BODY.readers, more: Input = {}): Input => ({
  communityId: bodyId.startsWith('c') ? CEDAR : MAPLE,
  bodyId,
  slots: OFFERED,
  closesOn: CLOSES_ON,
  commandId: commandId(n),
  ...more,
});
export const sayingDates = (
  n: number,
  seatId: string,
  says: DateSays[],
  more: Input = {},
): Input => ({
  communityId: MAPLE,
  pollId: DATES.open,
  seatId,
  says,
  commandId: commandId(n),
  ...more,
});
export const ofPoll = (n: number, pollId: string = DATES.open): Input => ({
  communityId: pollId === DATES.cedar ? CEDAR : MAPLE,
  pollId,
  commandId: commandId(n),
});
/** The meeting is called from the poll, for one of its times. */
export const takingDate = (n: number, index: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  bodyId: BODY.council,
  time: OFFERED[index],
  planKey: null,
  agenda: [],
  pollId: DATES.open,
  commandId: commandId(n),
  ...more,
});
