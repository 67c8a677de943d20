import { HOME, MAPLE, personOf } from '../community.ts';
import { commandId } from '../inputs.ts';
import {
  abandon,
  COORDINATOR,
  confirming,
  DIARY,
  ELDER,
  HELPER,
  noting,
  onPairing,
  PAIRING,
  planning,
  proposal,
  proposedId,
} from '../pairings.ts';
import { atHouseholds, example } from './example.ts';

const one = { communityId: MAPLE, pairingId: PAIRING };

export const pairingExamples = [
  example('volunteer', 'findForPairing', {
    as: COORDINATOR,
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE, as: 'elder', search: '201' }),
  }),
  example('volunteer', 'proposePairing', {
    as: COORDINATOR,
    writes: true,
    concerns: [HOME.second],
    input: (n) => proposal(n),
    elsewhere: atHouseholds((n, householdId) => proposal(n, { householdId })),
  }),
  example('volunteer', 'agreeToPairing', {
    as: 'resident',
    writes: true,
    input: async (n, linli) => ({
      communityId: MAPLE,
      pairingId: await proposedId(linli),
      agrees: true,
      commandId: commandId(n),
    }),
  }),
  example('volunteer', 'endPairing', { as: ELDER, writes: true, input: (n) => onPairing(n) }),
  example('volunteer', 'takeOverPairing', {
    as: 'secretary',
    writes: true,
    concerns: personOf(ELDER).homes,
    input: async (n, linli) => {
      await abandon(linli);
      return onPairing(n);
    },
  }),
  example('volunteer', 'listPairings', {
    as: HELPER,
    input: () => ({ communityId: MAPLE, which: 'mine' }),
  }),
  example('volunteer', 'showPairing', { as: HELPER, input: () => one }),
  example('volunteer', 'planVisits', { as: HELPER, writes: true, input: (n) => planning(n) }),
  example('volunteer', 'noteVisit', { as: HELPER, writes: true, input: (n) => noting(n) }),
  example('volunteer', 'confirmVisit', { as: ELDER, writes: true, input: (n) => confirming(n) }),
  example('volunteer', 'writeDiary', {
    as: HELPER,
    writes: true,
    input: (n) => onPairing(n, { text: '一起读了报，约好周三再来。' }),
  }),
  example('volunteer', 'listDiary', { as: ELDER, input: () => one }),
  example('volunteer', 'decideDiary', {
    as: COORDINATOR,
    writes: true,
    input: (n) => onPairing(n, { entryId: DIARY.held, decision: 'show' }),
  }),
];
