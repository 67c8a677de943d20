import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { PictureDocument } from '../../cloudfunctions/pictures/collections.ts';
import { residentIdOf } from '../support/community.ts';
import { commandFault, type Fault, plain, runFault } from '../support/faults.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { photographLicence, SHOWN } from '../support/pictured-shifts.ts';
import { membership } from '../support/volunteers.ts';

/** Pictures of shifts and licences, with every write cut at each of its database requests and repeated. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

/** Nothing that was taken back or looked at stays in the storage, wherever the command was cut. */
const isGone = (id: string) => (started: Linli) =>
  assert.ok(
    !started.documents<PictureDocument>('pictures').some(({ _id }) => _id === id),
    `${id} is there still`,
  );

const FAULTS: Fault[] = [
  plain('volunteer.takeDownPicture'),
  { ...plain('volunteer.sendProof'), check: isGone(SHOWN.licence) },
  plain('volunteer.showProof'),
  commandFault(
    'volunteer.saveMember, who has looked at a licence and makes them a trainee',
    'teamLeader',
    async (started) => {
      await photographLicence(started);
      const skills = [
        { skill: '急救证', until: '2027-06-30', paper: { ending: '3821', seenOn: '2026-06-15' } },
      ];
      const more = { proofSeen: true, limit: { is: 'trainee' } };
      return { ...membership(1, 'resident', skills), ...more };
    },
    (started) => {
      isGone(SHOWN.licence)(started);
      const told = started
        .documents<{ subject?: string; residentId: string }>('messages')
        .filter(({ subject }) => subject === 'member');
      assert.deepEqual(
        told.map(({ residentId }) => residentId),
        [residentIdOf('resident')],
      );
    },
  ),
];

describe('a cut command about a picture', () => {
  for (const fault of FAULTS) {
    it(`${fault.name}: ends as an uncut run does`, () => runFault(linli, fault));
  }
});
