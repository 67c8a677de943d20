import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { HOME, residentIdOf, START } from '../support/community.ts';
import { commandFault, type Fault, plain, runFault } from '../support/faults.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { checkClaims, checkPlaces } from '../support/shift-books.ts';
import { leading, onShift, raining, SHIFT, signing } from '../support/volunteers.ts';

/** Sign-ups and what leaders do, with every write cut at each of its database requests and repeated. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

function books(started: Linli): void {
  checkPlaces(started);
  checkClaims(started);
}

const FAULTS: Fault[] = [
  plain('volunteer.saveStation'),
  plain('volunteer.saveTeam'),
  plain('volunteer.endTeam'),
  plain('volunteer.publishShift'),
  plain('volunteer.resizeShift'),
  { ...plain('volunteer.cancelShift'), check: books },
  { ...plain('volunteer.signUpForShift'), check: books },
  commandFault(
    'volunteer.signUpForShift, of a family',
    'resident',
    async (started) => {
      const households = [{ householdId: HOME.second, label: '', joinedAt: START }];
      await patch(started, 'residents', { _id: residentIdOf('volunteer') }, { households });
      return signing(1, SHIFT.overlapping, { with: [residentIdOf('volunteer')] });
    },
    books,
  ),
  { ...plain('volunteer.cancelSignUp'), check: books },
  commandFault(
    'volunteer.cancelSignUp, of the waitlist',
    'elderAdviser',
    () => onShift(1, SHIFT.full),
    books,
  ),
  { ...plain('volunteer.acceptOffer'), check: books },
  plain('volunteer.saveBirthYear'),
  plain('volunteer.saveMember'),
  plain('volunteer.publishSeason'),
  { ...plain('volunteer.endSeason'), check: books },
  { ...plain('volunteer.applyRain'), check: books },
  commandFault(
    'volunteer.applyRain, moving',
    'secretary',
    () => raining(1, [SHIFT.open], '2026-06-20'),
    books,
  ),
  plain('volunteer.readRisk'),
  plain('volunteer.checkIn'),
  plain('volunteer.checkOut'),
  plain('volunteer.markAttendance'),
  plain('volunteer.closeShift'),
  plain('volunteer.noteOutcome'),
  plain('volunteer.addHours'),
  plain('volunteer.correctHours'),
  plain('volunteer.decideHours'),
  plain('volunteer.issueCertificate'),
  { ...plain('volunteer.addToShift'), check: books },
  { ...plain('volunteer.removeFromShift'), check: books },
  commandFault(
    'volunteer.removeFromShift, of the waitlist',
    'teamLeader',
    () => leading(1, SHIFT.full, { residentId: residentIdOf('elderAdviser') }),
    books,
  ),
];

describe('a cut sign-up', () => {
  for (const fault of FAULTS) {
    it(`${fault.name}: ends as an uncut run does`, () => runFault(linli, fault));
  }
});
