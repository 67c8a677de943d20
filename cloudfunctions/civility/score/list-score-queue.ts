import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { somebody } from '../event/civility-access.ts';
import { mayDecide } from '../event/event-rules.ts';
import { BOOK_OFFICES, bookPlaces, QUEUE_READERS } from '../scorebook/book-offices.ts';
import { inBook } from '../scorebook/score-schema.ts';
import { countInOffice } from '../scorecard/card-repository.ts';
import { scoreLine } from './score-line.ts';
import { readScoreQueue } from './score-repository.ts';
import { concernOf, deciderOf } from './score-rules.ts';

/** What waits in a book at the places where the caller decides, the oldest first. */
export const listScoreQueue = action('civility.listScoreQueue', {
  input: v.strictObject({
    ...inBook,
    what: v.picklist(['open', 'appealed', 'voiding']),
    after: cursor,
  }),
  access: officersOf('input.communityId', QUEUE_READERS, 'touching'),
  budget: 3,
  run: async ({ communityId, book, what, after }, { actor }) => {
    const places = bookPlaces(actor, book, [what === 'open' ? 'review' : 'hear']);
    const who = somebody(actor);
    const [{ rows, next }, deciders] = await Promise.all([
      readScoreQueue(communityId, book, places, what, after),
      book === 'members'
        ? countInOffice(communityId, BOOK_OFFICES.members.review, dayOf(now()))
        : null,
    ]);
    return {
      scores: rows.map((row) =>
        scoreLine(row, row.cards[0], who.residentId, {
          alike: row.alike.length,
          own: !mayDecide(what, row, deciderOf(concernOf(row.cards, row.people), who)),
        }),
      ),
      next,
      deciders,
    };
  },
});
