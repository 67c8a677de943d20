import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { DAY } from '../../kernel/calendar.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { officersOf } from '../../people/officers.ts';
import { requireNotOwn } from '../../people/second-person.ts';
import { places } from '../../places/collections.ts';
import { type CardDocument, scorebooks, scorecards } from '../collections.ts';
import { bookCommand, bookIdOf } from '../scorebook/book-command.ts';
import { KEEPERS, requireOffice } from '../scorebook/book-offices.ts';
import { inBook, merchant } from '../scorebook/score-schema.ts';
import { shopKey } from './shop-key.ts';

/** Whoever has not answered by then is left alone: that they were asked says something of them. */
const ASKED_FOR = 30 * DAY;

/** An officer enters a member, or a shop with who keeps it: they are asked, and have no card before they agree. */
export const enterCard = action('civility.enterCard', {
  input: v.strictObject({
    ...inBook,
    residentId: documentId,
    merchant: v.nullable(merchant),
    commandId,
  }),
  access: officersOf('input.communityId', KEEPERS, 'within'),
  load: ({ communityId, book, residentId, merchant: shop }) => ({
    found: one(scorebooks, bookIdOf(communityId, book)),
    person: one(residents, residentId),
    place: one(places, shop?.placeId),
  }),
  command: ({ communityId, book }) => bookCommand('enter-card', 'scorecard', { communityId, book }),
  budget: 4,
  run: async ({ communityId, book, residentId, merchant: shop }, context) => {
    const { actor, found, person, place } = context;
    requireOffice(actor, book, 'keep', communityId);
    const requireFit = () => {
      if (!found || found.tables.length === 0) throw new Refusal('SCOREBOOK_OFF');
      if (found.closedAt !== null) throw new Refusal('SCOREBOOK_CLOSED');
      if (!person || person.leftBy !== undefined) throw new Refusal('RESIDENT_NOT_FOUND');
      if ((shop === null) !== (book === 'members') || (shop && !place)) {
        throw new Refusal('PLACE_NOT_FOUND');
      }
      const homes = person.households.map(({ householdId }) => householdId);
      requireNotOwn(actor, { people: [residentId], households: homes }, 'CARD_OWN');
      return person.name;
    };
    return insert(context, communityId, scorecards, {
      decide: (change): CardDocument => ({
        _id: change.id,
        communityId,
        book,
        holder: shop ? `${book}:${shop.placeId}:${shopKey(shop.name)}` : `${book}:${residentId}`,
        residentId,
        name: requireFit(),
        merchant: shop,
        placeId: shop?.placeId ?? communityId,
        enteredBy: actor.residentId,
        state: 'asked',
        listed: false,
        paper: false,
        agreedAt: null,
        eraseAt: change.at + ASKED_FOR,
        telling: true,
        order: change.at,
        change,
      }),
      taken: () => {
        throw new Refusal('CARD_TAKEN');
      },
      answer: (_, { id }) => ({ cardId: id }),
    });
  },
});
