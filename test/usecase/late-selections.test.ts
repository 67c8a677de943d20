import { afterAll, beforeAll } from '@jest/globals';
import type { ProposalDocument } from '../../cloudfunctions/role/collections.ts';
import { ofAppraisal, savingAppraisal, YEAR } from '../support/appraisals.ts';
import { MAPLE } from '../support/community.ts';
import { appraisalExamples } from '../support/examples/appraisal.ts';
import { selectionExamples } from '../support/examples/selection.ts';
import { exampleOf } from '../support/examples.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { CANDIDATE_OBJECTION, ofSelection, opening, SELECTION } from '../support/selections.ts';

/** Commands about selections, sent again late. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const must = (action: string, input: Input, as: As) => mustOf(linli, `role.${action}`, input, as);
const called = (action: string) => async (): Promise<[string, Input, As]> => {
  const { as, input } = exampleOf('role', action);
  return [`role.${action}`, await input(1, linli), as];
};
const withdraws = (selectionId: string, as: As) => () =>
  must('standForPost', ofSelection(2, selectionId, { stands: false, words: '' }), as);
const answer = (upheld: boolean) => ({
  objectionId: CANDIDATE_OBJECTION,
  answer: '问过了',
  upheld,
});

const LATE: Late[] = [
  {
    after: 'it ended, and another one began',
    command: called('openSelection'),
    between: async ({ selectionId }) => {
      await must(
        'endSelection',
        ofSelection(2, String(selectionId), { reason: '先停' }),
        'secretary',
      );
      await must('openSelection', opening(3), 'secretary');
    },
  },
  {
    after: 'they withdrew',
    command: called('standForPost'),
    between: withdraws(SELECTION.standing, 'cedarResident'),
  },
  {
    after: 'a candidate withdrew',
    command: called('nameVote'),
    between: withdraws(SELECTION.voting, 'resident'),
  },
  {
    after: 'the candidate withdrew',
    command: called('recommendCandidate'),
    between: withdraws(SELECTION.recommending, 'resident'),
  },
  {
    after: 'the candidate withdrew',
    command: called('vetCandidate'),
    between: withdraws(SELECTION.vetting, 'resident'),
  },
  {
    after: 'the candidate withdrew',
    command: called('approveCandidate'),
    between: withdraws(SELECTION.approving, 'resident'),
  },
  {
    after: 'another objection was upheld',
    command: called('objectToCandidate'),
    between: () =>
      must('answerCandidate', ofSelection(2, SELECTION.publishing, answer(true)), 'secretary'),
  },
  {
    after: 'the candidate withdrew',
    command: called('answerCandidate'),
    between: withdraws(SELECTION.publishing, 'resident'),
  },
  {
    after: 'it was declined',
    command: called('appointSteward'),
    between: async () => {
      const open = linli
        .documents<ProposalDocument>('proposals')
        .find(({ selectionId }) => selectionId === SELECTION.appointing);
      const input = {
        communityId: MAPLE,
        proposalId: open?._id,
        decision: 'decline',
        commandId: commandId(2),
      };
      await must('decideProposal', input, 'partyBranch');
    },
  },
  {
    after: 'somebody else was added',
    command: called('saveAppraisal'),
    between: async ({ seen }) => {
      await must('saveAppraisal', savingAppraisal(2, { seen, rule: '另一条' }), 'streetObserver');
    },
  },
  {
    after: 'the vote was cancelled and others are appraised',
    command: called('nameAppraisalVote'),
    between: async ({ motionId }) => {
      await patch(linli, 'motions', { _id: motionId }, { state: 'cancelled' });
      const { appraisal } = (await must(
        'showAppraisal',
        { communityId: MAPLE, year: YEAR },
        'streetObserver',
      )) as { appraisal: { seen: string } };
      await must('saveAppraisal', savingAppraisal(2, { seen: appraisal.seen }), 'streetObserver');
    },
  },
  {
    after: 'the second officer confirmed',
    answered: true,
    command: called('confirmAppraisal'),
    between: async () => {
      await must('confirmAppraisal', ofAppraisal(2), 'partyBranch');
    },
  },
  {
    after: 'another one began at the post',
    command: called('endSelection'),
    between: async () => {
      const { placeId } = linli
        .documents<{ _id: string; placeId: string }>('selections')
        .find(({ _id }) => _id === SELECTION.voting) ?? { placeId: '' };
      await must('openSelection', opening(2, { placeId }), 'secretary');
    },
  },
];

describeLateRepeats(() => linli, 'role', LATE, [...selectionExamples, ...appraisalExamples]);
