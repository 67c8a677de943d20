import { HOME, MAPLE } from '../community.ts';
import { HONOUR, nominating, ofHonour } from '../honours.ts';
import type { Input } from '../inputs.ts';
import { type Example, example } from './example.ts';

/** The same in another estate, and in another community. */
const elsewhere = (more: Input) =>
  [[HONOUR.otherEstate, HOME.otherEstate] as const, [HONOUR.cedar, HOME.cedar] as const].map(
    ([honourId, place]) => ({
      concerns: [place],
      input: (n: number) => ofHonour(n, honourId, more),
    }),
  );

export const honourExamples: Example[] = [
  example('civility', 'nominateHonour', {
    as: 'resident',
    writes: true,
    input: (n) => nominating(n),
  }),
  example('civility', 'answerHonour', {
    as: 'resident',
    writes: true,
    input: (n) => ofHonour(n, HONOUR.asked, { agrees: true }),
  }),
  example('civility', 'reviewHonour', {
    as: 'gridOfficer',
    writes: true,
    concerns: [HOME.second],
    input: (n) => ofHonour(n, HONOUR.agreed, { accepts: true, reason: '邻居都说好' }),
    elsewhere: elsewhere({ accepts: true, reason: '邻居都说好' }),
  }),
  example('civility', 'decideHonour', {
    as: 'partyBranch',
    writes: true,
    concerns: [HOME.second],
    input: (n) =>
      ofHonour(n, HONOUR.accepted, { publishes: true, motionId: null, reason: '没有意见' }),
    elsewhere: elsewhere({ publishes: true, motionId: null, reason: '没有意见' }),
  }),
  example('civility', 'listHonours', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('civility', 'listNominations', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, householdId: HOME.second }),
  }),
];
