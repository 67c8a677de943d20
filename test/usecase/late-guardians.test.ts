import { afterAll, beforeAll } from '@jest/globals';
import { HOME, MAPLE, residentIdOf, START } from '../support/community.ts';
import { consentExamples } from '../support/examples/consent.ts';
import { commandId } from '../support/inputs.ts';
import { type Call, describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { TEAM } from '../support/volunteers.ts';

/** Guardians' consents, sent again late. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const must = (...call: Call) => mustOf(linli, ...call);
const about = (n: number, key: 'mediator' | 'volunteer', more: object) => ({
  communityId: MAPLE,
  residentId: residentIdOf(key),
  commandId: commandId(n),
  ...more,
});
const home = () =>
  patch(
    linli,
    'residents',
    { _id: residentIdOf('volunteer') },
    { households: [{ householdId: HOME.second, label: '', joinedAt: START }] },
  );
const given = (n: number, yes: boolean): Call => [
  'volunteer.giveConsent',
  about(n, 'volunteer', { given: yes }),
  'resident',
];
const noting = (n: number, key: 'mediator' | 'volunteer', yes: boolean): Call => [
  'volunteer.noteConsent',
  about(n, key, { teamId: TEAM.patrol, given: yes }),
  'teamLeader',
];

const LATE: Late[] = [
  {
    after: 'it was taken back',
    prepare: home,
    command: () => given(1, true),
    between: () => must(...given(2, false)),
  },
  {
    after: 'it was withdrawn',
    command: () => noting(1, 'volunteer', true),
    between: () => must(...noting(2, 'volunteer', false)),
  },
  {
    after: 'it was withdrawn',
    command: () => [
      'volunteer.confirmConsent',
      about(1, 'mediator', { decision: 'confirm' }),
      'partyBranch',
    ],
    between: () => must(...noting(2, 'mediator', false)),
  },
];

describeLateRepeats(() => linli, 'volunteer', LATE, consentExamples);
