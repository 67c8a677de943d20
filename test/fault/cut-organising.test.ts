import { afterAll, beforeAll, beforeEach, describe, it } from '@jest/globals';
import { type Fault, plain, runFault } from '../support/faults.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { checkClaims, checkPlaces } from '../support/shift-books.ts';

/** What leaders do about a team and its seasons, cut between any two requests. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

function books(started: Linli): void {
  checkPlaces(started);
  checkClaims(started);
}

const FAULTS: Fault[] = [
  plain('volunteer.callPerson'),
  plain('volunteer.recordShift'),
  plain('volunteer.sayFeedback'),
  plain('volunteer.answerVolunteer'),
  { ...plain('volunteer.addGroup'), check: books },
  { ...plain('volunteer.editShift'), check: books },
  { ...plain('volunteer.editSeason'), check: books },
];

describe('a cut command of a leader', () => {
  for (const fault of FAULTS) {
    it(`${fault.name}: ends as an uncut run does`, () => runFault(linli, fault));
  }
});
