import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { DAY } from '../../kernel/calendar.ts';
import { requireFresh } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { CODE_DAYS, printedCode } from '../../people/code-rules.ts';
import { households } from '../../people/collections.ts';
import { codeOf, issuedCode } from '../../people/household-code.ts';
import { changeHousehold } from '../../people/household-repository.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { requireNotOwn } from '../../people/second-person.ts';
import { householdId } from '../../places/place-schema.ts';

/**
 * A new one-time code for a household; the one before it stops working. The code follows from the
 * command by a keyed hash, so a retry gives the same one and nowhere is it stored. A late retry never
 * takes the place of a newer code, and after an hour it shows none.
 */
export const issueCode = action('resident.issueCode', {
  input: v.strictObject({ communityId, householdId, commandId }),
  access: officersOf('input.householdId', OFFICERS, 'within'),
  load: (input) => ({ household: one(households, input.householdId, 'HOUSEHOLD_NOT_FOUND') }),
  command: (input) => ({
    action: 'household.issue-code',
    target: `household:${input.householdId}`,
  }),
  budget: 4,
  run: (input, context) => {
    const code = codeOf(context.openid, input.commandId, input.householdId);
    const issued = issuedCode(code, context.command.stamp);
    return changeHousehold(context, context.household, {
      prepare: async ({ _id }) => {
        requireNotOwn(context.actor, { households: [_id] }, 'HOUSEHOLD_OWN');
      },
      decide: ({ code: { hash } }) => (hash === issued.hash ? null : { code: issued }),
      answer: ({ _id, label, code: { hash, issuedAt } }) => {
        if (hash !== issued.hash) throw new Refusal('CODE_UNKNOWN'); // replaced since
        const from = issuedAt ?? issued.issuedAt;
        requireFresh(from);
        return {
          householdId: _id,
          label,
          code: printedCode(code),
          expiresAt: from + CODE_DAYS * DAY,
        };
      },
    });
  },
});
