import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { markErased } from '../../pictures/picture-repository.ts';
import { honours } from '../collections.ts';
import { isOfOwnAccount } from '../ledger/own-account.ts';
import { afterAnswer, openObjections, withoutWords } from './honour-rules.ts';

/** The household wants it, or does not; whoever of it says no, at whatever time, takes it from every list. */
export const answerHonour = action('civility.answerHonour', {
  input: v.strictObject({ communityId, honourId: documentId, agrees: v.boolean(), commandId }),
  access: RESIDENTS,
  load: ({ honourId }) => ({ honour: one(honours, honourId, 'HONOUR_NOT_FOUND') }),
  command: ({ honourId }) => ({
    action: 'civility.answer-honour',
    target: `honour:${honourId}`,
  }),
  budget: 5,
  run: async ({ agrees }, { actor, honour, command }) => {
    const bearer = { kind: 'household' as const, id: honour.placeId };
    if (!(await isOfOwnAccount(actor, { ...honour, bearer }))) {
      throw new Refusal('HONOUR_NOT_FOUND');
    }
    return change({ command }, honours, honour, {
      missing: 'HONOUR_NOT_FOUND',
      decide: (current) => {
        const state = afterAnswer(current.state, agrees);
        if (state === null) throw new Refusal('HONOUR_DECIDED');
        // What was said of them goes with it.
        const words = agrees ? {} : withoutWords(current);
        const telling = openObjections(current) > 0 ? { telling: true } : {};
        return { state, agreed: agrees, answeredBy: actor.residentId, ...words, ...telling };
      },
      follow: async (current) => {
        if (!current.agreed) await markErased(current.communityId, current.pictures ?? []);
      },
      answer: ({ agreed }) => ({ agreed }),
    });
  },
});
