import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { type Fault, plain, runFault } from '../support/faults.ts';
import { type Linli, startLinli } from '../support/linli.ts';

/** Mediations, with every write cut at each of its database requests and repeated. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const FAULTS: Fault[] = [
  plain('matter.askMediation'),
  plain('matter.addParty'),
  plain('matter.answerMediation'),
  plain('matter.confirmNote'),
  plain('matter.removeParty'),
  plain('matter.withdrawMediator'),
  plain('matter.writeAgreement'),
  plain('matter.signAgreement'),
  plain('matter.followUp'),
  plain('matter.endMediation'),
  plain('matter.inviteHelper'),
  plain('matter.answerHelper'),
];

describe('cut', () => {
  for (const fault of FAULTS) it(fault.name, () => runFault(linli, fault));
});
