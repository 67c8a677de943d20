import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { requireFewObjections } from '../../people/objection-rules.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { reason } from '../claim/claim-schema.ts';
import { honours } from '../collections.ts';
import { somebody } from '../event/civility-access.ts';
import { standingOf } from './honour-rules.ts';

/** Objections to one honour by everybody together: it is one document. */
const MOST = 100;

/**
 * Any resident objects while an honour is announced, but for its household, which may say no instead. Everybody sees
 * how many have; only they and whoever hears it read why.
 */
export const objectToHonour = action('civility.objectToHonour', {
  input: v.strictObject({ communityId, honourId: documentId, reason, commandId }),
  access: RESIDENTS,
  load: ({ honourId }) => ({ honour: one(honours, honourId, 'HONOUR_NOT_FOUND') }),
  command: ({ honourId }) => ({
    action: 'civility.object-to-honour',
    target: `honour:${honourId}`,
  }),
  budget: 3,
  run: ({ reason: text }, { actor, honour, command }) => {
    const { id, at } = command.stamp;
    const { residentId } = actor;
    // Nobody learns of what is not announced.
    if (honour.state !== 'published' || !honour.agreed) throw new Refusal('HONOUR_NOT_FOUND');
    return change({ command }, honours, honour, {
      missing: 'HONOUR_NOT_FOUND',
      decide: (current) => {
        const { objections = [], placeId } = current;
        if (standingOf(current, at) !== 'announced') throw new Refusal('HONOUR_OBJECTION_LATE');
        if (somebody(actor).homes.includes(placeId)) throw new Refusal('HONOUR_OWN');
        requireFewObjections(objections.filter((one) => one.residentId === residentId).length);
        if (objections.length >= MOST) throw new Refusal('OBJECTION_TOO_MANY', { most: MOST });
        const objection = { objectionId: id, residentId, text, at, answer: null };
        return { objections: [...objections, objection] };
      },
      answer: () => ({ objectionId: id }),
    });
  },
});
