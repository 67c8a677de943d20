import { CEDAR, MAPLE, PLACE, residentIdOf, START } from '../community.ts';
import { commandId } from '../inputs.ts';
import { patch } from '../patch.ts';
import {
  codeAt,
  leading,
  membership,
  onShift,
  publishing,
  raining,
  SHIFT,
  seasonInput,
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
  example('volunteer', 'listCodes', {
    as: 'teamLeader',
    input: () => ({ communityId: MAPLE, shiftId: SHIFT.running, teamId: TEAM.patrol }),
  }),
  example('volunteer', 'readRisk', {
    as: 'stairSteward',
    writes: true,
    input: async (_n, linli) => {
      await patch(
        linli,
        'shifts',
        { _id: SHIFT.open },
        { risk: '台阶滑，两人同行。', [`seats.${residentIdOf('stairSteward')}.risk`]: null },
      );
      return { communityId: MAPLE, shiftId: SHIFT.open };
    },
  }),
  example('volunteer', 'checkIn', {
    as: 'resident',
    writes: true,
    input: (_n, linli) => ({
      communityId: MAPLE,
      shiftId: SHIFT.running,
      code: codeAt(SHIFT.running, linli.cloud.now()),
    }),
  }),
  example('volunteer', 'checkOut', {
    as: 'stairSteward',
    writes: true,
    input: (_n, linli) => ({
      communityId: MAPLE,
      shiftId: SHIFT.running,
      code: codeAt(SHIFT.running, linli.cloud.now()),
    }),
  }),
  example('volunteer', 'listAttendance', {
    as: 'teamLeader',
    input: () => ({ communityId: MAPLE, shiftId: SHIFT.running, teamId: TEAM.patrol }),
  }),
  example('volunteer', 'markAttendance', {
    as: 'teamLeader',
    writes: true,
    input: (n) =>
      leading(n, SHIFT.running, { residentId: residentIdOf('elderAdviser'), mark: 'in' }),
  }),
  example('volunteer', 'closeShift', {
    as: 'teamLeader',
    writes: true,
    input: async (n, linli) => {
      await patch(linli, 'shifts', { _id: SHIFT.running }, { until: START - 60_000 });
      return leading(n, SHIFT.running, { headcount: 1 });
    },
  }),
  example('volunteer', 'noteOutcome', {
    as: 'teamLeader',
    writes: true,
    input: (n) => leading(n, SHIFT.over, { served: 32, saved: 200 }),
  }),
  example('volunteer', 'addHours', {
    as: 'teamLeader',
    writes: true,
    input: (n) =>
      leading(n, SHIFT.over, {
        residentId: residentIdOf('elderAdviser'),
        minutes: 90,
        reason: '没带手机，签在纸上',
      }),
  }),
  example('volunteer', 'correctHours', {
    as: 'teamLeader',
    writes: true,
    input: (n) =>
      leading(n, SHIFT.over, {
        residentId: residentIdOf('stairSteward'),
        minutes: -30,
        reason: '提前走了半小时',
      }),
  }),
  example('volunteer', 'listPendingHours', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('volunteer', 'decideHours', {
    as: 'partyBranch',
    writes: true,
    concerns: [MAPLE],
    input: (n) =>
      leading(n, SHIFT.over, {
        residentId: residentIdOf('resident'),
        entryId: 'added1',
        decision: 'confirm',
      }),
    elsewhere: [
      {
        concerns: [],
        input: (n) => ({
          ...leading(n, SHIFT.over, {
            residentId: residentIdOf('resident'),
            entryId: 'added1',
            decision: 'confirm',
          }),
          teamId: TEAM.cedar,
        }),
      },
    ],
  }),
  example('volunteer', 'listOwnHours', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('volunteer', 'countTeams', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, year: '2026' }),
  }),
  example('volunteer', 'countAdded', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE, year: '2026' }),
  }),
  example('volunteer', 'issueCertificate', {
    as: 'stairSteward',
    writes: true,
    input: (n) => ({
      communityId: MAPLE,
      from: '2026-01-01',
      until: '2026-12-31',
      commandId: commandId(n),
    }),
  }),
  example('volunteer', 'checkCertificate', {
    as: 'stranger',
    input: async (n, linli) => {
      const own = {
        communityId: MAPLE,
        from: '2026-01-01',
        until: '2026-12-31',
        commandId: commandId(n),
      };
      const { envelope } = await linli.call('volunteer', 'issueCertificate', own, 'stairSteward');
      const { certificate } = (envelope as { data: { certificate: Record<string, string> } }).data;
      return { communityId: MAPLE, number: certificate.number, code: certificate.code };
    },
  }),
  example('volunteer', 'saveBirthYear', {
    as: 'resident',
    writes: true,
    input: (n) => ({ communityId: MAPLE, born: 1962, commandId: commandId(n) }),
  }),
  example('volunteer', 'showProfile', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('volunteer', 'saveMember', {
    as: 'teamLeader',
    writes: true,
    input: (n) => membership(n, 'resident', [{ skill: '急救证', until: '2027-06-30' }]),
  }),
  example('volunteer', 'listMembers', {
    as: 'teamLeader',
    input: () => ({ communityId: MAPLE, teamId: TEAM.patrol }),
  }),
  example('volunteer', 'publishSeason', {
    as: 'teamLeader',
    writes: true,
    input: (n) => seasonInput(n),
  }),
  example('volunteer', 'endSeason', {
    as: 'teamLeader',
    writes: true,
    input: async (n, linli) => {
      const { envelope } = await linli.call(
        'volunteer',
        'publishSeason',
        seasonInput(n + 300_000, { until: '2026-06-22', weekdays: [1] }),
        'teamLeader',
      );
      const { seasonId } = (envelope as { data: { seasonId: string } }).data;
      return {
        communityId: MAPLE,
        teamId: TEAM.patrol,
        seasonId,
        from: '2026-06-16',
        reason: '放暑假了',
        commandId: commandId(n),
      };
    },
  }),
  example('volunteer', 'previewRain', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE, day: '2026-06-17' }),
  }),
  example('volunteer', 'applyRain', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => raining(n, [SHIFT.open, SHIFT.overlapping], null),
  }),
  example('volunteer', 'listUnreached', {
    as: 'teamLeader',
    input: () => ({ communityId: MAPLE, shiftId: SHIFT.open, teamId: TEAM.patrol }),
  }),
];
