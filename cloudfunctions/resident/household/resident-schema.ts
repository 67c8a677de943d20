import * as v from 'valibot';
import type { ResidentActions } from '../../../typings/contract/resident.ts';
import {
  commandId,
  communityId,
  cursor,
  day,
  documentId,
  householdId,
  line,
  placeId,
} from '../../kernel/schema.ts';

type Schema<A extends keyof ResidentActions> = v.GenericSchema<
  unknown,
  ResidentActions[A]['input']
>;

/** As typed or read from paper: case, spaces and the dash do not matter. */
const code = v.pipe(
  v.string(),
  v.maxLength(30),
  v.transform((typed) => typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')),
  v.regex(/^[A-Z0-9]{10}$/),
);

export const meInput: Schema<'listMemberships'> = v.strictObject({});
export const checkCodeInput: Schema<'checkCode'> = v.strictObject({ code });
export const joinInput: Schema<'joinHousehold'> = v.strictObject({
  code,
  name: line(20),
  commandId,
});
export const setUpInput: Schema<'setUp'> = v.strictObject({ code, name: line(20), commandId });
export const placesInput: Schema<'listPlaces'> = v.strictObject({ communityId });
export const householdsInput: Schema<'listHouseholds'> = v.strictObject({
  communityId,
  placeId,
  search: v.optional(v.pipe(v.string(), v.maxLength(20), v.regex(/^[\p{L}\p{N}-]*$/u))),
  after: cursor,
});
export const issueCodeInput: Schema<'issueCode'> = v.strictObject({
  communityId,
  householdId,
  commandId,
});
export const grantMessagesInput: Schema<'grantMessages'> = v.strictObject({
  communityId,
  templateIds: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))),
    v.minLength(1),
    v.maxLength(3),
  ),
  commandId,
});
export const auditInput: Schema<'listAudit'> = v.strictObject({ communityId, after: cursor });

export const membersInput: Schema<'listMembers'> = v.strictObject({ communityId, householdId });
export const addPersonInput: Schema<'addPerson'> = v.strictObject({
  communityId,
  householdId,
  name: line(20),
  commandId,
});
export const recordConsentInput: Schema<'recordConsent'> = v.strictObject({
  communityId,
  householdId,
  principalId: documentId,
  agentId: documentId,
  until: day,
  given: v.picklist(['paper', 'spoken']),
  commandId,
});
export const endConsentInput: Schema<'endConsent'> = v.strictObject({
  communityId,
  principalId: documentId,
  agentId: documentId,
  commandId,
});
export const consentsInput: Schema<'listConsents'> = v.strictObject({ communityId });
export const exportOwnInput: Schema<'exportOwn'> = v.strictObject({ communityId });
export const leaveInput: Schema<'leaveCommunity'> = v.strictObject({ communityId, commandId });

export const communitiesInput: Schema<'listCommunities'> = v.strictObject({});
export const askPlacesInput: Schema<'listNames'> = v.strictObject({ communityId });
export const askInput: Schema<'askToJoin'> = v.strictObject({
  communityId,
  stairId: placeId,
  number: line(20),
  name: line(20),
  note: v.optional(line(60)),
  commandId,
});
export const myRequestsInput: Schema<'listOwnRequests'> = v.strictObject({});
export const withdrawRequestInput: Schema<'withdrawRequest'> = v.strictObject({
  communityId,
  requestId: documentId,
  commandId,
});
export const requestsInput: Schema<'listRequests'> = v.strictObject({ communityId, after: cursor });
export const decideRequestInput: Schema<'decideRequest'> = v.strictObject({
  communityId,
  requestId: documentId,
  decision: v.picklist(['accept', 'decline']),
  reason: v.optional(v.picklist(['not-known', 'wrong-door', 'come-by'])),
  commandId,
});

const household = { communityId, householdId };
export const endMembershipInput: Schema<'endMembership'> = v.strictObject({
  ...household,
  residentId: documentId,
  reason: v.picklist(['moved', 'mistake', 'died']),
  commandId,
});
export const takeOverInput: Schema<'takeOver'> = v.strictObject({ ...household, commandId });
export const leaveHouseholdInput: Schema<'leaveHousehold'> = v.strictObject({
  ...household,
  commandId,
});
export const householdInput: Schema<'showHousehold'> = v.strictObject(household);
export const chooseRepresentativeInput: Schema<'chooseRepresentative'> = v.strictObject({
  ...household,
  residentId: documentId,
  previousId: v.nullable(documentId),
  commandId,
});
export const helpersInput: Schema<'listHelpers'> = v.strictObject({ communityId });
export const giveConsentInput: Schema<'giveConsent'> = v.strictObject({
  communityId,
  agentId: documentId,
  until: day,
  commandId,
});
