import { MAPLE, NOTICE, PLACE } from '../community.ts';
import { answering, askedBy, asking, joining } from '../questions.ts';
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
    input: async (n, linli) => answering(n, await askedBy(linli, 'resident', n + 400_000)),
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
      const questionId = await askedBy(linli, 'resident', n + 400_000);
      await linli.call('notice', 'answerQuestion', answering(n + 500_000, questionId), 'secretary');
      return joining(questionId);
    },
  }),
];
