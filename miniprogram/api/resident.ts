import { callCloud, type InputOf } from './call-cloud';

export const me = () => callCloud('resident', 'listMemberships', {});
export const checkCode = (input: InputOf<'resident', 'checkCode'>) =>
  callCloud('resident', 'checkCode', input);
export const setUp = (input: InputOf<'resident', 'setUp'>) => callCloud('resident', 'setUp', input);
export const join = (input: InputOf<'resident', 'joinHousehold'>) =>
  callCloud('resident', 'joinHousehold', input);
export const listPlaces = (input: InputOf<'resident', 'listPlaces'>) =>
  callCloud('resident', 'listPlaces', input);
export const listHouseholds = (input: InputOf<'resident', 'listHouseholds'>) =>
  callCloud('resident', 'listHouseholds', input);
export const issueCode = (input: InputOf<'resident', 'issueCode'>) =>
  callCloud('resident', 'issueCode', input);
export const grantMessages = (input: InputOf<'resident', 'grantMessages'>) =>
  callCloud('resident', 'grantMessages', input);
export const listAudit = (input: InputOf<'resident', 'listAudit'>) =>
  callCloud('resident', 'listAudit', input);
export const listMembers = (input: InputOf<'resident', 'listMembers'>) =>
  callCloud('resident', 'listMembers', input);
export const addPerson = (input: InputOf<'resident', 'addPerson'>) =>
  callCloud('resident', 'addPerson', input);
export const recordConsent = (input: InputOf<'resident', 'recordConsent'>) =>
  callCloud('resident', 'recordConsent', input);
export const endConsent = (input: InputOf<'resident', 'endConsent'>) =>
  callCloud('resident', 'endConsent', input);
export const listConsents = (input: InputOf<'resident', 'listConsents'>) =>
  callCloud('resident', 'listConsents', input);
export const exportOwn = (input: InputOf<'resident', 'exportOwn'>) =>
  callCloud('resident', 'exportOwn', input);
export const leaveCommunity = (input: InputOf<'resident', 'leaveCommunity'>) =>
  callCloud('resident', 'leaveCommunity', input);
export const listNames = (input: InputOf<'resident', 'listNames'>) =>
  callCloud('resident', 'listNames', input);
export const askToJoin = (input: InputOf<'resident', 'askToJoin'>) =>
  callCloud('resident', 'askToJoin', input);
export const withdrawRequest = (input: InputOf<'resident', 'withdrawRequest'>) =>
  callCloud('resident', 'withdrawRequest', input);
export const listRequests = (input: InputOf<'resident', 'listRequests'>) =>
  callCloud('resident', 'listRequests', input);
export const decideRequest = (input: InputOf<'resident', 'decideRequest'>) =>
  callCloud('resident', 'decideRequest', input);
export const endMembership = (input: InputOf<'resident', 'endMembership'>) =>
  callCloud('resident', 'endMembership', input);
export const takeOver = (input: InputOf<'resident', 'takeOver'>) =>
  callCloud('resident', 'takeOver', input);
export const leaveHousehold = (input: InputOf<'resident', 'leaveHousehold'>) =>
  callCloud('resident', 'leaveHousehold', input);
export const showHousehold = (input: InputOf<'resident', 'showHousehold'>) =>
  callCloud('resident', 'showHousehold', input);
export const chooseRepresentative = (input: InputOf<'resident', 'chooseRepresentative'>) =>
  callCloud('resident', 'chooseRepresentative', input);
export const listHelpers = (input: InputOf<'resident', 'listHelpers'>) =>
  callCloud('resident', 'listHelpers', input);
export const giveConsent = (input: InputOf<'resident', 'giveConsent'>) =>
  callCloud('resident', 'giveConsent', input);
export const listCommunities = () => callCloud('resident', 'listCommunities', {});
export const listOwnRequests = () => callCloud('resident', 'listOwnRequests', {});
