import { callCloud, type InputOf } from './call-cloud';

export const me = () => callCloud('resident', 'me', {});
export const checkCode = (input: InputOf<'resident', 'checkCode'>) =>
  callCloud('resident', 'checkCode', input);
export const setUp = (input: InputOf<'resident', 'setUp'>) => callCloud('resident', 'setUp', input);
export const join = (input: InputOf<'resident', 'join'>) => callCloud('resident', 'join', input);
export const listPlaces = (input: InputOf<'resident', 'places'>) =>
  callCloud('resident', 'places', input);
export const listHouseholds = (input: InputOf<'resident', 'households'>) =>
  callCloud('resident', 'households', input);
export const issueCode = (input: InputOf<'resident', 'issueCode'>) =>
  callCloud('resident', 'issueCode', input);
export const grantMessages = (input: InputOf<'resident', 'grantMessages'>) =>
  callCloud('resident', 'grantMessages', input);
export const listAudit = (input: InputOf<'resident', 'audit'>) =>
  callCloud('resident', 'audit', input);
export const listMembers = (input: InputOf<'resident', 'members'>) =>
  callCloud('resident', 'members', input);
export const addPerson = (input: InputOf<'resident', 'addPerson'>) =>
  callCloud('resident', 'addPerson', input);
export const recordConsent = (input: InputOf<'resident', 'recordConsent'>) =>
  callCloud('resident', 'recordConsent', input);
export const endConsent = (input: InputOf<'resident', 'endConsent'>) =>
  callCloud('resident', 'endConsent', input);
export const listConsents = (input: InputOf<'resident', 'consents'>) =>
  callCloud('resident', 'consents', input);
export const exportOwn = (input: InputOf<'resident', 'exportOwn'>) =>
  callCloud('resident', 'exportOwn', input);
export const leaveCommunity = (input: InputOf<'resident', 'leave'>) =>
  callCloud('resident', 'leave', input);
export const listNames = (input: InputOf<'resident', 'askPlaces'>) =>
  callCloud('resident', 'askPlaces', input);
export const askToJoin = (input: InputOf<'resident', 'ask'>) => callCloud('resident', 'ask', input);
export const withdrawRequest = (input: InputOf<'resident', 'withdrawRequest'>) =>
  callCloud('resident', 'withdrawRequest', input);
export const listRequests = (input: InputOf<'resident', 'requests'>) =>
  callCloud('resident', 'requests', input);
export const decideRequest = (input: InputOf<'resident', 'decideRequest'>) =>
  callCloud('resident', 'decideRequest', input);
export const endMembership = (input: InputOf<'resident', 'endMembership'>) =>
  callCloud('resident', 'endMembership', input);
export const takeOver = (input: InputOf<'resident', 'takeOver'>) =>
  callCloud('resident', 'takeOver', input);
export const leaveHousehold = (input: InputOf<'resident', 'leaveHousehold'>) =>
  callCloud('resident', 'leaveHousehold', input);
export const showHousehold = (input: InputOf<'resident', 'household'>) =>
  callCloud('resident', 'household', input);
export const chooseRepresentative = (input: InputOf<'resident', 'chooseRepresentative'>) =>
  callCloud('resident', 'chooseRepresentative', input);
export const listHelpers = (input: InputOf<'resident', 'helpers'>) =>
  callCloud('resident', 'helpers', input);
export const giveConsent = (input: InputOf<'resident', 'giveConsent'>) =>
  callCloud('resident', 'giveConsent', input);
export const listCommunities = () => callCloud('resident', 'communities', {});
export const listOwnRequests = () => callCloud('resident', 'myRequests', {});
