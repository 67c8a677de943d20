import assert from 'node:assert/strict';
import type { VotingSettingsDocument } from '../../cloudfunctions/ballot/collections.ts';
import { MAPLE } from './community.ts';
import { commandId, type Input } from './inputs.ts';
import type { Linli } from './linli.ts';
import { LOCAL_RULES } from './motions.ts';

/** Local parameters of votes: the secretary proposes them, the party branch agrees. */

/** The proposal that waits, as somebody who decides about it names it. */
export function decidingSettings(linli: Linli, n: number, decision = 'agree'): Input {
  const [saved] = linli
    .documents<VotingSettingsDocument>('votingSettings')
    .filter(({ _id }) => _id === MAPLE);
  const proposalId = saved?.proposed?.id;
  assert.ok(proposalId, 'a change of the settings waits');
  return { communityId: MAPLE, proposalId, decision, commandId: commandId(n) };
}

/** What the secretary proposes waits. */
export async function proposedSettings(
  linli: Linli,
  n: number,
  settings: object = { ...LOCAL_RULES, leastDays: 1 + (n % 50) },
): Promise<Input> {
  const input = { communityId: MAPLE, settings, commandId: commandId(n + 600_000) };
  const { envelope } = await linli.call('ballot', 'saveSettings', input, 'secretary');
  assert.ok(envelope.ok, JSON.stringify(envelope));
  return decidingSettings(linli, n);
}

/** They hold. */
export async function settleSettings(linli: Linli, n: number, settings: object): Promise<void> {
  const input = await proposedSettings(linli, n, settings);
  const { envelope } = await linli.call('ballot', 'decideSettings', input, 'partyBranch');
  assert.ok(envelope.ok, JSON.stringify(envelope));
}
