import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { ProposalDocument, SelectionDocument } from '../../cloudfunctions/role/collections.ts';
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
  deciding,
];

describe('cut', () => {
  for (const fault of FAULTS) it(fault.name, () => runFault(linli, fault));
});
