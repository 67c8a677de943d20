import { afterAll, beforeAll } from '@jest/globals';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import { SETUP_CODE } from '../support/birch.ts';
import {
  HOME,
  MAPLE,
  openidOf,
  PLACE,
  residentIdOf,
  START,
  TEMPLATE,
} from '../support/community.ts';
import { freshCode, messageTo } from '../support/examples/resident.ts';
import { commandId, consentFor, movingOut, newPerson, representing } from '../support/inputs.ts';
import { type Call, describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { asked, registered } from '../support/owners.ts';
import { asking, deciding, REQUEST } from '../support/requests.ts';

/** Commands of residents and officers about people and doors, sent again late. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const must = (...call: Call) => mustOf(linli, ...call);
const home = (n: number, householdId: string = HOME.second) => ({
  communityId: MAPLE,
  householdId,
  commandId: commandId(n),
});
const here = (n: number) => ({ communityId: MAPLE, commandId: commandId(n) });
const join = (code: string, n: number, name = '温如玉') => ({
  code,
  name,
  commandId: commandId(n),
});
async function joinAnew(n: number, householdId: string, as: As, name?: string): Promise<void> {
  await must('resident.joinHousehold', join(await freshCode(n, linli, householdId), n, name), as);
}
const entryOf = (as: 'stranger' | 'strangerTwo') =>
  linli.documents<ResidentDocument>('residents').find(({ openid }) => openid === openidOf(as));
const pair = (n: number) => ({
  communityId: MAPLE,
  principalId: residentIdOf('resident'),
  agentId: residentIdOf('residentElsewhere'),
  commandId: commandId(n),
});
const giving = (n: number) => ({
  communityId: MAPLE,
  agentId: residentIdOf('stairSteward'),
  until: '2026-09-15',
  commandId: commandId(n),
});
const LATE: Late[] = [
  {
    after: 'an officer has said no',
    prepare: () => registered(linli, HOME.second, { owners: ['孙立'] }),
    command: () => ['resident.askAsOwner', home(1), 'resident'],
    between: () =>
      must(
        'resident.decideOwnerClaim',
        { ...home(2), residentId: residentIdOf('resident'), decision: 'decline' },
        'buildingSteward',
      ),
  },
  {
    after: 'the owner was struck off again',
    command: async () => [
      'resident.decideOwnerClaim',
      { ...(await asked(linli, 1)), decision: 'confirm' },
      'buildingSteward',
    ],
    between: () =>
      must(
        'resident.decideOwnerClaim',
        { ...home(2), residentId: residentIdOf('resident'), decision: 'decline' },
        'buildingSteward',
      ),
  },
  {
    after: 'having said the contrary',
    command: () => ['resident.stateAdult', { ...here(1), adult: false }, 'resident'],
    between: () => must('resident.stateAdult', { ...here(2), adult: true }, 'resident'),
  },
  {
    after: 'the person has said so anew',
    command: () => [
      'resident.decideAdult',
      { ...home(1), residentId: residentIdOf('resident'), confirmed: false },
      'stairSteward',
    ],
    between: () => must('resident.stateAdult', { ...here(2), adult: true }, 'resident'),
  },
  {
    after: 'somebody has taken it back and said it anew',
    command: () => [
      'resident.confirmAdults',
      { ...here(1), placeId: PLACE.building, until: START, unasked: true, except: [] },
      'buildingSteward',
    ],
    between: async () => {
      await must('resident.stateAdult', { ...here(2), adult: false }, 'resident');
      await must('resident.stateAdult', { ...here(3), adult: true }, 'resident');
    },
  },
  {
    after: 'others moved in',
    command: async () => [
      'resident.joinHousehold',
      join(await freshCode(1, linli, HOME.second), 1),
      'stranger',
    ],
    between: () => must('resident.takeOver', home(2), 'secretary'),
  },
  {
    after: 'having moved out',
    command: async () => [
      'resident.joinHousehold',
      join(await freshCode(1, linli, HOME.second), 1),
      'stranger',
    ],
    between: async ({ residentId }) => {
      await must(
        'resident.endMembership',
        { ...movingOut(2, HOME.second), residentId },
        'secretary',
      );
    },
  },
  {
    after: 'being chosen to speak for the household',
    command: async () => [
      'resident.joinHousehold',
      join(await freshCode(1, linli, HOME.second), 1),
      'stranger',
    ],
    between: async ({ residentId }) => {
      const choice = { ...representing(2, HOME.second, 'resident'), residentId };
      await must('resident.chooseRepresentative', choice, 'stranger');
    },
  },
  {
    after: 'allowing messages',
    command: () => [
      'resident.setUp',
      { code: SETUP_CODE, name: '温如玉', commandId: commandId(1) },
      'stranger',
    ],
    between: async ({ communityId }) => {
      const granting = { communityId, templateIds: [TEMPLATE], commandId: commandId(2) };
      await must('resident.grantMessages', granting, 'stranger');
    },
  },
  {
    after: 'a newer code',
    command: () => ['resident.issueCode', home(1), 'stairSteward'],
    between: () => must('resident.issueCode', home(2), 'secretary'),
  },
  {
    after: 'the code was used',
    command: () => ['resident.issueCode', home(1), 'stairSteward'],
    between: async ({ code }) =>
      void (await must('resident.joinHousehold', join(String(code), 2), 'stranger')),
  },
  {
    after: 'others moved in',
    command: () => ['resident.issueCode', home(1), 'stairSteward'],
    between: () => must('resident.takeOver', home(2), 'secretary'),
  },
  {
    after: 'allowing more',
    command: () => ['resident.grantMessages', { ...here(1), templateIds: [TEMPLATE] }, 'resident'],
    between: async () => {
      for (let n = 2; n < 30; n += 1) {
        await must('resident.grantMessages', { ...here(n), templateIds: [TEMPLATE] }, 'resident');
      }
    },
  },
  {
    after: 'another was read',
    prepare: async () => void (await Promise.all([messageTo(1, linli), messageTo(2, linli)])),
    command: () => [
      'resident.readMessages',
      { communityId: MAPLE, messageIds: ['told-1'] },
      'resident',
    ],
    between: () =>
      must('resident.readMessages', { communityId: MAPLE, messageIds: ['told-2'] }, 'resident'),
  },
  {
    after: 'the person moved out',
    command: () => ['resident.addPerson', newPerson(1, HOME.second), 'stairSteward'],
    between: async ({ residentId }) => {
      await must(
        'resident.endMembership',
        { ...movingOut(2, HOME.second), residentId },
        'secretary',
      );
    },
  },
  {
    after: 'it was taken back',
    command: () => ['resident.recordConsent', consentFor(1, HOME.second), 'stairSteward'],
    between: () => must('resident.endConsent', pair(2), 'resident'),
  },
  {
    after: 'another was recorded',
    command: () => ['resident.recordConsent', consentFor(1, HOME.second), 'stairSteward'],
    between: async () => {
      const longer = { ...consentFor(2, HOME.second), until: '2026-12-31' };
      await must('resident.recordConsent', longer, 'secretary');
    },
  },
  {
    after: 'it was taken back',
    command: () => ['resident.giveConsent', giving(1), 'resident'],
    between: async () => {
      const back = { ...pair(2), agentId: residentIdOf('stairSteward') };
      await must('resident.endConsent', back, 'stairSteward');
    },
  },
  {
    after: 'it was given anew',
    prepare: async () =>
      void (await must('resident.recordConsent', consentFor(3, HOME.second), 'stairSteward')),
    command: () => ['resident.endConsent', pair(1), 'resident'],
    between: async () =>
      void (await must('resident.recordConsent', consentFor(2, HOME.second), 'secretary')),
  },
  {
    after: 'coming back',
    command: () => ['resident.leaveCommunity', here(1), 'resident'],
    between: () => joinAnew(2, HOME.second, 'resident', '顾南枝'),
  },
  {
    after: 'coming back twice',
    prepare: async () => {
      await must('resident.leaveCommunity', here(3), 'resident');
      await joinAnew(4, HOME.second, 'resident', '顾南枝');
    },
    command: () => ['resident.leaveCommunity', here(1), 'resident'],
    between: () => joinAnew(2, HOME.second, 'resident', '顾南枝'),
  },
  {
    after: 'taking it back',
    command: () => ['resident.askToJoin', asking(1), 'stranger'],
    between: async ({ requestId }) => {
      await must('resident.withdrawRequest', { ...here(2), requestId }, 'stranger');
    },
  },
  {
    after: 'it was declined and dropped',
    command: () => ['resident.askToJoin', asking(1), 'stranger'],
    between: async ({ requestId }) => {
      const no = deciding(2, String(requestId), { decision: 'decline' });
      await must('resident.decideRequest', no, 'stairSteward');
      await linli.clock(START + 32 * 24 * 60 * 60_000);
    },
  },
  {
    after: 'asking anew',
    command: () => [
      'resident.withdrawRequest',
      { ...here(1), requestId: REQUEST.stranger },
      'strangerTwo',
    ],
    between: async () =>
      void (await must('resident.askToJoin', asking(2, '程万里'), 'strangerTwo')),
  },
  {
    after: 'the person moved out',
    command: () => ['resident.decideRequest', deciding(1, REQUEST.stranger), 'secretary'],
    between: async () => {
      const residentId = entryOf('strangerTwo')?._id;
      await must(
        'resident.endMembership',
        { ...movingOut(2, HOME.second), residentId },
        'stairSteward',
      );
    },
  },
  {
    after: 'the person left',
    command: () => ['resident.decideRequest', deciding(1, REQUEST.stranger), 'secretary'],
    between: () => must('resident.leaveCommunity', here(2), 'strangerTwo'),
  },
  {
    after: 'moving in again',
    command: () => ['resident.endMembership', movingOut(1, HOME.second), 'stairSteward'],
    between: () => joinAnew(2, HOME.second, 'resident', '顾南枝'),
  },
  {
    after: 'somebody came since',
    command: () => ['resident.takeOver', home(1), 'secretary'],
    between: async () => {
      await linli.clock(START + 60_000);
      await joinAnew(2, HOME.second, 'stranger');
      const residentId = entryOf('stranger')?._id;
      const choice = { ...representing(3, HOME.second, 'resident'), residentId };
      await must('resident.chooseRepresentative', choice, 'stranger');
    },
  },
  {
    after: 'moving in again',
    command: () => ['resident.leaveHousehold', home(1, HOME.first), 'stairSteward'],
    between: () => joinAnew(2, HOME.first, 'stairSteward', '白若溪'),
  },
  {
    after: 'the one before was chosen again',
    prepare: async () => {
      await joinAnew(3, HOME.second, 'stranger');
      const residentId = entryOf('stranger')?._id;
      const first = { ...representing(4, HOME.second, 'resident'), residentId };
      await must('resident.chooseRepresentative', first, 'stranger');
    },
    command: () => {
      const previousId = entryOf('stranger')?._id ?? '';
      const choice = { ...representing(1, HOME.second, 'resident'), previousId };
      return ['resident.chooseRepresentative', choice, 'resident'];
    },
    between: async () => {
      const residentId = entryOf('stranger')?._id;
      const back = representing(2, HOME.second, 'resident', residentIdOf('resident'));
      await must('resident.chooseRepresentative', { ...back, residentId }, 'stairSteward');
    },
  },
  {
    after: 'moving out and in again',
    command: () => [
      'resident.chooseRepresentative',
      representing(1, HOME.second, 'resident'),
      'resident',
    ],
    between: async () => {
      await must('resident.endMembership', movingOut(2, HOME.second), 'stairSteward');
      await joinAnew(3, HOME.second, 'resident', '顾南枝');
    },
  },
];

describeLateRepeats(() => linli, 'resident', LATE);
