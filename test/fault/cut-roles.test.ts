import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { CommunityDocument } from '../../cloudfunctions/places/collections.ts';
import type { ProposalDocument } from '../../cloudfunctions/role/collections.ts';
import { endedTerm } from '../../cloudfunctions/role/office/role-rules.ts';
import { CEDAR, MAPLE, PLACE, residentIdOf } from '../support/community.ts';
import { commandFault, type Fault, plain, runFault } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { ending, granting, grantingSteward } from '../support/roles.ts';
import { endSelections } from '../support/selections.ts';

/** Offices, with every write cut at each of its database requests and repeated. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const secretary = { role: 'secretary', placeId: MAPLE };

/** The mediator is secretary as well, and somebody proposed that the first one go. */
async function proposedEnd(started: Linli): Promise<object> {
  const office = { ...secretary, residentId: residentIdOf('mediator'), until: null };
  await started.call('role', 'grantRole', granting(50, office), 'secretary');
  const open = () =>
    started
      .documents<ProposalDocument>('proposals')
      .find(({ role, state }) => role === 'secretary' && state === 'open')?._id;
  const decision = (n: number) => ({
    communityId: MAPLE,
    proposalId: open() ?? '',
    decision: 'accept',
    commandId: commandId(n),
  });
  const { envelope } = await started.call('role', 'decideProposal', decision(51), 'partyBranch');
  assert.ok(envelope.ok);
  const end = ending(52, { ...secretary, residentId: residentIdOf('secretary') });
  await started.call('role', 'endRole', end, 'mediator');
  return decision(1);
}

/** Somebody whose term as secretary was ended on the day it began is proposed for that day again. */
async function proposedAgain(started: Linli): Promise<object> {
  const term = endedTerm(residentIdOf('resident'), '2026-06-15');
  await patch(
    started,
    'communities',
    { _id: MAPLE },
    { secretaries: { ended: [term], version: 1 } },
  );
  const office = { ...secretary, residentId: residentIdOf('resident'), until: null };
  await started.call('role', 'grantRole', granting(50, office), 'secretary');
  const proposal = started
    .documents<ProposalDocument>('proposals')
    .find(({ role, state }) => role === 'secretary' && state === 'open');
  return {
    communityId: MAPLE,
    proposalId: proposal?._id ?? '',
    decision: 'accept',
    commandId: commandId(1),
  };
}

const FAULTS: Fault[] = [
  plain('role.listPeople'),
  plain('role.grantRole'),
  commandFault('role.grantRole, which takes a second officer', 'secretary', async (started) => {
    await endSelections(started, PLACE.building);
    return grantingSteward(1);
  }),
  commandFault('role.grantRole, by one alone', 'cedarSecretary', () =>
    granting(1, {
      communityId: CEDAR,
      residentId: residentIdOf('cedarResident'),
      role: 'party-branch',
      placeId: CEDAR,
    }),
  ),
  plain('role.endRole'),
  plain('role.offerContact'),
  plain('role.setDutyPhone'),
  commandFault('role.endRole, which takes a second officer', 'mediator', async (started) => {
    await proposedEnd(started);
    const open = started
      .documents<ProposalDocument>('proposals')
      .filter(({ state }) => state === 'open');
    assert.ok(
      open.some(({ kind }) => kind === 'end'),
      'one waits already',
    );
    return ending(1, { ...secretary, residentId: residentIdOf('secretary') });
  }),
  plain('role.decideProposal'),
  commandFault('role.decideProposal, ending a secretary', 'partyBranch', proposedEnd),
  commandFault(
    'role.decideProposal, of a secretary whose term had ended',
    'partyBranch',
    proposedAgain,
    (started) => {
      const [community] = started
        .documents<CommunityDocument>('communities')
        .filter(({ _id }) => _id === MAPLE);
      const isHeld = started
        .documents<ResidentDocument>('residents')
        .some(({ _id, roles }) => _id === residentIdOf('resident') && roles.length > 0);
      if (isHeld) assert.deepEqual(community?.secretaries?.ended, [], 'it is a term again');
    },
  ),
];

describe('a cut change of offices', () => {
  for (const fault of FAULTS) {
    it(`${fault.name}: ends as an uncut run does`, () => runFault(linli, fault));
  }
});
