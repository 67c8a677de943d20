import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { cardLine } from './card-line.ts';
import { findCardsOf } from './card-repository.ts';

/** One's own cards, also those that wait for one's answer. */
export const listOwnCards = action('civility.listOwnCards', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 2,
  run: async ({ communityId }, { actor }) => {
    const cards = await findCardsOf(communityId, actor.residentId);
    return { cards: cards.map((card) => cardLine(card, actor.residentId)) };
  },
});
