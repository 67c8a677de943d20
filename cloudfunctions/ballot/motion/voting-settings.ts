import type { BallotActions } from '../../../typings/contract/ballot.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { VotingSettingsDocument } from '../collections.ts';
import { getSettings, votingSettings } from './motion-repository.ts';
import { DEFAULT_SETTINGS } from './motion-rules.ts';

export const settingsLoad = ({ communityId }: { communityId: string }) => ({
  settings: { from: 'votingSettings', ids: communityId },
});

/** What holds in this community, or what holds until it says otherwise. */
export function settingsOf({ loaded }: Pick<ActorContext, 'loaded'>) {
  const found = loaded.settings?.[0] as VotingSettingsDocument | undefined;
  return found?.settings ?? DEFAULT_SETTINGS;
}

export async function showSettings(
  _input: BallotActions['showSettings']['input'],
  context: ActorContext,
): Promise<BallotActions['showSettings']['data']> {
  return settingsOf(context);
}

/** Local parameters are the community's own: they hold for motions that are announced from now on. */
export async function saveSettings(
  { communityId, settings, commandId }: BallotActions['saveSettings']['input'],
  { openid, actor, loaded }: ActorContext,
): Promise<BallotActions['saveSettings']['data']> {
  const target = `community:${communityId}`;
  const change = stampOf(openid, commandId, actor.residentId, 'voting.settings', target);
  let before = loaded.settings?.[0] as VotingSettingsDocument | undefined;
  if (!before) {
    const made = { _id: communityId, communityId, settings, change };
    if (await votingSettings.insert(made)) {
      await recordAudit(communityId, change);
      return settings;
    }
    before = await getSettings(communityId);
    if (!before) throw new Refusal('SERVICE_BUSY');
  }
  if (before.change.id === change.id) {
    await recordAudit(communityId, before.change);
    return before.settings;
  }
  const changed = await votingSettings.change(
    { communityId, _id: communityId, 'change.id': before.change.id },
    { settings, change },
  );
  if (changed === 0) {
    const now = await getSettings(communityId);
    if (now?.change.id !== change.id) throw new Refusal('SETTINGS_CHANGED');
  }
  await recordAudit(communityId, change);
  return settings;
}
