import { afterAll, beforeAll } from '@jest/globals';
import { MAPLE, residentIdOf } from '../support/community.ts';
import { picturedExamples } from '../support/examples/pictured.ts';
import { commandId } from '../support/inputs.ts';
import { type Call, describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { PROOF, photographLicence, pictureShift, SHOWN } from '../support/pictured-shifts.ts';
import { leading, membership, onShift, SHIFT, TEAM } from '../support/volunteers.ts';

/** Commands about pictures of shifts and licences, sent again late. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const must = (...call: Call) => mustOf(linli, ...call);
const ofTeam = (n: number) => ({
  communityId: MAPLE,
  teamId: TEAM.patrol,
  commandId: commandId(n),
});

const LATE: Late[] = [
  {
    after: 'other figures were written down',
    prepare: () => pictureShift(linli),
    command: () => [
      'volunteer.takeDownPicture',
      onShift(1, SHIFT.over, { pictureId: SHOWN.outcome }),
      'resident',
    ],
    between: () =>
      must('volunteer.noteOutcome', leading(2, SHIFT.over, { served: 31, saved: 5 }), 'teamLeader'),
  },
  {
    after: 'the team has written down something else',
    prepare: () => photographLicence(linli),
    command: () => {
      const { skill, until } = PROOF;
      return ['volunteer.sendProof', { ...ofTeam(1), skill, until, pictures: [] }, 'resident'];
    },
    between: () => must('volunteer.saveMember', membership(2, 'resident', []), 'teamLeader'),
  },
  {
    after: 'it was seen and is gone',
    prepare: () => photographLicence(linli),
    command: () => [
      'volunteer.showProof',
      { ...ofTeam(1), residentId: residentIdOf('resident') },
      'teamLeader',
    ],
    between: () =>
      must(
        'volunteer.saveMember',
        { ...membership(2, 'resident', []), proofSeen: true },
        'teamLeader',
      ),
  },
];

describeLateRepeats(() => linli, 'volunteer', LATE, picturedExamples);
