import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { DUTY_FORM, planning, visiting } from '../support/duties.ts';
import { commandFault, type Fault, plain, runFault } from '../support/faults.ts';
import { type Linli, startLinli } from '../support/linli.ts';

/** Visits, diaries and sittings, with every write cut at each of its database requests and repeated. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const FAULTS: Fault[] = [
  plain('matter.noteVisit'),
  commandFault('matter.noteVisit taken back', 'stairSteward', () =>
    visiting(1, { day: '2026-06-12', kinds: [] }),
  ),
  plain('matter.writeDiary'),
  plain('matter.saveDuty'),
  commandFault('matter.saveDuty a new one', 'gridOfficer', () =>
    planning(1, { dutyId: null, seen: null, form: DUTY_FORM }),
  ),
];

describe('cut', () => {
  for (const fault of FAULTS) it(fault.name, () => runFault(linli, fault));
});
