import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { ProposalDocument } from '../../cloudfunctions/role/collections.ts';
import { MAPLE, residentIdOf } from '../support/community.ts';
import { commandFault, type Fault, plain, runFault } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { ending, granting } from '../support/roles.ts';

/** In real processes, as the local cloud runs functions: offices, with every write cut at each of its database requests and repeated. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli({ functions: 'processes' });
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

const FAULTS: Fault[] = [
  plain('role.grantRole'),
  commandFault('role.grantRole, which takes a second officer', 'secretary', () =>
    granting(1, { role: 'grid-officer' }),
  ),
  plain('role.endRole'),
  plain('role.decideProposal'),
  commandFault('role.decideProposal, ending a secretary', 'partyBranch', proposedEnd),
];

describe('a cut change of offices', () => {
  for (const fault of FAULTS) {
    it(`${fault.name}: ends as an uncut run does`, () => runFault(linli, fault));
  }
});
