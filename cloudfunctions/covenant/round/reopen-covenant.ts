import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { covenants } from '../collections.ts';
import { DRAFT_ACCESS } from '../text/covenant-access.ts';
import { oneCovenant } from '../text/covenant-schema.ts';
import { publicVersions } from '../text/covenant-state-rules.ts';

/** Back to a draft, while no vote on it is announced. */
export const reopenCovenant = action('covenant.reopenCovenant', {
  input: v.strictObject({ ...oneCovenant, commandId }),
  access: DRAFT_ACCESS,
  load: ({ covenantId }) => ({ covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND') }),
  command: ({ covenantId }) => ({ action: 'covenant.reopen', target: `covenant:${covenantId}` }),
  budget: 3,
  run: (_, context) =>
    change(context, covenants, context.covenant, {
      missing: 'COVENANT_NOT_FOUND',
      decide: (covenant) => {
        const { state, motionId } = covenant;
        if (state !== 'settled' || motionId !== null) throw new Refusal('COVENANT_FROZEN');
        const read = publicVersions(covenant);
        return { state: 'draft' as const, openUntil: null, settled: null, publicVersions: read };
      },
      seen: ['version', 'state', 'motionId'],
      answer: () => ({ state: 'draft' }),
    }),
});
