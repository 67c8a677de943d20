import { about, index, NOBODY, personal, STAMP, shape } from '../kernel/database/about.ts';
import { type DutyDocument, diaryEntries, doorVisits, duties } from './collections.ts';

const YEAR = 'for 400 days';

export const dutyCollections = [
  about(diaryEntries, {
    indexes: [
      index('place', 'communityId', 'placeId', '-order', '-_id'),
      index('list', 'communityId', '-order', '-_id'),
      index('person', 'communityId', 'residentId', '-order', '-_id'),
      index('old', 'order'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      placeId: 'plain',
      placeLabel: 'plain',
      residentId: personal('who wrote it', 'it has its author', NOBODY, YEAR),
      as: 'plain',
      day: 'plain',
      text: personal(
        'what was seen and heard',
        'whoever looks after the place knows',
        'officers of the place',
        YEAR,
      ),
      order: 'plain',
      change: STAMP,
    },
  }),
  about(doorVisits, {
    indexes: [
      index('building', 'communityId', 'buildingId', 'day'),
      index('door', 'communityId', 'householdId', '-day', '-_id'),
      index('day', 'communityId', 'day'),
      index('old', 'day'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: personal('door, day and who went', 'one entry a day', NOBODY, YEAR),
      communityId: 'plain',
      householdId: personal('the home', 'it is visited', 'stewards of the door', YEAR),
      buildingId: 'plain',
      residentId: personal('who went', 'what was ticked can be taken back', NOBODY, YEAR),
      day: 'plain',
      kinds: personal(
        'what for',
        'counts of the community',
        'whoever ticked it; the household',
        YEAR,
      ),
      change: STAMP,
    },
  }),
  about(duties, {
    indexes: [index('list', 'communityId', 'form.lastDay', '_id'), index('change', 'change.at')],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      placeLabel: 'plain',
      form: shape<DutyDocument['form']>({
        placeId: 'plain',
        spot: 'plain',
        who: personal(
          'who sits there',
          'people know whom they meet',
          'residents',
          'as long as it is kept',
        ),
        work: 'plain',
        weekdays: 'plain',
        from: 'plain',
        until: 'plain',
        firstDay: 'plain',
        lastDay: 'plain',
        off: 'plain',
      }),
      change: STAMP,
    },
  }),
];
