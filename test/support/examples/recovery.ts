import { HOME, MAPLE, NOTICE, PLACE } from '../community.ts';
import { oneHousehold } from '../inputs.ts';
import { declaring, noting, ofBuilding, outageOver, saying } from '../recoveries.ts';
import { atHouseholds, type Elsewhere, example } from './example.ts';

const noticesElsewhere = (input: (n: number, noticeId: string) => object): Elsewhere[] =>
  [
    [NOTICE.community, PLACE.maple],
    [NOTICE.elsewhere, PLACE.otherEstate],
    // A notice of another community, or none, concerns no place here.
    [NOTICE.cedar],
    ['a0000000000000000099'],
  ].map(([noticeId = '', ...concerns]) => ({
    concerns,
    input: (n) => ({ ...input(n, noticeId) }),
  }));

const sums = {
  as: 'buildingSteward',
  concerns: [PLACE.building],
  input: async (_n, linli) => {
    await outageOver(linli);
    return ofBuilding;
  },
  elsewhere: noticesElsewhere((_n, noticeId) => ({ communityId: MAPLE, noticeId })),
} satisfies Parameters<typeof example>[2];

/** What is said and asked after an outage. */
export const recoveryExamples = [
  example('notice', 'declareRestored', {
    as: 'buildingSteward',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => declaring(n),
    elsewhere: noticesElsewhere((n, noticeId) => declaring(n, true, noticeId)),
  }),
  example('notice', 'sayRestored', {
    as: 'resident',
    writes: true,
    input: async (n, linli) => {
      await outageOver(linli);
      return saying(n, false);
    },
  }),
  example('notice', 'noteRestored', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: async (n, linli) => {
      await outageOver(linli);
      return noting(n, true);
    },
    elsewhere: atHouseholds((n, householdId) => noting(n, true, householdId)),
  }),
  example('notice', 'undoNoteRestored', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: async (n, linli) => {
      await outageOver(linli);
      await linli.call('notice', 'noteRestored', noting(n + 300_000, true), 'stairSteward');
      return oneHousehold(n, HOME.second);
    },
    elsewhere: atHouseholds((n, householdId) => oneHousehold(n, householdId)),
  }),
  example('notice', 'listRecoveries', {
    as: 'resident',
    input: async (_n, linli) => {
      await outageOver(linli);
      return { communityId: MAPLE };
    },
  }),
  example('notice', 'countRestored', sums),
  example('notice', 'listRestored', sums),
];
