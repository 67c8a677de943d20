import * as v from 'valibot';
import type { CovenantState } from '../../../typings/contract/covenant.ts';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { covenants } from '../collections.ts';
import { DRAFT_ACCESS } from '../text/covenant-access.ts';
import { oneCovenant, reason } from '../text/covenant-schema.ts';
import { CHANGEABLE } from '../text/covenant-state-rules.ts';

const DROPPABLE: readonly CovenantState[] = [...CHANGEABLE, 'settled'];

/** Gives up a text that is not in force. */
export const dropCovenant = action('covenant.dropCovenant', {
  input: v.strictObject({ ...oneCovenant, reason, commandId }),
  access: DRAFT_ACCESS,
  load: ({ covenantId }) => ({ covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND') }),
  command: ({ covenantId }) => ({ action: 'covenant.drop', target: `covenant:${covenantId}` }),
  budget: 3,
  run: ({ reason }, context) =>
    change(context, covenants, context.covenant, {
      missing: 'COVENANT_NOT_FOUND',
      decide: ({ state, motionId }) => {
        if (!DROPPABLE.includes(state) || motionId !== null) throw new Refusal('COVENANT_FROZEN');
        const { at } = context.command.stamp;
        const dropped = { at, reason, byName: context.actor.resident.name };
        return { state: 'dropped', dropped } as const;
      },
      seen: ['version', 'state', 'motionId'],
      answer: () => ({ state: 'dropped' }),
    }),
});
