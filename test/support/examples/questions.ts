import { MAPLE, NOTICE, PLACE } from '../community.ts';
import { answering, asking, joining, questionBy } from '../questions.ts';
import { example } from './example.ts';

/** What is asked below a notice, and answered. */
export const questionExamples = [
  example('notice', 'askQuestion', {
    as: 'resident',
    writes: true,
    input: (n) => asking(n),
  }),
  example('notice', 'answerQuestion', {
    as: 'buildingSteward',
    writes: true,
    concerns: [PLACE.building],
    input: async (n, linli) => {
      const { _id, version } = await questionBy(linli, 'resident', n + 400_000);
      return answering(n, _id, version);
    },
    elsewhere: (
      [
        [NOTICE.community, PLACE.maple],
        [NOTICE.elsewhere, PLACE.otherEstate],
        [NOTICE.cedar],
        ['a0000000000000000099'],
      ] as const
    ).map(([noticeId, ...concerns]) => ({
      concerns,
      input: (n) => ({ ...answering(n, 'a0000000000000000098'), communityId: MAPLE, noticeId }),
    })),
  }),
  example('notice', 'joinQuestion', {
    as: 'stairSteward',
    writes: true,
    input: async (n, linli) => {
      const { _id, state, version } = await questionBy(linli, 'resident', n + 400_000);
      const answer = answering(n + 500_000, _id, version);
      if (state !== 'answered') await linli.call('notice', 'answerQuestion', answer, 'secretary');
      return joining(_id);
    },
  }),
];
