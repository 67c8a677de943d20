import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type {
  HouseholdDocument,
  ResidentDocument,
} from '../../cloudfunctions/people/collections.ts';
import type {
  ConsentDocument,
  JoinRequestDocument,
} from '../../cloudfunctions/resident/collections.ts';
import { BIRCH } from '../support/birch.ts';
import { HOME, MAPLE, openidOf, PLACE, residentIdOf, START } from '../support/community.ts';
import { freshCode } from '../support/examples/resident.ts';
import { exampleOf } from '../support/examples.ts';
import { commandFault, type Fault, plain, runFault } from '../support/faults.ts';
import { commandId, consentOf, movingOut, newPerson, representing } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { asking, deciding, REQUEST } from '../support/requests.ts';
import { checkErased, leaveTraces } from '../support/traces.ts';

/**
 * Every write about people and doors, cut at each of its database requests, before and after it takes
 * effect, then sent again: the state, the audit trail and the messages end as if nothing had happened.
 */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

/** Somebody without WeChat in the second household, who lets two people act for them; one consent is over. */
async function addElder(started: Linli): Promise<string> {
  const person = newPerson(2, HOME.second);
  const { envelope } = await started.call('resident', 'addPerson', person, 'stairSteward');
  assert.ok(envelope.ok);
  const { residentId } = envelope.data as { residentId: string };
  const consent = (agent: 'residentElsewhere' | 'volunteer', endedAt: number | null) => ({
    ...consentOf('resident', agent),
    _id: `${residentId}:${residentIdOf(agent)}`,
    principalId: residentId,
    principalName: person.name,
    endedAt,
  });
  await started.cloud.database.insertMany('consents', [
    consent('residentElsewhere', null),
    consent('volunteer', START - 60_000),
  ] as never);
  return residentId;
}

async function leave(started: Linli, as: As): Promise<void> {
  const input = { communityId: MAPLE, commandId: commandId(9) };
  const { envelope } = await started.call('resident', 'leaveCommunity', input, as);
  assert.ok(envelope.ok);
}

function elderErased(started: Linli): void {
  checkErased(started, ['陈桂兰']);
  const ended = started
    .documents<ConsentDocument>('consents')
    .find(({ agentId }) => agentId === residentIdOf('volunteer'));
  assert.equal(ended?.endedAt, START - 60_000, 'it ended when it did');
}

const FAULTS: Fault[] = [
  plain('resident.joinHousehold'),
  commandFault(
    'resident.joinHousehold, by somebody who is a resident already',
    'residentElsewhere',
    async (started) => ({
      code: await freshCode(1, started, HOME.second),
      name: '戴云舟',
      commandId: commandId(1),
    }),
  ),
  commandFault(
    'resident.joinHousehold, by somebody who comes back',
    'resident',
    async (started) => {
      await leave(started, 'resident');
      return {
        code: await freshCode(1, started, HOME.second),
        name: '顾南枝',
        commandId: commandId(1),
      };
    },
  ),
  plain('resident.setUp'),
  commandFault('resident.setUp, by a secretary whose term is over', 'stranger', async (started) => {
    const [someone] = started.documents<ResidentDocument>('residents');
    assert.ok(someone);
    const openid = openidOf('stranger');
    const term = { role: 'secretary' as const, placeId: BIRCH, placeLabel: '全社区' };
    const former: ResidentDocument = {
      ...someone,
      _id: 'a0000000000000000001',
      communityId: BIRCH,
      accountKey: `wx:${openid}`,
      openid,
      roles: [{ ...term, from: '2023-06-15', until: '2026-06-14' }],
    };
    await started.cloud.database.insertMany('residents', [former] as never);
    return exampleOf('resident', 'setUp').input(1, started);
  }),
  commandFault('resident.setUp, by somebody who is a resident elsewhere', 'resident', (started) =>
    exampleOf('resident', 'setUp').input(1, started),
  ),
  plain('resident.issueCode'),
  plain('resident.grantMessages'),
  plain('resident.readMessages'),
  plain('resident.addPerson'),
  commandFault('resident.stateAdult', 'resident', () => ({
    communityId: MAPLE,
    adult: false,
    commandId: commandId(1),
  })),
  commandFault('resident.confirmAdults', 'buildingSteward', async (started) => {
    const stated = { 'adult.state': 'stated', 'adult.decidedAt': null, 'adult.decidedBy': null };
    await patch(started, 'residents', { _id: residentIdOf('resident') }, stated);
    const placeId = PLACE.building;
    return { ...(exampleOf('resident', 'confirmAdults').input(1, started) as object), placeId };
  }),
  plain('resident.decideAdult'),
  plain('resident.recordConsent'),
  plain('resident.endConsent'),
  commandFault(
    'resident.leaveCommunity',
    'resident',
    async (started) => {
      await leaveTraces(started);
      return exampleOf('resident', 'leaveCommunity').input(1, started);
    },
    checkErased,
  ),
  plain('resident.endMembership'),
  commandFault(
    'resident.endMembership, without WeChat',
    'secretary',
    async (started) => ({ ...movingOut(1, HOME.second), residentId: await addElder(started) }),
    elderErased,
  ),
  plain('resident.takeOver'),
  commandFault(
    'resident.takeOver, of several, one without WeChat',
    'secretary',
    async (started) => {
      await addElder(started);
      await started.call(
        'resident',
        'chooseRepresentative',
        representing(4, HOME.second, 'resident'),
        'resident',
      );
      return { communityId: MAPLE, householdId: HOME.second, commandId: commandId(1) };
    },
    (started) => {
      elderErased(started);
      const [taken] = started
        .documents<HouseholdDocument>('households')
        .filter(
          ({ _id, change }) => _id === HOME.second && change.action === 'household.take-over',
        );
      const left = started
        .documents<ResidentDocument>('residents')
        .filter(({ households }) =>
          households.some(({ householdId }) => householdId === HOME.second),
        );
      if (taken) assert.deepEqual(left, [], 'everybody is out');
    },
  ),
  plain('resident.leaveHousehold'),
  plain('resident.chooseRepresentative'),
  commandFault('resident.chooseRepresentative, after another', 'stairSteward', async (started) => {
    const { envelope } = await started.call(
      'resident',
      'addPerson',
      newPerson(2, HOME.second),
      'stairSteward',
    );
    assert.ok(envelope.ok);
    const { residentId } = envelope.data as { residentId: string };
    const first = representing(3, HOME.second, 'resident');
    await started.call('resident', 'chooseRepresentative', first, 'resident');
    return {
      ...representing(1, HOME.second, 'resident'),
      residentId,
      previousId: first.residentId,
    };
  }),
  plain('resident.askAsOwner'),
  plain('resident.decideOwnerClaim'),
  plain('resident.giveConsent'),
  plain('resident.askToJoin'),
  plain('resident.withdrawRequest'),
  plain('resident.decideRequest'),
  commandFault('resident.decideRequest, of a resident', 'stairSteward', async (started) => {
    await started.call('resident', 'askToJoin', asking(2, '戴云舟'), 'residentElsewhere');
    const [asked] = started
      .documents<JoinRequestDocument>('joinRequests')
      .filter(({ name }) => name === '戴云舟');
    return deciding(1, asked?._id ?? '');
  }),
  commandFault(
    'resident.decideRequest, of somebody who comes back',
    'stairSteward',
    async (started) => {
      await leave(started, 'resident');
      await started.call('resident', 'askToJoin', asking(2, '顾南枝'), 'resident');
      const [asked] = started
        .documents<JoinRequestDocument>('joinRequests')
        .filter(({ name }) => name === '顾南枝');
      return deciding(1, asked?._id ?? '');
    },
  ),
  commandFault('resident.decideRequest, not letting in', 'stairSteward', () =>
    deciding(1, REQUEST.second, { decision: 'decline', reason: 'come-by' }),
  ),
];

describe('a cut write', () => {
  for (const fault of FAULTS) {
    it(`${fault.name}: ends as an uncut run does`, () => runFault(linli, fault));
  }
});
