import type { MessageDocument } from '../../../cloudfunctions/messages/collections.ts';
import { SETUP_CODE } from '../birch.ts';
import { CEDAR, HOME, MAPLE, NOTICE, PLACE, residentIdOf, START, TEMPLATE } from '../community.ts';
import { commandId, consentFor, movingOut, newPerson, representing } from '../inputs.ts';
import type { Linli } from '../linli.ts';
import { asked, registered } from '../owners.ts';
import { asking, deciding, REQUEST } from '../requests.ts';
import { atHouseholds, type Elsewhere, example } from './example.ts';

/** A fresh code for the household, from the secretary. */
export async function freshCode(n: number, linli: Linli, householdId: string): Promise<string> {
  const input = { communityId: MAPLE, householdId, commandId: commandId(n + 500_000) };
  const { envelope } = await linli.call('resident', 'issueCode', input, 'secretary');
  if (!envelope.ok) throw new Error(`no code: ${envelope.code}`);
  return (envelope.data as { code: string }).code;
}

/** A message to the resident that waits to be opened. */
/** A message to the resident. @returns its id */
export async function messageTo(n: number, linli: Linli): Promise<string> {
  const message: MessageDocument = {
    _id: `told-${n}`,
    communityId: MAPLE,
    noticeId: NOTICE.building,
    residentId: residentIdOf('resident'),
    openid: '',
    templateId: TEMPLATE,
    page: 'pages/home/index',
    data: { thing1: { value: '周三停水' } },
    state: 'sent',
    attempts: 1,
    at: START,
  };
  await linli.cloud.database.insertMany('messages', [message] as never);
  return message._id;
}

const codeFor = (householdId: string): Elsewhere => ({
  concerns: [householdId],
  input: (n) => ({ communityId: MAPLE, householdId, commandId: commandId(n) }),
});
const householdsOf = (placeId: string): Elsewhere => ({
  concerns: [placeId],
  input: () => ({ communityId: MAPLE, placeId }),
});

const confirmingAdults = (n: number, placeId: string) => ({
  communityId: MAPLE,
  placeId,
  until: START,
  unasked: true,
  except: [],
  commandId: commandId(n),
});
const doubtingAdult = (n: number, householdId: string) => ({
  communityId: MAPLE,
  householdId,
  residentId: residentIdOf('resident'),
  confirmed: false,
  commandId: commandId(n),
});

export const residentExamples = [
  example('resident', 'listMessages', {
    as: 'resident',
    input: () => ({ communityId: MAPLE }),
  }),
  example('resident', 'readMessages', {
    as: 'resident',
    writes: true,
    input: async (n, linli) => ({
      communityId: MAPLE,
      messageIds: [await messageTo(n, linli)],
    }),
  }),
  example('resident', 'listMemberships', { as: 'resident', input: () => ({}) }),
  example('resident', 'checkCode', {
    as: 'stranger',
    input: async (n, linli) => ({ code: await freshCode(n, linli, HOME.second) }),
  }),
  example('resident', 'joinHousehold', {
    as: 'stranger',
    writes: true,
    input: async (n, linli) => ({
      code: await freshCode(n, linli, HOME.second),
      name: '温如玉',
      commandId: commandId(n),
    }),
  }),
  example('resident', 'setUp', {
    as: 'stranger',
    writes: true,
    input: (n) => ({ code: SETUP_CODE, name: '温如玉', commandId: commandId(n) }),
  }),
  example('resident', 'listPlaces', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('resident', 'listHouseholds', {
    as: 'buildingSteward',
    concerns: [PLACE.building],
    input: () => ({ communityId: MAPLE, placeId: PLACE.building }),
    elsewhere: [PLACE.maple, PLACE.estate, PLACE.stair, PLACE.otherBuilding, CEDAR].map(
      householdsOf,
    ),
  }),
  example('resident', 'countJoined', {
    as: 'stairSteward',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('resident', 'issueCode', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => ({ communityId: MAPLE, householdId: HOME.second, commandId: commandId(n) }),
    elsewhere: [HOME.otherEstate, HOME.cedar, `${PLACE.stair}.zzzzzzzz`].map(codeFor),
  }),
  example('resident', 'grantMessages', {
    as: 'resident',
    writes: true,
    input: (n) => ({ communityId: MAPLE, templateIds: [TEMPLATE], commandId: commandId(n) }),
  }),
  example('resident', 'listMembers', {
    as: 'stairSteward',
    concerns: [HOME.second],
    input: () => ({ communityId: MAPLE, householdId: HOME.second }),
    elsewhere: atHouseholds((_, householdId) => ({ communityId: MAPLE, householdId })),
  }),
  example('resident', 'addPerson', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => newPerson(n, HOME.second),
    elsewhere: atHouseholds((n, householdId) => newPerson(n, householdId)),
  }),
  example('resident', 'recordConsent', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => consentFor(n, HOME.second),
    elsewhere: atHouseholds((n, householdId) => consentFor(n, householdId)),
  }),
  example('resident', 'endConsent', {
    as: 'resident',
    writes: true,
    input: async (n, linli) => {
      const given = consentFor(n + 300_000, HOME.second);
      await linli.call('resident', 'recordConsent', given, 'stairSteward');
      const { principalId, agentId } = given;
      return { communityId: MAPLE, principalId, agentId, commandId: commandId(n) };
    },
  }),
  example('resident', 'listConsents', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('resident', 'exportOwn', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('resident', 'leaveCommunity', {
    as: 'resident',
    writes: true,
    input: (n) => ({ communityId: MAPLE, commandId: commandId(n) }),
  }),
  example('resident', 'endMembership', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => movingOut(n, HOME.second),
    elsewhere: atHouseholds((n, householdId) => movingOut(n, householdId)),
  }),
  example('resident', 'takeOver', {
    as: 'secretary',
    writes: true,
    concerns: [HOME.second],
    input: (n) => ({ communityId: MAPLE, householdId: HOME.second, commandId: commandId(n) }),
    elsewhere: atHouseholds((n, householdId) => ({
      communityId: MAPLE,
      householdId,
      commandId: commandId(n),
    })),
  }),
  example('resident', 'leaveHousehold', {
    as: 'stairSteward',
    writes: true,
    input: (n) => ({ communityId: MAPLE, householdId: HOME.first, commandId: commandId(n) }),
  }),
  example('resident', 'showHousehold', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, householdId: HOME.second }),
  }),
  example('resident', 'chooseRepresentative', {
    as: 'resident',
    writes: true,
    input: (n) => representing(n, HOME.second, 'resident'),
  }),
  example('resident', 'listHelpers', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('resident', 'giveConsent', {
    as: 'resident',
    writes: true,
    input: (n) => ({
      communityId: MAPLE,
      agentId: residentIdOf('stairSteward'),
      until: '2026-09-15',
      commandId: commandId(n),
    }),
  }),
  example('resident', 'stateAdult', {
    as: 'resident',
    writes: true,
    input: (n) => ({ communityId: MAPLE, adult: false, commandId: commandId(n) }),
  }),
  example('resident', 'listAdults', {
    as: 'buildingSteward',
    concerns: [PLACE.building],
    input: () => ({ communityId: MAPLE, placeId: PLACE.building }),
    elsewhere: [PLACE.maple, PLACE.stair, PLACE.otherBuilding, CEDAR].map(householdsOf),
  }),
  example('resident', 'confirmAdults', {
    as: 'buildingSteward',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => confirmingAdults(n, PLACE.building),
    elsewhere: [PLACE.maple, PLACE.stair, PLACE.otherBuilding, CEDAR].map(
      (placeId): Elsewhere => ({
        concerns: [placeId],
        input: (n) => confirmingAdults(n, placeId),
      }),
    ),
  }),
  example('resident', 'decideAdult', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => doubtingAdult(n, HOME.second),
    elsewhere: atHouseholds((n, householdId) => doubtingAdult(n, householdId)),
  }),
  example('resident', 'listCommunities', { as: 'stranger', input: () => ({}) }),
  example('resident', 'listNames', { as: 'stranger', input: () => ({ communityId: MAPLE }) }),
  example('resident', 'askToJoin', { as: 'stranger', writes: true, input: (n) => asking(n) }),
  example('resident', 'listOwnRequests', { as: 'stranger', input: () => ({}) }),
  example('resident', 'withdrawRequest', {
    as: 'strangerTwo',
    writes: true,
    input: (n) => ({
      communityId: MAPLE,
      requestId: REQUEST.stranger,
      commandId: commandId(n),
    }),
  }),
  example('resident', 'listRequests', {
    as: 'buildingSteward',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('resident', 'decideRequest', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => deciding(n, REQUEST.second),
    elsewhere: [
      { concerns: [HOME.otherEstate], input: (n) => deciding(n, REQUEST.otherEstate) },
      // A request of another community, or none, is at no door here.
      { concerns: [], input: (n) => deciding(n, REQUEST.cedar) },
      { concerns: [], input: (n) => deciding(n, 'b0000000000000000099') },
    ],
  }),
  example('resident', 'listAudit', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('resident', 'askAsOwner', {
    as: 'resident',
    writes: true,
    input: async (n, linli) => {
      await registered(linli, HOME.second, { owners: ['孙立'] });
      return { communityId: MAPLE, householdId: HOME.second, commandId: commandId(n) };
    },
  }),
  example('resident', 'listOwnerClaims', {
    as: 'buildingSteward',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('resident', 'decideOwnerClaim', {
    as: 'buildingSteward',
    writes: true,
    concerns: [HOME.second],
    input: async (n, linli) => ({ ...(await asked(linli, n)), decision: 'confirm' }),
  }),
];
