import { MAPLE, residentIdOf } from '../community.ts';
import { leading, onShift, SHIFT, TEAM } from '../volunteers.ts';
import { example } from './example.ts';

export const feedbackExamples = [
  example('volunteer', 'sayFeedback', {
    as: 'stairSteward',
    writes: true,
    input: (n) => onShift(n, SHIFT.over, { text: '路灯坏了三盏' }),
  }),
  example('volunteer', 'answerVolunteer', {
    as: 'teamLeader',
    writes: true,
    input: (n) =>
      leading(n, SHIFT.over, {
        residentId: residentIdOf('stairSteward'),
        welcome: true,
        note: '多亏您带手电',
      }),
  }),
  example('volunteer', 'listFeedback', {
    as: 'teamLeader',
    input: () => ({ communityId: MAPLE, shiftId: SHIFT.over, teamId: TEAM.patrol }),
  }),
];
