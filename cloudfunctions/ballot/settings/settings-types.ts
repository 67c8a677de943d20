import type { VotingSettings } from '../../../typings/contract/motion.ts';

/** A change that one officer has proposed. `id` is that of the command. */
export interface SettingsProposal {
  id: string;
  settings: VotingSettings;
  by: { residentId: string; name: string };
  at: number;
}
