import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { covenants } from '../collections.ts';
import { DRAFT_ACCESS } from '../text/covenant-access.ts';
import { oneCovenant, reason } from '../text/covenant-schema.ts';
import { CHANGEABLE } from '../text/covenant-state-rules.ts';
import { flagsOf } from './flag-rules.ts';

/** Why the words stay as they are; another answer takes the place of the one before. */
export const answerFlag = action('covenant.answerFlag', {
  input: v.strictObject({ ...oneCovenant, flagId: documentId, reason, commandId }),
  access: DRAFT_ACCESS,
  load: ({ covenantId }) => ({ covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND') }),
  command: ({ covenantId }) => ({ action: 'covenant.answer', target: `covenant:${covenantId}` }),
  budget: 3,
  run: ({ flagId, reason }, context) => {
    const { actor, command, covenant } = context;
    return change(context, covenants, covenant, {
      missing: 'COVENANT_NOT_FOUND',
      decide: (current) => {
        if (!flagsOf(current).some((one) => one.flagId === flagId)) throw new Refusal('FLAG_GONE');
        if (!CHANGEABLE.includes(current.state)) throw new Refusal('COVENANT_FROZEN');
        // The answer is about the words that were looked at.
        if (current.version !== covenant.version) throw new Refusal('COVENANT_CHANGED');
        const answer = { reason, byName: actor.resident.name, at: command.stamp.at };
        return { answers: { ...current.answers, [flagId]: answer } };
      },
      seen: ['version', 'state'],
      answer: (current) => {
        const flag = flagsOf(current).find((one) => one.flagId === flagId);
        if (!flag) throw new Refusal('FLAG_GONE');
        return flag;
      },
    });
  },
});
