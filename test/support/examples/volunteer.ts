import { CEDAR, MAPLE, PLACE, residentIdOf } from '../community.ts';
import { commandId } from '../inputs.ts';
import {
  leading,
  onShift,
  publishing,
  SHIFT,
  shiftForm,
  signing,
  stationInput,
  TEAM,
  teamInput,
} from '../volunteers.ts';
import { example } from './example.ts';

export const volunteerExamples = [
  example('volunteer', 'saveStation', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.otherEstate],
    input: (n) => stationInput(n),
    elsewhere: [PLACE.maple, PLACE.cedarBuilding, CEDAR].map((placeId) => ({
      concerns: [placeId],
      input: (n) => stationInput(n, { placeId }),
    })),
  }),
  example('volunteer', 'saveTeam', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.maple],
    input: (n) => teamInput(n),
    elsewhere: [
      { concerns: [], input: (n) => teamInput(n, { stationId: 'c0000000000000000002' }) },
      { concerns: [PLACE.maple], input: (n) => teamInput(n, { teamId: TEAM.idle }) },
    ],
  }),
  example('volunteer', 'endTeam', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.maple],
    input: (n) => ({ communityId: MAPLE, teamId: TEAM.idle, commandId: commandId(n) }),
    elsewhere: [
      {
        concerns: [],
        input: (n) => ({ communityId: MAPLE, teamId: TEAM.cedar, commandId: commandId(n) }),
      },
    ],
  }),
  example('volunteer', 'listTeams', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('volunteer', 'publishShift', {
    as: 'teamLeader',
    writes: true,
    input: (n) => publishing(n),
  }),
  example('volunteer', 'resizeShift', {
    as: 'teamLeader',
    writes: true,
    input: (n) =>
      leading(n, SHIFT.open, {
        roleId: 'r1',
        places: 3,
        seen: `seed-shift:${SHIFT.open}`,
      }),
  }),
  example('volunteer', 'cancelShift', {
    as: 'teamLeader',
    writes: true,
    input: (n) => leading(n, SHIFT.open, { reason: '下雨，改天再办' }),
  }),
  example('volunteer', 'listShifts', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, from: shiftForm().day }),
  }),
  example('volunteer', 'listMonth', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, month: '2026-06' }),
  }),
  example('volunteer', 'showShift', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, shiftId: SHIFT.open }),
  }),
  example('volunteer', 'signUpForShift', {
    as: 'resident',
    writes: true,
    input: (n) => signing(n, SHIFT.open),
  }),
  example('volunteer', 'cancelSignUp', {
    as: 'stairSteward',
    writes: true,
    input: (n) => onShift(n, SHIFT.open),
  }),
  example('volunteer', 'acceptOffer', {
    as: 'resident',
    writes: true,
    input: (n) => onShift(n, SHIFT.offered),
  }),
  example('volunteer', 'listSignUps', {
    as: 'teamLeader',
    input: () => ({ communityId: MAPLE, shiftId: SHIFT.full, teamId: TEAM.patrol }),
  }),
  example('volunteer', 'addToShift', {
    as: 'teamLeader',
    writes: true,
    input: (n) =>
      leading(n, SHIFT.open, { roleId: 'r1', residentId: residentIdOf('elderAdviser') }),
  }),
  example('volunteer', 'removeFromShift', {
    as: 'teamLeader',
    writes: true,
    input: (n) => leading(n, SHIFT.open, { residentId: residentIdOf('stairSteward') }),
  }),
];
