import { afterAll, beforeAll } from '@jest/globals';
import type { PairingDocument } from '../../cloudfunctions/volunteer/collections.ts';
import { residentIdOf } from '../support/community.ts';
import { pairingExamples } from '../support/examples/pairing.ts';
import { type Call, describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type Linli, startLinli } from '../support/linli.ts';
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
} from '../support/pairings.ts';

/** Commands about pairings, sent again late. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const must = (...call: Call) => mustOf(linli, ...call);
const ends = () => must('volunteer.endPairing', onPairing(900), 'secretary');

const LATE: Late[] = [
  {
    after: 'it was declined',
    answered: true,
    command: () => ['volunteer.proposePairing', proposal(1), COORDINATOR],
    between: ({ pairingId }) =>
      must('volunteer.agreeToPairing', onPairing(2, { pairingId, agrees: false }), 'resident'),
  },
  {
    after: 'it was ended',
    command: async () => [
      'volunteer.agreeToPairing',
      onPairing(1, { pairingId: await proposedId(linli), agrees: true }),
      'resident',
    ],
    between: async () =>
      must(
        'volunteer.endPairing',
        onPairing(2, { pairingId: await proposedId(linli) }),
        'resident',
      ),
  },
  {
    after: 'the two were paired anew',
    answered: true,
    command: () => ['volunteer.endPairing', onPairing(1), ELDER],
    between: () =>
      must(
        'volunteer.proposePairing',
        proposal(2, { helperId: residentIdOf(HELPER) }),
        COORDINATOR,
      ),
  },
  {
    after: 'visits were planned',
    answered: true,
    prepare: () => abandon(linli),
    command: () => ['volunteer.takeOverPairing', onPairing(1), 'secretary'],
    between: async () => {
      const found = linli.documents<PairingDocument>('pairings');
      const seen = found.find(({ _id }) => _id === PAIRING)?.change.id;
      await must('volunteer.planVisits', planning(2, { seen }), HELPER);
    },
  },
  {
    after: 'it was ended',
    answered: true,
    command: () => ['volunteer.planVisits', planning(1), HELPER],
    between: ends,
  },
  {
    after: 'it was confirmed',
    answered: true,
    command: () => ['volunteer.noteVisit', noting(1), HELPER],
    between: ({ visitId }) => must('volunteer.confirmVisit', confirming(2, { visitId }), ELDER),
  },
  {
    after: 'the coordinator decided otherwise',
    answered: true,
    command: () => ['volunteer.confirmVisit', confirming(1), ELDER],
    between: () => must('volunteer.confirmVisit', confirming(2, { tookPlace: false }), COORDINATOR),
  },
  {
    after: 'it was taken away',
    answered: true,
    command: () => ['volunteer.writeDiary', onPairing(1, { text: '一起读了报' }), HELPER],
    between: ({ entryId }) =>
      must('volunteer.decideDiary', onPairing(2, { entryId, decision: 'remove' }), HELPER),
  },
  {
    after: 'it was taken away',
    command: () => [
      'volunteer.decideDiary',
      onPairing(1, { entryId: DIARY.held, decision: 'show' }),
      COORDINATOR,
    ],
    between: () =>
      must(
        'volunteer.decideDiary',
        onPairing(2, { entryId: DIARY.held, decision: 'remove' }),
        ELDER,
      ),
  },
];

describeLateRepeats(() => linli, 'volunteer', LATE, pairingExamples);
