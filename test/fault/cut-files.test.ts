import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { type Fault, plain, runFault } from '../support/faults.ts';
import { type Linli, startLinli } from '../support/linli.ts';

/** Files that are made for somebody, cut at each database request and made again. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const FAULTS: Fault[] = [
  plain('filing.printPapers'),
  plain('filing.makePack'),
  plain('filing.printCovenant'),
  plain('filing.printCertificate'),
];

describe('a cut file', () => {
  for (const fault of FAULTS) {
    it(`${fault.name}: ends as an uncut run does`, () => runFault(linli, fault));
  }
});
