import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type {
  AppraisalDocument,
  ProposalDocument,
  SelectionDocument,
} from '../../cloudfunctions/role/collections.ts';
import {
  addAppraisalVote,
  addLastYear,
  grades,
  ofAppraisal,
  savingAppraisal,
  YEAR,
} from '../support/appraisals.ts';
import { MAPLE, residentIdOf } from '../support/community.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import {
  addVote,
  CANDIDATE,
  CANDIDATE_OBJECTION,
  OTHER_CANDIDATE,
  ofSelection,
  opening,
  SELECTION,
  VOTE,
} from '../support/selections.ts';

/** Selections, with several people acting at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const call = async (action: string, input: Input, as: As) => {
  const { envelope } = await linli.call('role', action, input, as);
  return envelope.ok ? 'ok' : envelope.code;
};
const stored = (id: string) =>
  linli.documents<SelectionDocument>('selections').find(({ _id }) => _id === id);
const few = { planned: 10, random: 2 };

describe('an appraisal', () => {
  const found = () =>
    linli.documents<AppraisalDocument>('appraisals').find(({ _id }) => _id === `${MAPLE}:${YEAR}`);

  it('is confirmed by two at once: the result is published, and an office ends once', () =>
    inAnyOrder(
      linli,
      async () => {
        await addLastYear(linli, [true, false]);
        await addAppraisalVote(linli, [grades({ unfit: 6 }), grades({ unfit: 6 })]);
        const codes = await Promise.all([
          call('confirmAppraisal', ofAppraisal(1), 'secretary'),
          call('confirmAppraisal', ofAppraisal(2), 'partyBranch'),
        ]);
        expect(codes).toStrictEqual(['ok', 'ok']);
        expect(found()).toMatchObject({ state: 'confirmed', ended: ['q1'], carrying: false });
      },
      few,
    ));

  it('confirmed twice at once by one officer is confirmed by one', () =>
    inAnyOrder(
      linli,
      async () => {
        await addAppraisalVote(linli, [grades({ unfit: 6 }), grades({ unfit: 6 })]);
        const codes = await Promise.all([
          call('confirmAppraisal', ofAppraisal(1), 'secretary'),
          call('confirmAppraisal', ofAppraisal(2), 'secretary'),
        ]);
        expect([...codes].sort()).toStrictEqual(['APPRAISAL_OWN', 'ok']);
        expect(found()?.state).toBe('open');
      },
      few,
    ));

  it('is prepared as it was seen, or has its vote', () =>
    inAnyOrder(
      linli,
      async () => {
        const motionId = await addAppraisalVote(linli, null);
        const codes = await Promise.all([
          call('saveAppraisal', savingAppraisal(1, { rule: '另一条' }), 'streetObserver'),
          call('nameAppraisalVote', ofAppraisal(2, { motionId }), 'streetObserver'),
        ]);
        expect(codes).toContain('ok');
        if (found()?.motionId === null) expect(codes[0]).toBe('ok');
      },
      few,
    ));
});

describe('at once', () => {
  it('two who open a selection at a post have opened one', () =>
    inAnyOrder(
      linli,
      async () => {
        const codes = await Promise.all([
          call('openSelection', opening(1), 'secretary'),
          call('openSelection', opening(2), 'secretary'),
        ]);
        expect([...codes].sort()).toStrictEqual(['SELECTION_OPEN', 'ok']);
      },
      few,
    ));

  it('two candidates are recommended by two: one of them goes on', () =>
    inAnyOrder(
      linli,
      async () => {
        const votes = { [CANDIDATE]: 2, [OTHER_CANDIDATE]: 2 };
        await addVote(linli, SELECTION.recommending, VOTE.published, votes);
        const recommending = (n: number, key: string) =>
          call(
            'recommendCandidate',
            ofSelection(n, SELECTION.recommending, { key, reason: '票数最多' }),
            'secretary',
          );
        const codes = await Promise.all([
          recommending(1, CANDIDATE),
          recommending(2, OTHER_CANDIDATE),
        ]);
        expect([...codes].sort()).toStrictEqual(['SELECTION_STEP_WRONG', 'ok']);
        const key = codes[0] === 'ok' ? CANDIDATE : OTHER_CANDIDATE;
        expect(stored(SELECTION.recommending)?.current?.key).toBe(key);
      },
      few,
    ));

  it('an objection upheld while another comes in keeps both', () =>
    inAnyOrder(
      linli,
      async () => {
        const answer = {
          objectionId: CANDIDATE_OBJECTION,
          answer: '属实',
          upheld: true,
        };
        const codes = await Promise.all([
          call('answerCandidate', ofSelection(1, SELECTION.publishing, answer), 'secretary'),
          call(
            'objectToCandidate',
            ofSelection(2, SELECTION.publishing, { text: '也有意见' }),
            'resident',
          ),
        ]);
        expect(codes[0]).toBe('ok');
        const found = stored(SELECTION.publishing);
        expect(found?.objections).toHaveLength(codes[1] === 'ok' ? 2 : 1);
        expect(found?.state).toBe('open');
      },
      few,
    ));

  it('a candidate who withdraws while two appoint either has the office or is off', () =>
    inAnyOrder(linli, async () => {
      await call('appointSteward', ofSelection(1, SELECTION.appointing), 'secretary');
      const proposalId = linli
        .documents<ProposalDocument>('proposals')
        .find(({ selectionId }) => selectionId === SELECTION.appointing)?._id;
      const decision = {
        communityId: MAPLE,
        proposalId,
        decision: 'accept',
        commandId: commandId(2),
      };
      const codes = await Promise.all([
        call('decideProposal', decision, 'partyBranch'),
        call(
          'standForPost',
          ofSelection(3, SELECTION.appointing, { stands: false, words: '' }),
          'resident',
        ),
      ]);
      expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
      const roles = linli
        .documents<ResidentDocument>('residents')
        .find(({ _id }) => _id === residentIdOf('resident'))?.roles;
      expect(roles).toHaveLength(codes[0] === 'ok' ? 1 : 0);
      expect(stored(SELECTION.appointing)?.state).toBe(codes[0] === 'ok' ? 'appointed' : 'open');
    }));

  it('two who propose the appointment have proposed it once', () =>
    inAnyOrder(
      linli,
      async () => {
        const codes = await Promise.all([
          call('appointSteward', ofSelection(1, SELECTION.appointing), 'secretary'),
          call('appointSteward', ofSelection(2, SELECTION.appointing), 'partyBranch'),
        ]);
        expect([...codes].sort()).toStrictEqual(['SELECTION_PROPOSED', 'ok']);
      },
      few,
    ));
});
