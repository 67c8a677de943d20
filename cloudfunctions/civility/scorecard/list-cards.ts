import * as v from 'valibot';
import { cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { bookPlaces, QUEUE_READERS } from '../scorebook/book-offices.ts';
import { inBook } from '../scorebook/score-schema.ts';
import { cardLine } from './card-line.ts';
import { readCards } from './card-repository.ts';

/** Cards of a book at the caller's places, also those that are not answered. */
export const listCards = action('civility.listCards', {
  input: v.strictObject({ ...inBook, after: cursor }),
  access: officersOf('input.communityId', QUEUE_READERS, 'touching'),
  budget: 2,
  run: async ({ communityId, book, after }, { actor }) => {
    const places = bookPlaces(actor, book, ['keep', 'report', 'review', 'hear']);
    const { rows, next } = await readCards(communityId, book, places, after);
    return { cards: rows.map((card) => cardLine(card, actor.residentId)), next };
  },
});
