import {
  addAppraisalVote,
  grades,
  ofAppraisal,
  savingAppraisal,
  seenAppraisal,
  YEAR,
} from '../appraisals.ts';
import { CEDAR, MAPLE, residentIdOf } from '../community.ts';
import type { Input } from '../inputs.ts';
import { type Example, example } from './example.ts';

const inCedar = (input: (n: number) => Input) => [{ concerns: [CEDAR], input }];
const cedar = { communityId: CEDAR };

export const appraisalExamples: Example[] = [
  example('role', 'showAppraisal', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, year: YEAR }),
  }),
  example('role', 'saveAppraisal', {
    as: 'streetObserver',
    writes: true,
    concerns: [MAPLE],
    input: (n) => savingAppraisal(n, { rule: `楼栋长管理办法第${n}条` }),
    elsewhere: inCedar((n) =>
      savingAppraisal(n, {
        ...cedar,
        seen: seenAppraisal(CEDAR),
        people: [
          {
            residentId: residentIdOf('cedarSecretary'),
            role: 'secretary',
            placeId: CEDAR,
            from: '2020-01-01',
          },
        ],
      }),
    ),
  }),
  example('role', 'nameAppraisalVote', {
    as: 'streetObserver',
    writes: true,
    concerns: [MAPLE],
    input: async (n, linli) => ofAppraisal(n, { motionId: await addAppraisalVote(linli, null) }),
  }),
  example('role', 'confirmAppraisal', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: async (n, linli) => {
      const rated = [grades({ unfit: 5, basic: 1 }), grades({ competent: 6 })];
      await addAppraisalVote(linli, rated);
      return ofAppraisal(n);
    },
    elsewhere: inCedar((n) => ofAppraisal(n, cedar)),
  }),
];
