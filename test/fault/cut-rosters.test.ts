import { after, before, describe, it } from 'node:test';
import { HOME, MAPLE, PLACE } from '../support/community.ts';
import { commandFault, type Fault, runFault } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';

/** Files made for taking along, and the codes in them: cut anywhere and asked for again, the same. */
let linli: Linli;
before(async () => {
  linli = await startLinli();
});
after(() => linli.stop());

const FAULTS: Fault[] = [
  commandFault('roster.slips', 'buildingSteward', () => ({
    communityId: MAPLE,
    placeId: PLACE.building,
    all: true,
    commandId: commandId(1),
  })),
  commandFault('roster.export', 'secretary', () => ({
    communityId: MAPLE,
    withPhones: true,
    commandId: commandId(1),
  })),
  commandFault('roster.setGrid', 'secretary', () => ({
    communityId: MAPLE,
    householdIds: [HOME.first, HOME.otherEstate],
    grid: '第3网格',
    commandId: commandId(1),
  })),
];

describe('a cut write of the roster', () => {
  for (const fault of FAULTS) {
    it(`${fault.name}: ends as an uncut run does`, () => runFault(linli, fault));
  }
});
