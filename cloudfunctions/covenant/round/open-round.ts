import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { endOfDay } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, day } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { type CovenantDocument, covenants } from '../collections.ts';
import { DRAFT_ACCESS } from '../text/covenant-access.ts';
import { oneCovenant } from '../text/covenant-schema.ts';
import { CHANGEABLE, mayOpenUntil, publicWithPresent } from '../text/covenant-state-rules.ts';
import { requirePassingText } from './passing-text.ts';

/** Everybody there may comment until the end of a day; a later day prolongs. */
export const openRound = action('covenant.openRound', {
  input: v.strictObject({ ...oneCovenant, until: day, commandId }),
  access: DRAFT_ACCESS,
  load: ({ covenantId }) => ({ covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND') }),
  command: ({ covenantId }) => ({ action: 'covenant.open', target: `covenant:${covenantId}` }),
  budget: 3,
  run: ({ until }, context) => {
    const openUntil = endOfDay(until);
    const { at } = context.command.stamp;
    const requireOpenable = (covenant: CovenantDocument) => {
      if (!CHANGEABLE.includes(covenant.state)) throw new Refusal('COVENANT_FROZEN');
      if (!mayOpenUntil(covenant, openUntil, at)) throw new Refusal('COVENANT_DATE_PAST');
    };
    return change(context, covenants, context.covenant, {
      missing: 'COVENANT_NOT_FOUND',
      prepare: async (covenant) => {
        requireOpenable(covenant);
        const checked = await requirePassingText(covenant, context);
        return { checked, version: covenant.version };
      },
      decide: (covenant, { checked, version }) => {
        requireOpenable(covenant);
        if (covenant.version !== version) throw new Refusal('COVENANT_CHANGED');
        const publicVersions = publicWithPresent(covenant);
        return { state: 'open' as const, openUntil, checked, publicVersions };
      },
      seen: ['version', 'state', 'motionId'],
      answer: () => ({ openUntil }),
    });
  },
});
