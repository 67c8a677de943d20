import * as v from 'valibot';
import { commandOf, stampOf } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { isTemplate } from '../../messages/templates.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { countGrants } from '../../people/resident-repository.ts';

const templateId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** Counts what the person accepted: one accepted request is one message that may be sent. */
export const grantMessages = action('resident.grantMessages', {
  input: v.strictObject({
    communityId,
    templateIds: v.pipe(v.array(templateId), v.minLength(1), v.maxLength(3)),
    commandId,
  }),
  access: RESIDENTS,
  budget: 5,
  run: async (input, { openid, actor }) => {
    const wanted = [...new Set(input.templateIds)];
    // Only templates that we send: anything else would pile up in the person's entry.
    if (!wanted.every(isTemplate)) {
      throw new Refusal('INPUT_INVALID', { field: 'templateIds' });
    }
    const { residentId, resident } = actor;
    const line = { action: 'message.grant', target: `resident:${residentId}` };
    const stamp = stampOf(openid, input.commandId, residentId, line);
    const commanded = await commandOf(input.communityId, stamp, [resident]);
    return countGrants(commanded, resident, wanted, () => ({ granted: wanted.length }));
  },
});
