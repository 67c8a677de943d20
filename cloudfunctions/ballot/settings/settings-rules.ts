import type {
  ChangedSetting,
  SavedVotingSettings,
  SettingsChange,
  VotingSettings,
} from '../../../typings/contract/motion.ts';
import type { HeldRole, Role } from '../../../typings/contract/resident.ts';
import type { VotingSettingsDocument } from '../collections.ts';
import { DEFAULT_SETTINGS, settingsOf } from '../motion/motion-rules.ts';
import type { SettingsProposal } from './settings-types.ts';

const NAMES = Object.keys(DEFAULT_SETTINGS) as (keyof VotingSettings)[];
/** Of changes that held, how many are kept beside the settings; all of them stand in the audit trail. */
const MOST_CHANGES = 50;

/** What differs, setting by setting, in the order in which they are shown. */
function changesBetween(before: VotingSettings, after: VotingSettings): ChangedSetting[] {
  const textOf = (settings: VotingSettings, name: keyof VotingSettings) =>
    String({ ...DEFAULT_SETTINGS, ...settings }[name]);
  return NAMES.map((name) => ({
    name,
    before: textOf(before, name),
    after: textOf(after, name),
  })).filter((one) => one.before !== one.after);
}

type Kept = Pick<VotingSettingsDocument, 'settings' | 'proposed' | 'history'>;

/** What is kept once somebody has proposed these settings; to propose those that hold takes a proposal back. */
export function proposing(current: Kept | undefined, proposal: SettingsProposal): Kept {
  const settings = current?.settings ?? DEFAULT_SETTINGS;
  const isChange = changesBetween(settings, proposal.settings).length > 0;
  return { settings, proposed: isChange ? proposal : null, history: current?.history ?? [] };
}

/** What is kept once a second officer has agreed. */
export function agreeing(
  { settings, history = [] }: Kept,
  proposal: SettingsProposal,
  second: { at: number; name: string },
): Kept {
  const change: SettingsChange = {
    at: second.at,
    byName: proposal.by.name,
    agreedByName: second.name,
    changes: changesBetween(settings, proposal.settings),
  };
  return {
    settings: proposal.settings,
    proposed: null,
    history: [change, ...history].slice(0, MOST_CHANGES),
  };
}

/** Those who lead the community, and those who watch them: a second one of them agrees. */
export const SETTINGS_DECIDERS: readonly Role[] = ['secretary', 'party-branch', 'supervisor'];

/** As a reader sees it. */
export function savedSettings(
  found: VotingSettingsDocument | undefined,
  { residentId, roles }: { residentId: string; roles: readonly HeldRole[] },
): SavedVotingSettings {
  const settings = settingsOf(found);
  const { proposed } = found ?? {};
  return {
    ...settings,
    seen: found?.change.id ?? null,
    proposed: proposed
      ? {
          proposalId: proposed.id,
          settings: proposed.settings,
          changes: changesBetween(settings, proposed.settings),
          byName: proposed.by.name,
          at: proposed.at,
          own: proposed.by.residentId === residentId,
        }
      : null,
    history: found?.history ?? [],
    mayPropose: roles.some(({ role }) => role === 'secretary'),
    mayDecide: roles.some(({ role }) => SETTINGS_DECIDERS.includes(role)),
  };
}
