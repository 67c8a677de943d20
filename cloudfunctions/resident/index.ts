import { type ActionTable, defineModule } from '../kernel/handler.ts';
import { OFFICERS, SECRETARY } from '../people/officers.ts';
import { endConsent, endLoad } from './consent/end-consent.ts';
import { giveConsent, giveLoad, listHelpers } from './consent/give-consent.ts';
import { listConsents } from './consent/list-consents.ts';
import { recordConsent, recordLoad } from './consent/record-consent.ts';
import { askToJoin } from './door/ask-to-join.ts';
import { checkCode } from './door/check-code.ts';
import { decideLoad, decideRequest } from './door/decide-request.ts';
import { issueCode, issueLoad } from './door/issue-code.ts';
import { joinHousehold } from './door/join-household.ts';
import { listCommunities, listNames } from './door/list-communities.ts';
import { listOwnRequests } from './door/list-own-requests.ts';
import { listRequests } from './door/list-requests.ts';
import { withdrawRequest } from './door/withdraw-request.ts';
import { addLoad, addPerson } from './household/add-person.ts';
import {
  chooseLoad,
  chooseRepresentative,
  showHousehold,
} from './household/choose-representative.ts';
import {
  endMembership,
  endMembershipLoad,
  leaveHousehold,
  takeOver,
  takeOverLoad,
} from './household/end-membership.ts';
import { keepUp } from './household/keep-residents.ts';
import { listHouseholds } from './household/list-households.ts';
import { listMembers } from './household/list-members.ts';
import { listPlaces } from './household/list-places.ts';
import * as schema from './household/resident-schema.ts';
import { exportOwn } from './self/export-own.ts';
import { grantMessages } from './self/grant-messages.ts';
import { leaveCommunity } from './self/leave-community.ts';
import { listAudit } from './self/list-audit.ts';
import { listMemberships } from './self/list-memberships.ts';
import { setUp } from './setup/set-up.ts';

const wholeCommunity = { places: { input: 'communityId' }, relation: 'within' } as const;

const WITHIN_HOUSEHOLD = {
  who: 'officers',
  roles: OFFICERS,
  places: { input: 'householdId' },
  relation: 'within',
} as const;

export const actions: ActionTable<'resident'> = {
  listMemberships: {
    input: schema.meInput,
    access: { who: 'everyone' },
    budget: 1,
    run: listMemberships,
  },
  checkCode: {
    input: schema.checkCodeInput,
    access: { who: 'everyone' },
    budget: 5,
    run: checkCode,
  },
  joinHousehold: {
    input: schema.joinInput,
    access: { who: 'everyone' },
    budget: 8,
    run: joinHousehold,
  },
  setUp: { input: schema.setUpInput, access: { who: 'everyone' }, budget: 8, run: setUp },
  listPlaces: {
    input: schema.placesInput,
    access: {
      who: 'officers',
      roles: OFFICERS,
      places: { input: 'communityId' },
      relation: 'touching',
    },
    budget: 4, // the actor, and a thousand places a request
    run: listPlaces,
  },
  listHouseholds: {
    input: schema.householdsInput,
    access: { who: 'officers', roles: OFFICERS, places: { input: 'placeId' }, relation: 'within' },
    budget: 2,
    run: listHouseholds,
  },
  issueCode: {
    input: schema.issueCodeInput,
    access: {
      who: 'officers',
      roles: OFFICERS,
      places: { input: 'householdId' },
      relation: 'within',
    },
    load: issueLoad,
    budget: 3,
    run: issueCode,
  },
  grantMessages: {
    input: schema.grantMessagesInput,
    access: { who: 'residents' },
    budget: 3,
    run: grantMessages,
  },
  listMembers: {
    input: schema.membersInput,
    access: WITHIN_HOUSEHOLD,
    load: ({ householdId }) => ({ household: { from: 'households', ids: householdId } }),
    budget: 2,
    run: listMembers,
  },
  addPerson: {
    input: schema.addPersonInput,
    access: WITHIN_HOUSEHOLD,
    load: addLoad,
    budget: 3,
    run: addPerson,
  },
  recordConsent: {
    input: schema.recordConsentInput,
    access: WITHIN_HOUSEHOLD,
    load: recordLoad,
    budget: 4,
    run: recordConsent,
  },
  endConsent: {
    input: schema.endConsentInput,
    access: { who: 'residents' },
    load: endLoad,
    budget: 3,
    run: endConsent,
  },
  listConsents: {
    input: schema.consentsInput,
    access: { who: 'residents' },
    budget: 2,
    run: listConsents,
  },
  exportOwn: {
    input: schema.exportOwnInput,
    access: { who: 'residents' },
    load: ({ communityId }) => ({ community: { from: 'communities', ids: communityId } }),
    budget: 6,
    run: exportOwn,
  },
  leaveCommunity: {
    input: schema.leaveInput,
    access: { who: 'everyone' },
    budget: 11,
    run: leaveCommunity,
  },
  listCommunities: {
    input: schema.communitiesInput,
    access: { who: 'everyone' },
    budget: 1,
    run: listCommunities,
  },
  listNames: {
    input: schema.askPlacesInput,
    access: { who: 'everyone' },
    budget: 3, // a thousand places a request
    run: listNames,
  },
  askToJoin: { input: schema.askInput, access: { who: 'everyone' }, budget: 3, run: askToJoin },
  listOwnRequests: {
    input: schema.myRequestsInput,
    access: { who: 'everyone' },
    budget: 1,
    run: listOwnRequests,
  },
  withdrawRequest: {
    input: schema.withdrawRequestInput,
    access: { who: 'everyone' },
    budget: 4,
    run: withdrawRequest,
  },
  listRequests: {
    input: schema.requestsInput,
    access: {
      who: 'officers',
      roles: OFFICERS,
      places: { input: 'communityId' },
      relation: 'touching',
    },
    budget: 2,
    run: listRequests,
  },
  decideRequest: {
    input: schema.decideRequestInput,
    access: {
      who: 'officers',
      roles: OFFICERS,
      places: { loaded: 'request', field: 'householdId' },
      relation: 'within',
    },
    load: decideLoad,
    budget: 8,
    run: decideRequest,
  },
  endMembership: {
    input: schema.endMembershipInput,
    access: WITHIN_HOUSEHOLD,
    load: endMembershipLoad,
    budget: 4,
    run: endMembership,
  },
  takeOver: {
    input: schema.takeOverInput,
    access: {
      who: 'officers',
      roles: SECRETARY,
      places: { input: 'householdId' },
      relation: 'within',
    },
    load: takeOverLoad,
    budget: 7, // and three for each further person of the household
    run: takeOver,
  },
  leaveHousehold: {
    input: schema.leaveHouseholdInput,
    access: { who: 'residents' },
    budget: 4,
    run: leaveHousehold,
  },
  showHousehold: {
    input: schema.householdInput,
    access: { who: 'residents' },
    load: ({ householdId }) => ({ household: { from: 'households', ids: householdId } }),
    budget: 2,
    run: showHousehold,
  },
  chooseRepresentative: {
    input: schema.chooseRepresentativeInput,
    access: { who: 'residents' },
    load: chooseLoad,
    budget: 6,
    run: chooseRepresentative,
  },
  listHelpers: {
    input: schema.helpersInput,
    access: { who: 'residents' },
    budget: 2,
    run: listHelpers,
  },
  giveConsent: {
    input: schema.giveConsentInput,
    access: { who: 'residents' },
    load: giveLoad,
    budget: 4,
    run: giveConsent,
  },
  listAudit: {
    input: schema.auditInput,
    access: { who: 'officers', roles: SECRETARY, ...wholeCommunity },
    budget: 2,
    run: listAudit,
  },
};

/** What phones called these before: kept for two releases. */
const aliases = {
  me: 'listMemberships',
  join: 'joinHousehold',
  places: 'listPlaces',
  households: 'listHouseholds',
  members: 'listMembers',
  consents: 'listConsents',
  leave: 'leaveCommunity',
  communities: 'listCommunities',
  askPlaces: 'listNames',
  ask: 'askToJoin',
  myRequests: 'listOwnRequests',
  requests: 'listRequests',
  household: 'showHousehold',
  helpers: 'listHelpers',
  audit: 'listAudit',
} as const;

export const { main } = defineModule('resident', actions, { timers: { upkeep: keepUp }, aliases });
