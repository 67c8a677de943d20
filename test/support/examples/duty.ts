import { CEDAR, HOME, MAPLE, PLACE } from '../community.ts';
import { DUTY_FORM, planning, visiting, writing } from '../duties.ts';
import type { Input } from '../inputs.ts';
import { example } from './example.ts';

const ofPlace = (placeId: string): Input => ({ communityId: MAPLE, placeId });

export const dutyExamples = [
  example('matter', 'noteVisit', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => visiting(n),
    elsewhere: [
      {
        concerns: [HOME.otherEstate],
        input: (n) => visiting(n, { householdId: HOME.otherEstate }),
      },
      {
        concerns: [HOME.cedar],
        input: (n) => visiting(n, { communityId: CEDAR, householdId: HOME.cedar }),
      },
    ],
  }),
  example('matter', 'showWalk', {
    as: 'stairSteward',
    concerns: [PLACE.stair],
    input: () => ofPlace(PLACE.stair),
    elsewhere: [{ concerns: [PLACE.otherEstate], input: () => ofPlace(PLACE.otherEstate) }],
  }),
  example('matter', 'countVisits', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('matter', 'writeDiary', {
    as: 'buildingSteward',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => writing(n),
    elsewhere: [{ concerns: [PLACE.otherEstate], input: (n) => writing(n, PLACE.otherEstate) }],
  }),
  example('matter', 'listDiary', {
    as: 'buildingSteward',
    concerns: [PLACE.building],
    input: () => ofPlace(PLACE.building),
    elsewhere: [{ concerns: [PLACE.otherEstate], input: () => ofPlace(PLACE.otherEstate) }],
  }),
  example('matter', 'saveDuty', {
    as: 'gridOfficer',
    writes: true,
    concerns: [PLACE.estate],
    input: (n) => planning(n),
    elsewhere: [
      {
        concerns: [PLACE.otherEstate],
        input: (n) =>
          planning(n, {
            dutyId: null,
            seen: null,
            form: { ...DUTY_FORM, placeId: PLACE.otherEstate },
          }),
      },
    ],
  }),
  example('matter', 'listDuties', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
];
