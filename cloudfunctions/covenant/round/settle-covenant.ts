import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { countWaiting } from '../amendment/amendment-repository.ts';
import { openFlags } from '../check/flag-rules.ts';
import { type CovenantDocument, covenants } from '../collections.ts';
import { DRAFT_ACCESS } from '../text/covenant-access.ts';
import { oneCovenant, version } from '../text/covenant-schema.ts';
import { CHANGEABLE, publicWithPresent } from '../text/covenant-state-rules.ts';
import { requirePassingText } from './passing-text.ts';

/**
 * The text stands still, once nothing that was said about it lacks its answer. An amendment that is
 * written at the same time is noted in the text (`asked`), and the text settles only as it was seen.
 */
export const settleCovenant = action('covenant.settleCovenant', {
  input: v.strictObject({ ...oneCovenant, version, commandId }),
  access: DRAFT_ACCESS,
  load: ({ covenantId }) => ({ covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND') }),
  command: ({ covenantId }) => ({ action: 'covenant.settle', target: `covenant:${covenantId}` }),
  budget: 4,
  run: ({ communityId, covenantId, version }, context) => {
    const { actor, command } = context;
    const requireSettling = (covenant: CovenantDocument) => {
      if (!CHANGEABLE.includes(covenant.state)) throw new Refusal('COVENANT_FROZEN');
      if (covenant.version !== version) throw new Refusal('COVENANT_CHANGED');
    };
    return change(context, covenants, context.covenant, {
      missing: 'COVENANT_NOT_FOUND',
      prepare: async (covenant) => {
        requireSettling(covenant);
        const checked = await requirePassingText(covenant, context);
        requireAnswers(covenant);
        const amendments = await countWaiting(communityId, covenantId);
        if (amendments > 0) throw new Refusal('COVENANT_AMENDMENTS_OPEN', { amendments });
        return { checked, asked: covenant.asked };
      },
      decide: (covenant, { checked, asked }) => {
        requireSettling(covenant);
        requireAnswers(covenant);
        if (covenant.asked !== asked) throw new Refusal('COVENANT_CHANGED');
        const settled = { at: command.stamp.at, byName: actor.resident.name };
        const publicVersions = publicWithPresent(covenant);
        return { state: 'settled' as const, checked, settled, publicVersions };
      },
      seen: ['version', 'state', 'motionId', 'asked'],
      answer: ({ fingerprint }) => ({ fingerprint }),
    });
  },
});

function requireAnswers(covenant: CovenantDocument): void {
  const flags = openFlags(covenant).length;
  if (flags > 0) throw new Refusal('COVENANT_FLAGS_OPEN', { flags });
}
