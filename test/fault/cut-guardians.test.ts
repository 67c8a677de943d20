import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { HOME, MAPLE, residentIdOf, START } from '../support/community.ts';
import { commandFault, type Fault, plain, runFault } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { checkClaims, checkPlaces } from '../support/shift-books.ts';

/** What guardians say, cut at each request and repeated. The stair steward has places ahead. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const FAULTS: Fault[] = [
  plain('volunteer.giveConsent'),
  commandFault(
    'volunteer.giveConsent, taken back',
    'resident',
    async (started) => {
      const households = [{ householdId: HOME.second, label: '', joinedAt: START }];
      const residentId = residentIdOf('stairSteward');
      await patch(started, 'residents', { _id: residentId }, { households });
      return { communityId: MAPLE, residentId, given: false, commandId: commandId(1) };
    },
    (started) => {
      checkPlaces(started);
      checkClaims(started);
    },
  ),
  plain('volunteer.noteConsent'),
  plain('volunteer.confirmConsent'),
];

describe('a cut word of a guardian', () => {
  for (const fault of FAULTS) {
    it(`${fault.name}: ends as an uncut run does`, () => runFault(linli, fault));
  }
});
