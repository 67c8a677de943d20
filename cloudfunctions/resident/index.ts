import { OFFICERS, SECRETARY } from '../kernel/access.ts';
import { type ActionTable, defineModule } from '../kernel/handler.ts';
import { addLoad, addPerson } from './household/add-person.ts';
import { askToJoin } from './door/ask-to-join.ts';
import { checkCode } from './door/check-code.ts';
import { chooseLoad, chooseRepresentative, showHousehold } from './household/choose-representative.ts';
import { decideLoad, decideRequest } from './door/decide-request.ts';
import { endConsent, endLoad } from './consent/end-consent.ts';
import {
  endMembership,
  endMembershipLoad,
  leaveHousehold,
  takeOver,
  takeOverLoad,
} from './household/end-membership.ts';
import { exportOwn } from './self/export-own.ts';
import { giveConsent, giveLoad, listHelpers } from './consent/give-consent.ts';
import { grantMessages } from './self/grant-messages.ts';
import { issueCode, issueLoad } from './door/issue-code.ts';
import { joinHousehold } from './door/join-household.ts';
import { keepUp } from './household/keep-residents.ts';
import { leaveCommunity } from './self/leave-community.ts';
import { listAudit } from './self/list-audit.ts';
import { listCommunities, listNames } from './door/list-communities.ts';
import { listConsents } from './consent/list-consents.ts';
import { listHouseholds } from './household/list-households.ts';
import { listMembers } from './household/list-members.ts';
import { listMemberships } from './self/list-memberships.ts';
import { listOwnRequests } from './door/list-own-requests.ts';
import { listPlaces } from './household/list-places.ts';
import { listRequests } from './door/list-requests.ts';
import { recordConsent, recordLoad } from './consent/record-consent.ts';
import * as schema from './household/resident-schema.ts';
import { setUp } from './setup/set-up.ts';
import { withdrawRequest } from './door/withdraw-request.ts';

const wholeCommunity = { places: { input: 'communityId' }, relation: 'within' } as const;

const WITHIN_HOUSEHOLD = {
  who: 'officers',
  roles: OFFICERS,
  places: { input: 'householdId' },
  relation: 'within',
} as const;

export const actions: ActionTable<'resident'> = {
  me: { input: schema.meInput, access: { who: 'everyone' }, budget: 1, run: listMemberships },
  checkCode: {
    input: schema.checkCodeInput,
    access: { who: 'everyone' },
    budget: 5,
    run: checkCode,
  },
  join: { input: schema.joinInput, access: { who: 'everyone' }, budget: 8, run: joinHousehold },
  setUp: { input: schema.setUpInput, access: { who: 'everyone' }, budget: 8, run: setUp },
  places: {
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
  households: {
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
  members: {
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
  consents: {
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
  leave: { input: schema.leaveInput, access: { who: 'everyone' }, budget: 11, run: leaveCommunity },
  communities: {
    input: schema.communitiesInput,
    access: { who: 'everyone' },
    budget: 1,
    run: listCommunities,
  },
  askPlaces: {
    input: schema.askPlacesInput,
    access: { who: 'everyone' },
    budget: 3, // a thousand places a request
    run: listNames,
  },
  ask: { input: schema.askInput, access: { who: 'everyone' }, budget: 3, run: askToJoin },
  myRequests: {
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
  requests: {
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
  household: {
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
  helpers: {
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
  audit: {
    input: schema.auditInput,
    access: { who: 'officers', roles: SECRETARY, ...wholeCommunity },
    budget: 2,
    run: listAudit,
  },
};

export const { main } = defineModule('resident', actions, { timers: { upkeep: keepUp } });
