import { about, index, NOBODY, personal, STAMP, unique } from '../kernel/database/about.ts';
import {
  attendances,
  certificates,
  shifts,
  stations,
  teams,
  volunteers,
  waiters,
} from './collections.ts';

const LONG_SHIFT =
  'as long as the shift, under an id that leads to nobody once the person has left';
const LEADERS = 'the leaders of the team and the secretary';
const WHILE_WAITING =
  'until they have a place, or the shift is over; or the person leaves the community';
const LONG_HOURS =
  'as long as the community: a record of what was done, under an id that leads to nobody once the person has left';
const LONG_CERTIFICATE =
  'as long as the community: the person asked for it to be shown and checked';
const UNTIL_LEAVES = 'until the person leaves the community';

export const volunteerCollections = [
  about(stations, {
    indexes: [index('name', 'communityId', 'name'), index('change', 'change.at')],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      name: 'plain',
      placeId: 'plain',
      placeLabel: 'plain',
      address: 'plain',
      change: STAMP,
    },
  }),
  about(teams, {
    indexes: [index('station', 'stationId'), index('change', 'change.at')],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      stationId: 'plain',
      placeId: 'plain',
      name: 'plain',
      about: 'plain',
      leaders: personal(
        'ids of who leads the team',
        'leaders plan shifts and see who comes',
        'residents of the community, as names',
        'as long as the team',
      ),
      state: 'plain',
      change: STAMP,
    },
  }),
  about(shifts, {
    indexes: [
      index('from', 'communityId', 'from', '_id'),
      index('until', 'communityId', 'until'),
      index('team', 'communityId', 'teamId', 'until'),
      index('due', 'dueAt'),
      index('hours', 'hours', 'until'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      teamId: 'plain',
      teamName: 'plain',
      title: 'plain',
      kind: 'plain',
      about: 'plain',
      meet: 'plain',
      outdoor: 'plain',
      day: 'plain',
      from: 'plain',
      until: 'plain',
      signUpUntil: 'plain',
      lateFrom: 'plain',
      roles: 'plain',
      state: 'plain',
      cancelled: 'plain',
      free: 'plain',
      seats: personal(
        'ids of who comes, and since when',
        'a place is one person’s',
        LEADERS,
        LONG_SHIFT,
      ),
      arrivals: 'plain',
      waits: 'plain',
      joinedAt: 'plain',
      gone: personal('ids of who left the shift just now', 'they are told', NOBODY, 'some minutes'),
      concerned: personal(
        'ids of who was on a shift that was cancelled',
        'they see that it was',
        NOBODY,
        LONG_SHIFT,
      ),
      closed: personal('id of who closed it', 'a headcount has its author', NOBODY, LONG_SHIFT),
      hours: 'plain',
      turn: 'plain',
      dueAt: 'plain',
      change: STAMP,
    },
  }),
  about(waiters, {
    indexes: [
      index('order', 'shiftId', 'number', '_id'),
      index('person', 'communityId', 'residentId'),
    ],
    fields: {
      _id: personal('shift and person', 'one place each', NOBODY, WHILE_WAITING),
      communityId: 'plain',
      shiftId: 'plain',
      residentId: personal('who waits', 'who comes next', LEADERS, WHILE_WAITING),
      roleId: 'plain',
      key: 'plain',
      number: 'plain',
      at: 'plain',
      by: personal('who signed them up', 'as above', LEADERS, WHILE_WAITING),
      passed: 'plain',
    },
  }),
  about(attendances, {
    indexes: [
      index('shift', 'communityId', 'shiftId'),
      index('person', 'communityId', 'residentId', '-from', '-_id'),
      index('day', 'communityId', 'day'),
      index('pending', 'communityId', 'pending', 'from', '_id'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: personal('shift and person', 'one document each', NOBODY, LONG_HOURS),
      communityId: 'plain',
      shiftId: 'plain',
      teamId: 'plain',
      teamName: 'plain',
      residentId: personal('who was there', 'hours are somebody’s', LEADERS, LONG_HOURS),
      title: 'plain',
      kind: 'plain',
      day: 'plain',
      from: 'plain',
      until: 'plain',
      in: personal('when they came, and who says so', 'hours are true', LEADERS, LONG_HOURS),
      out: personal('when they went, and who says so', 'hours are true', LEADERS, LONG_HOURS),
      ticked: 'plain',
      entries: personal(
        'minutes, how they are known, who wrote and who confirmed them',
        'hours are true, and corrected in the open',
        `the volunteer; ${LEADERS}; whoever confirms them`,
        LONG_HOURS,
      ),
      pending: 'plain',
      change: STAMP,
    },
  }),
  about(certificates, {
    indexes: [
      unique('number', 'communityId', 'number'),
      index('person', 'communityId', 'residentId'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      number: 'plain',
      residentId: personal('whose it is', 'a certificate is somebody’s', NOBODY, LONG_CERTIFICATE),
      name: personal(
        'name as it stands on the certificate',
        'whoever is shown it can check it',
        'whoever holds its number and code',
        LONG_CERTIFICATE,
      ),
      communityName: 'plain',
      from: 'plain',
      until: 'plain',
      measured: personal('minutes', 'as above', 'as above', LONG_CERTIFICATE),
      added: personal('minutes', 'as above', 'as above', LONG_CERTIFICATE),
      at: 'plain',
      change: STAMP,
    },
  }),
  about(volunteers, {
    indexes: [],
    fields: {
      _id: personal('id of the volunteer', 'one document a person', NOBODY, UNTIL_LEAVES),
      communityId: 'plain',
      residentId: personal('id of the volunteer', 'as above', NOBODY, UNTIL_LEAVES),
      version: 'plain',
      claims: personal(
        'shifts to come, with their times',
        'nobody is on two shifts at once',
        'the volunteer',
        UNTIL_LEAVES,
      ),
      done: 'plain',
      lates: personal(
        'cancellations shortly before a shift',
        'leaders can plan',
        'the volunteer',
        UNTIL_LEAVES,
      ),
      born: personal(
        'year of birth, if the volunteer gives it',
        'some shifts have limits of age',
        'the volunteer',
        UNTIL_LEAVES,
      ),
      skills: personal(
        'skills that a leader has confirmed',
        'some roles need them',
        `the volunteer; ${LEADERS}`,
        UNTIL_LEAVES,
      ),
      teamIds: 'plain',
    },
  }),
];
