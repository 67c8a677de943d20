import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  AttendanceDocument,
  ShiftDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import { recorded } from '../support/examples/organising.ts';
import { commandFault, type Fault, plain, runFault } from '../support/faults.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { checkClaims, checkPlaces } from '../support/shift-books.ts';
import { leading } from '../support/volunteers.ts';

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

/** Hours of a shift that was withdrawn wait for nobody once the timers have run. */
function noneWaits(started: Linli): void {
  const withdrawn = started.documents<ShiftDocument>('shifts').filter((one) => one.made?.withdrawn);
  for (const one of started.documents<AttendanceDocument>('attendances')) {
    if (withdrawn.some(({ _id }) => _id === one.shiftId)) expect(one.pending).toBe(false);
  }
}

const FAULTS: Fault[] = [
  plain('volunteer.callPerson'),
  plain('volunteer.recordShift'),
  { ...plain('volunteer.withdrawRecord'), check: noneWaits },
  commandFault('volunteer.decideHours, of a shift written down', 'partyBranch', async (started) => {
    const shiftId = await recorded(started, 1);
    const [one] = started
      .documents<AttendanceDocument>('attendances')
      .filter((found) => found.shiftId === shiftId);
    const { residentId, entries } = one as AttendanceDocument;
    const about = { residentId, entryId: entries[0]?.entryId, decision: 'confirm' };
    return leading(9, shiftId, about);
  }),
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
