import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type {
  AppraisalDocument,
  ProposalDocument,
  SelectionDocument,
} from '../../cloudfunctions/role/collections.ts';
import { addAppraisalVote, addLastYear, grades, ofAppraisal, YEAR } from '../support/appraisals.ts';
import { MAPLE, residentIdOf } from '../support/community.ts';
import { commandFault, type Fault, plain, runFault } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { ofSelection, SELECTION } from '../support/selections.ts';

/** Selections of stewards, with every write cut at each of its database requests and repeated. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

/** Office and selection say the same, wherever it was cut. */
const appointed: Fault['check'] = (started) => {
  const found = started
    .documents<SelectionDocument>('selections')
    .find(({ _id }) => _id === SELECTION.appointing);
  const roles = started
    .documents<ResidentDocument>('residents')
    .find(({ _id }) => _id === residentIdOf('resident'))?.roles;
  const isAgreed = started
    .documents<ProposalDocument>('proposals')
    .some(({ selectionId, state }) => selectionId === SELECTION.appointing && state === 'accepted');
  expect(found?.state === 'appointed').toBe(isAgreed);
  expect(roles).toHaveLength(isAgreed ? 1 : 0);
};

const deciding = commandFault(
  'role.decideProposal, of a steward who was selected',
  'partyBranch',
  async (started) => {
    await started.call(
      'role',
      'appointSteward',
      ofSelection(50, SELECTION.appointing),
      'secretary',
    );
    const proposal = started
      .documents<ProposalDocument>('proposals')
      .find(({ selectionId }) => selectionId === SELECTION.appointing);
    return {
      communityId: MAPLE,
      proposalId: proposal?._id ?? '',
      decision: 'accept',
      commandId: commandId(1),
    };
  },
  appointed,
);

/** By the second officer: whoever was found 不称职 twice holds the office no more. */
const ended = commandFault(
  'role.confirmAppraisal, by which an office ends',
  'partyBranch',
  async (started) => {
    await addLastYear(started, [true, false]);
    await addAppraisalVote(started, [grades({ unfit: 6 }), grades({ unfit: 6 })]);
    await started.call('role', 'confirmAppraisal', ofAppraisal(50), 'secretary');
    return ofAppraisal(1);
  },
  (started) => {
    const found = started
      .documents<AppraisalDocument>('appraisals')
      .find(({ year, communityId }) => year === YEAR && communityId === MAPLE);
    const isOver = found?.state === 'confirmed';
    expect([found?.ended, found?.carrying]).toStrictEqual([isOver ? ['q1'] : [], false]);
    const [role] =
      started
        .documents<ResidentDocument>('residents')
        .find(({ _id }) => _id === residentIdOf('buildingSteward'))?.roles ?? [];
    expect(role?.until).toBe(isOver ? '2026-06-14' : null);
  },
);

const FAULTS: Fault[] = [
  plain('role.openSelection'),
  plain('role.standForPost'),
  plain('role.nameVote'),
  plain('role.recommendCandidate'),
  plain('role.vetCandidate'),
  plain('role.approveCandidate'),
  plain('role.objectToCandidate'),
  plain('role.answerCandidate'),
  plain('role.appointSteward'),
  plain('role.endSelection'),
  plain('role.saveAppraisal'),
  plain('role.nameAppraisalVote'),
  plain('role.confirmAppraisal'),
  ended,
  deciding,
];

describe('cut', () => {
  for (const fault of FAULTS) it(fault.name, () => runFault(linli, fault));
});
