import { about, index, NOBODY, personal, STAMP, shape } from '../kernel/database/about.ts';
import type { StoredBooking } from './collections.ts';
import {
  bodies,
  bookingTurns,
  busyTimes,
  holidayYears,
  plans,
  roomDays,
  rooms,
} from './collections.ts';
import { meetingsAbout } from './meetings.about.ts';

const OFFICERS = 'officers; those who have a seat there';
const MOMENT = 'a moment; an hour at most';
const SEATED = 'as long as they have the seat; vacant once they have left';

export const meetingCollections = [
  about(bodies, {
    indexes: [
      index('state', 'communityId', 'state'),
      index('holder', 'communityId', 'holders'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      placeId: 'plain',
      placeLabel: 'plain',
      state: 'plain',
      form: personal('who has which seat', 'they are invited', OFFICERS, SEATED),
      pending: personal(
        'who is to have which seat, and who has drawn it up',
        'a second officer agrees',
        'officers',
        'until it is decided',
      ),
      holders: personal('who has a seat', 'finding their bodies', NOBODY, SEATED),
      founded: 'plain',
      met: 'plain',
      record: personal(
        'names of officers who founded, changed or noted something',
        'what is decided has its author',
        'officers',
        'as long as the body; the latest hundred',
      ),
      turn: 'plain',
      seating: 'plain',
      dissolvedOn: 'plain',
      ending: 'plain',
      change: STAMP,
    },
  }),
  about(rooms, {
    indexes: [index('community', 'communityId'), index('change', 'change.at')],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      placeId: 'plain',
      placeLabel: 'plain',
      form: 'plain',
      change: STAMP,
    },
  }),
  about(roomDays, {
    indexes: [
      index('day', 'communityId', 'day'),
      index('booker', 'communityId', 'bookings.by'),
      index('old', 'day'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      roomId: 'plain',
      day: 'plain',
      bookings: shape<StoredBooking>({
        bookingId: 'plain',
        from: 'plain',
        until: 'plain',
        title: personal(
          'what a room is booked for, in words',
          'others see what is on',
          'residents',
          'three months after the day',
        ),
        by: personal(
          'who has booked it',
          'whoever has booked may cancel',
          NOBODY,
          'three months after the day, or until the person leaves the community',
        ),
        planned: 'plain',
      }),
      turn: 'plain',
      change: STAMP,
    },
  }),
  about(bookingTurns, {
    indexes: [index('person', 'communityId', 'residentId'), index('old', 'at')],
    fields: {
      _id: personal('id of the person', 'one booking at a time', NOBODY, MOMENT),
      communityId: 'plain',
      residentId: personal('who books a room just now', 'one booking at a time', NOBODY, MOMENT),
      bookingId: 'plain',
      at: 'plain',
      taken: 'plain',
    },
  }),
  about(holidayYears, {
    indexes: [index('change', 'change.at')],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      year: 'plain',
      table: 'plain',
      pending: personal(
        'who has entered the table',
        'somebody else confirms it',
        'officers who may',
        'until it is decided',
      ),
      change: STAMP,
    },
  }),
  about(busyTimes, {
    indexes: [index('change', 'change.at')],
    fields: {
      _id: personal(
        'id of the person',
        'it is theirs',
        NOBODY,
        'until the person leaves the community',
      ),
      communityId: 'plain',
      residentId: personal(
        'id of the person',
        'it is theirs',
        NOBODY,
        'until the person leaves the community',
      ),
      busy: personal(
        'when they cannot come, by their own words; no reason',
        'a time is found that suits many',
        'the person; officers see how many cannot come',
        'until it is changed, or the person leaves the community',
      ),
      change: STAMP,
    },
  }),
  about(plans, {
    indexes: [index('state', 'state'), index('booking', 'toBook'), index('change', 'change.at')],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      year: 'plain',
      state: 'plain',
      repair: 'plain',
      seed: 'plain',
      compute: 'plain',
      progress: 'plain',
      meetings: 'plain',
      standing: 'plain',
      unplaced: 'plain',
      cost: 'plain',
      bound: 'plain',
      moves: 'plain',
      estimated: 'plain',
      print: 'plain',
      toBook: 'plain',
      clashes: 'plain',
      change: STAMP,
    },
  }),
  ...meetingsAbout,
];
