import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { amendments, covenants } from '../collections.ts';
import { oneCovenant } from '../text/covenant-schema.ts';
import { seenCovenant } from '../text/see-covenant.ts';

/** Takes back what one asked for, while it waits. */
export const withdrawAmendment = action('covenant.withdrawAmendment', {
  input: v.strictObject({ ...oneCovenant, amendmentId: documentId, commandId }),
  access: RESIDENTS,
  load: ({ covenantId, amendmentId }) => ({
    covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND'),
    amendment: one(amendments, amendmentId, 'AMENDMENT_NOT_FOUND'),
  }),
  command: ({ amendmentId }) => ({
    action: 'amendment.withdraw',
    target: `amendment:${amendmentId}`,
  }),
  budget: 3,
  run: ({ covenantId }, context) => {
    seenCovenant(context);
    const { actor, amendment } = context;
    if (amendment.covenantId !== covenantId || amendment.residentId !== actor.residentId) {
      throw new Refusal('AMENDMENT_NOT_FOUND');
    }
    return change(context, amendments, amendment, {
      missing: 'AMENDMENT_NOT_FOUND',
      decide: ({ state }) => {
        if (state !== 'open') throw new Refusal('AMENDMENT_DECIDED');
        return { state: 'withdrawn', rank: 0 } as const;
      },
      seen: ['state'],
      answer: () => ({ state: 'withdrawn' }),
    });
  },
});
