import { MAPLE, residentIdOf } from '../community.ts';
import { commandId } from '../inputs.ts';
import { PROOF, photographLicence, pictureShift, SHOWN } from '../pictured-shifts.ts';
import { onShift, SHIFT, TEAM } from '../volunteers.ts';
import { example } from './example.ts';

export const picturedExamples = [
  example('volunteer', 'showShiftPictures', {
    as: 'resident',
    input: async (_n, linli) => {
      await pictureShift(linli);
      return { communityId: MAPLE, shiftId: SHIFT.over };
    },
  }),
  example('volunteer', 'takeDownPicture', {
    as: 'resident',
    writes: true,
    input: async (n, linli) => {
      await pictureShift(linli);
      return onShift(n, SHIFT.over, { pictureId: SHOWN.outcome });
    },
  }),
  example('volunteer', 'sendProof', {
    as: 'resident',
    writes: true,
    input: async (n, linli) => {
      await photographLicence(linli);
      const { skill, until } = PROOF;
      const ids = { communityId: MAPLE, teamId: TEAM.patrol };
      return { ...ids, skill, until, pictures: [], commandId: commandId(n) };
    },
  }),
  example('volunteer', 'showProof', {
    as: 'teamLeader',
    writes: true,
    input: async (n, linli) => {
      await photographLicence(linli);
      const ids = { communityId: MAPLE, teamId: TEAM.patrol };
      return { ...ids, residentId: residentIdOf('resident'), commandId: commandId(n) };
    },
  }),
];
