import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { type Fault, plain, runFault } from '../support/faults.ts';
import { type Linli, startLinli } from '../support/linli.ts';

/** Files that are made for somebody, and pictures of phones, cut at each database request and made again. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const FAULTS: Fault[] = [
  plain('moderation.beginPicture'),
  plain('moderation.takePicture'),
  plain('filing.printPapers'),
  plain('filing.makePack'),
  plain('filing.printCovenant'),
  plain('filing.printCertificate'),
  plain('filing.printShift'),
  plain('filing.printExport'),
  plain('filing.printDoors'),
  plain('filing.printMeeting'),
  plain('filing.printPlate'),
  plain('filing.printStatement'),
  plain('filing.printCard'),
  plain('filing.printAgreement'),
  plain('filing.printReport'),
];

describe('a cut file', () => {
  for (const fault of FAULTS) {
    it(`${fault.name}: ends as an uncut run does`, () => runFault(linli, fault));
  }
});
