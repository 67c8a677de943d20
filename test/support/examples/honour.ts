import { HOME, MAPLE } from '../community.ts';
import { addTitleVote, HONOUR, HONOUR_OBJECTION, nominating, ofHonour } from '../honours.ts';
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

const HEARING = { objectionId: HONOUR_OBJECTION, upheld: true, answer: '去看过了，确实是' };

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
    input: (n) => ofHonour(n, HONOUR.accepted, { publishes: true, reason: '没有意见' }),
    elsewhere: elsewhere({ publishes: true, reason: '没有意见' }),
  }),
  example('civility', 'nameHonourVote', {
    as: 'secretary',
    writes: true,
    concerns: [HOME.second],
    input: async (n, linli) => ofHonour(n, HONOUR.titled, { motionId: await addTitleVote(linli) }),
  }),
  example('civility', 'objectToHonour', {
    as: 'resident',
    writes: true,
    input: (n) => ofHonour(n, HONOUR.published, { reason: '这个阳台是公用的' }),
  }),
  example('civility', 'hearHonourObjection', {
    as: 'partyBranch',
    writes: true,
    concerns: [HOME.first],
    input: (n) => ofHonour(n, HONOUR.published, HEARING),
    elsewhere: elsewhere(HEARING),
  }),
  example('civility', 'listHonours', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('civility', 'listNominations', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, householdId: HOME.second }),
  }),
];
