import { HOME, MAPLE } from '../community.ts';
import { addRankingVote, joining, setting } from '../rankings.ts';
import { type Example, example } from './example.ts';

export const rankingExamples: Example[] = [
  example('civility', 'showRanking', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, householdId: HOME.second }),
  }),
  example('civility', 'setRanking', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: async (n, linli) => setting(n, await addRankingVote(linli)),
  }),
  example('civility', 'joinRanking', {
    as: 'resident',
    writes: true,
    input: (n) => joining(n, false),
  }),
];
