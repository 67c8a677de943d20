import { sweepOf } from '../kernel/audit.ts';
import { defineModule } from '../people/action.ts';
import { households, residents } from '../people/collections.ts';
import { confirmAdults } from './adult/confirm-adults.ts';
import { decideAdult } from './adult/decide-adult.ts';
import { listAdults } from './adult/list-adults.ts';
import { stateAdult } from './adult/state-adult.ts';
import { consents, joinRequests, setups } from './collections.ts';
import { endConsent } from './consent/end-consent.ts';
import { giveConsent } from './consent/give-consent.ts';
import { listConsents } from './consent/list-consents.ts';
import { listHelpers } from './consent/list-helpers.ts';
import { recordConsent } from './consent/record-consent.ts';
import { checkCode } from './door/check-code.ts';
import { countJoined } from './door/count-joined.ts';
import { dropOldTries } from './door/drop-tries.ts';
import { issueCode } from './door/issue-code.ts';
import { joinHousehold } from './door/join-household.ts';
import { listCommunities } from './door/list-communities.ts';
import { listNames } from './door/list-names.ts';
import { addPerson } from './household/add-person.ts';
import { chooseRepresentative } from './household/choose-representative.ts';
import { clearAllVacated } from './household/clear-vacated.ts';
import { endMembership } from './household/end-membership.ts';
import { leaveHousehold } from './household/leave-household.ts';
import { listHouseholds } from './household/list-households.ts';
import { listMembers } from './household/list-members.ts';
import { listPlaces } from './household/list-places.ts';
import { finishTakingOver } from './household/move-members-out.ts';
import { noteChosen } from './household/note-representative.ts';
import { showHousehold } from './household/show-household.ts';
import { takeOver } from './household/take-over.ts';
import { askAsOwner } from './owner/ask-as-owner.ts';
import { decideOwnerClaim } from './owner/decide-owner-claim.ts';
import { listOwnerClaims } from './owner/list-owner-claims.ts';
import { askToJoin } from './request/ask-to-join.ts';
import { decideRequest } from './request/decide-request.ts';
import { dropClosedRequests } from './request/drop-closed.ts';
import { letInAccepted } from './request/let-in.ts';
import { listOwnRequests } from './request/list-own-requests.ts';
import { listRequests } from './request/list-requests.ts';
import { withdrawRequest } from './request/withdraw-request.ts';
import { dropLeftHomes } from './self/drop-left.ts';
import { exportOwn } from './self/export-own.ts';
import { forgetWhoLeft } from './self/forget-traces.ts';
import { grantMessages } from './self/grant-messages.ts';
import { leaveCommunity } from './self/leave-community.ts';
import { listAudit } from './self/list-audit.ts';
import { listMemberships } from './self/list-memberships.ts';
import { listMessages } from './self/list-messages.ts';
import { readMessages } from './self/read-messages.ts';
import { setUp } from './setup/set-up.ts';
import { finishSetups } from './setup/take-office.ts';

export const { main, actions, aliases, upkeep } = defineModule('resident', {
  actions: [
    listMemberships,
    listMessages,
    readMessages,
    checkCode,
    joinHousehold,
    setUp,
    listPlaces,
    listHouseholds,
    countJoined,
    issueCode,
    grantMessages,
    listMembers,
    addPerson,
    stateAdult,
    listAdults,
    confirmAdults,
    decideAdult,
    recordConsent,
    endConsent,
    listConsents,
    exportOwn,
    leaveCommunity,
    listCommunities,
    listNames,
    askToJoin,
    listOwnRequests,
    withdrawRequest,
    listRequests,
    decideRequest,
    endMembership,
    takeOver,
    leaveHousehold,
    showHousehold,
    chooseRepresentative,
    listHelpers,
    giveConsent,
    listAudit,
    askAsOwner,
    listOwnerClaims,
    decideOwnerClaim,
  ],
  /** what phones called these before: kept for two releases */
  aliases: {
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
  },
  upkeep: [
    finishSetups,
    letInAccepted,
    noteChosen,
    clearAllVacated,
    dropLeftHomes,
    finishTakingOver,
    forgetWhoLeft,
    dropClosedRequests,
    dropOldTries,
    sweepOf(setups),
    sweepOf(households),
    sweepOf(residents),
    sweepOf(consents),
    sweepOf(joinRequests),
  ],
});
