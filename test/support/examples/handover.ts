import { MAPLE, PLACE } from '../community.ts';
import { beginning, HANDOVER, leadsTeam, ofHandover } from '../handovers.ts';
import { type Example, example } from './example.ts';

const reason = { reason: '住院了，家人代话' };

export const handoverExamples: Example[] = [
  example('role', 'listHandovers', { as: 'secretary', input: () => ({ communityId: MAPLE }) }),
  example('role', 'showHandover', {
    as: 'secretary',
    input: () => ({ communityId: MAPLE, handoverId: HANDOVER.open }),
  }),
  example('role', 'listSuccessors', {
    as: 'secretary',
    input: () => {
      const { successorId: _, commandId: _id, ...term } = beginning(1);
      return term;
    },
  }),
  example('role', 'beginHandover', {
    as: 'secretary',
    writes: true,
    input: (n) => beginning(n),
  }),
  example('role', 'giveWork', {
    as: 'secretary',
    writes: true,
    input: async (n, linli) => ofHandover(n, { key: await leadsTeam(linli), to: 'successor' }),
  }),
  example('role', 'noteAbsence', {
    as: 'streetObserver',
    writes: true,
    concerns: [PLACE.otherBuilding],
    input: (n) => ofHandover(n, reason),
    elsewhere: [
      {
        concerns: [PLACE.cedarBuilding],
        input: (n) => ofHandover(n, reason, HANDOVER.cedar),
      },
    ],
  }),
  example('role', 'confirmHandover', {
    as: 'buildingSteward',
    writes: true,
    input: (n) => ofHandover(n, { counted: false }),
  }),
];
