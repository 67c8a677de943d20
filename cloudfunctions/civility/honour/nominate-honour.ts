import * as v from 'valibot';
import { many, one } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pictures } from '../../pictures/collections.ts';
import { pictureIds, requirePictures } from '../../pictures/picture-input.ts';
import { householdId } from '../../places/place-schema.ts';
import { reason, ruleId } from '../claim/claim-schema.ts';
import { type HonourDocument, honours } from '../collections.ts';
import { officeAt, REPORTERS } from '../event/civility-access.ts';
import { holderOf, isOwn } from '../ledger/account-id.ts';
import { isFit } from './honour-rules.ts';

/**
 * An officer of a door says what a household is to be honoured for, or the household itself does, which agrees by
 * that. Nothing is seen by others before it has agreed, others have decided, and it is published.
 */
export const nominateHonour = action('civility.nominateHonour', {
  input: v.strictObject({
    communityId,
    householdId,
    kind: v.picklist(['stars', 'title']),
    title: v.union([v.literal(''), line(20)]),
    stars: v.pipe(v.array(ruleId), v.maxLength(10)),
    reason,
    pictures: pictureIds,
    commandId,
  }),
  access: RESIDENTS,
  load: ({ householdId, pictures: ids = [] }) => ({
    household: one(households, householdId, 'HOUSEHOLD_NOT_FOUND'),
    added: many(pictures, ids),
  }),
  command: () => ({ action: 'civility.nominate', target: 'honour:', creates: true as const }),
  budget: 3,
  run: (input, context) => {
    const { communityId, householdId: id, kind, title, stars, reason: why } = input;
    const { pictures: ids = [] } = input;
    const { actor, household } = context;
    const bearer = { kind: 'household' as const, id };
    const isOwnHome = isOwn(bearer, actor);
    const as = isOwnHome ? '' : officeAt(actor, id, REPORTERS);
    if (!isOwnHome && as === '') throw new Refusal('HONOUR_NOT_THEIRS');
    if (!isFit(kind, title, stars)) throw new Refusal('HONOUR_STARS_UNFIT');
    const { residentId } = actor;
    return insert(context, communityId, honours, {
      decide: (change): HonourDocument => {
        requirePictures(context.added, ids, 'honour', residentId, change.at);
        return {
          _id: change.id,
          communityId,
          ...holderOf(bearer, { household, person: undefined }),
          kind,
          title,
          stars,
          reason: why,
          nominatedBy: { residentId, as },
          agreed: isOwnHome,
          answeredBy: isOwnHome ? residentId : null,
          review: null,
          decision: null,
          motionId: null,
          until: null,
          term: null,
          state: isOwnHome ? 'agreed' : 'asked',
          order: change.at,
          ...(ids.length > 0 ? { pictures: ids } : {}),
          change,
        };
      },
      answer: (_, { id: honourId }) => ({ honourId }),
    });
  },
});
