import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type {
  PairingDocument,
  PairingEntryDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import { MAPLE } from '../support/community.ts';
import { commandFault, type Fault, plain, runFault } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { ELDER, onPairing, proposedId } from '../support/pairings.ts';

/** What is done about pairings, with every write cut at each of its database requests and repeated. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

/** Nobody is in two, and what has ended holds nobody. */
function checkKeys(started: Linli): void {
  const all = started.documents<PairingDocument>('pairings');
  for (const { _id, state, elderId, elderKey, helperId, helperKey, plans } of all) {
    const isOpen = state !== 'ended';
    assert.deepEqual([elderKey, helperKey], isOpen ? [elderId, helperId] : [_id, _id]);
    if (!isOpen) assert.deepEqual(plans, []);
  }
}

/** Whoever has left is in no pairing, and of its diary nothing is left. */
function checkLeft(started: Linli): void {
  checkKeys(started);
  const left = started.documents<{ _id: string; openid: string | null }>('residents');
  const isGone = (id: string) => left.some((one) => one._id === id && one.openid === null);
  const ended = started
    .documents<PairingDocument>('pairings')
    .filter(({ elderId, helperId }) => isGone(elderId) || isGone(helperId));
  const entries = started.documents<PairingEntryDocument>('pairingDiary');
  for (const { _id, state } of ended) {
    assert.equal(state, 'ended');
    assert.deepEqual(
      entries.filter(({ pairingId }) => pairingId === _id),
      [],
    );
  }
}

const FAULTS: Fault[] = [
  { ...plain('volunteer.proposePairing'), check: checkKeys },
  { ...plain('volunteer.agreeToPairing'), check: checkKeys },
  commandFault(
    'volunteer.agreeToPairing, declined',
    'resident',
    async (started) => onPairing(1, { pairingId: await proposedId(started), agrees: false }),
    checkKeys,
  ),
  { ...plain('volunteer.endPairing'), check: checkKeys },
  plain('volunteer.takeOverPairing'),
  plain('volunteer.planVisits'),
  plain('volunteer.noteVisit'),
  plain('volunteer.confirmVisit'),
  plain('volunteer.writeDiary'),
  plain('volunteer.decideDiary'),
  commandFault(
    'resident.leaveCommunity, of somebody who is visited',
    ELDER,
    () => ({ communityId: MAPLE, commandId: commandId(1) }),
    checkLeft,
  ),
];

describe('a cut command about a pairing', () => {
  for (const fault of FAULTS) {
    it(`${fault.name}: ends as an uncut run does`, () => runFault(linli, fault));
  }
});
