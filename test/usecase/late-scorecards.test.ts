import { afterAll, beforeAll } from '@jest/globals';
import { MAPLE } from '../support/community.ts';
import { scorecardExamples } from '../support/examples/scorecard.ts';
import { exampleOf } from '../support/examples.ts';
import type { Input } from '../support/inputs.ts';
import { describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import {
  answering,
  CARD,
  entering,
  formOfBook,
  inBook,
  MEMBER_SCORE,
  ofScore,
  SCORE,
  SCORE_RULE,
  scoring,
} from '../support/scorecards.ts';

/** Commands about scorecards, sent again late. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const must = (action: string, input: Input, as: As) =>
  mustOf(linli, `civility.${action}`, input, as);
const called = (action: string) => async (): Promise<[string, Input, As]> => {
  const { as, input } = exampleOf('civility', action);
  return [`civility.${action}`, await input(1, linli), as];
};
const form = formOfBook('merchants', [SCORE_RULE.elders]);

const LATE: Late[] = [
  {
    after: 'somebody wrote in it again',
    answered: true,
    command: called('saveScoreTable'),
    between: async ({ seen }) => {
      await must('saveScoreTable', inBook(2, 'merchants', { form, seen }), 'secretary');
    },
  },
  {
    after: 'others were drafted',
    answered: true,
    command: called('adoptScoreTable'),
    between: async () => {
      const asked = { communityId: MAPLE, book: 'merchants' };
      const { seen } = await must('showScorebook', asked, 'secretary');
      await must('saveScoreTable', inBook(2, 'merchants', { form, seen }), 'secretary');
    },
  },
  {
    after: 'other rules were adopted',
    answered: true,
    command: called('closeScorebook'),
    between: async () => {
      const asked = { communityId: MAPLE, book: 'merchants' };
      const { seen } = await must('showScorebook', asked, 'secretary');
      const input = inBook(2, 'merchants', { from: '2026-07-01', seen });
      await must('adoptScoreTable', input, 'partyBranch');
    },
  },
  {
    after: 'the keeper agreed',
    answered: true,
    command: () => ['civility.enterCard', entering(1), 'secretary'],
    between: async ({ cardId }) => {
      await must('answerCard', answering(2, String(cardId)), 'householdRepresentative');
    },
  },
  {
    after: 'the keeper has left, and all is erased',
    command: called('answerCard'),
    between: async () => {
      const leaving = answering(2, CARD.asked, { answer: 'leave' });
      await must('answerCard', leaving, 'householdRepresentative');
    },
  },
  {
    after: 'it was erased and entered anew',
    answered: true,
    command: () => [
      'civility.answerCard',
      answering(1, CARD.asked, { answer: 'leave' }),
      'householdRepresentative',
    ],
    between: async () => {
      await must('enterCard', entering(2), 'secretary');
    },
  },
  {
    after: 'it was withdrawn',
    answered: true,
    command: () => ['civility.fileScore', { ...scoring(1) }, 'resident'],
    between: async ({ scoreId }) => {
      await must('withdrawScore', ofScore(2, String(scoreId)), 'resident');
    },
  },
  {
    after: 'it was posted and is to be taken back',
    answered: true,
    command: called('reviewScore'),
    between: async () => {
      await must('askToVoidScore', ofScore(2, SCORE.open, { reason: '再看看' }), 'secretary');
    },
  },
  {
    after: 'another was brought forward',
    answered: true,
    command: called('withdrawScore'),
    between: async () => {
      await must('fileScore', scoring(2), 'resident');
    },
  },
  {
    after: 'it was heard',
    answered: true,
    command: called('appealScore'),
    between: async () => {
      const heard = ofScore(2, SCORE.accepted, { upheld: true, answer: '是' });
      await must('hearScore', heard, 'partyBranch');
    },
  },
  {
    after: 'it was posted and is to be taken back',
    answered: true,
    command: () => [
      'civility.hearScore',
      ofScore(1, SCORE.appealed, { upheld: false, answer: '查过' }),
      'partyBranch',
    ],
    between: async () => {
      await must('askToVoidScore', ofScore(2, SCORE.appealed, { reason: '再看看' }), 'secretary');
    },
  },
  {
    after: 'it was declined',
    answered: true,
    command: called('askToVoidScore'),
    between: async () => {
      const input = ofScore(2, SCORE.posted, { agrees: false, reason: '没有错' });
      await must('decideVoidScore', input, 'partyBranch');
    },
  },
  {
    after: 'another was asked about',
    command: () => [
      'civility.decideVoidScore',
      ofScore(1, SCORE.voiding, { agrees: false, reason: '没有错' }),
      'secretary',
    ],
    between: async () => {
      await must('askToVoidScore', ofScore(2, SCORE.voiding, { reason: '再看看' }), 'partyBranch');
    },
  },
  {
    after: 'the score was accepted',
    answered: true,
    command: called('reviewScorePicture'),
    between: async () => {
      const input = ofScore(2, MEMBER_SCORE.open, { accepts: true, reason: '看过' });
      await must('reviewScore', input, 'partyBranch');
    },
  },
];

describeLateRepeats(() => linli, 'civility', LATE, scorecardExamples);
