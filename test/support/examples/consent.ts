import { HOME, MAPLE, residentIdOf, START } from '../community.ts';
import { commandId } from '../inputs.ts';
import { patch } from '../patch.ts';
import { TEAM } from '../volunteers.ts';
import { example } from './example.ts';

const about = (n: number, key: 'mediator' | 'volunteer') => ({
  communityId: MAPLE,
  residentId: residentIdOf(key),
  commandId: commandId(n),
});

export const consentExamples = [
  example('volunteer', 'listConsents', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('volunteer', 'giveConsent', {
    as: 'resident',
    writes: true,
    input: async (n, linli) => {
      const households = [{ householdId: HOME.second, label: '', joinedAt: START }];
      await patch(linli, 'residents', { _id: residentIdOf('volunteer') }, { households });
      return { ...about(n, 'volunteer'), given: true };
    },
  }),
  example('volunteer', 'noteConsent', {
    as: 'teamLeader',
    writes: true,
    input: (n) => ({ ...about(n, 'volunteer'), teamId: TEAM.patrol, given: true }),
  }),
  example('volunteer', 'confirmConsent', {
    as: 'partyBranch',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ({ ...about(n, 'mediator'), decision: 'confirm' }),
  }),
];
