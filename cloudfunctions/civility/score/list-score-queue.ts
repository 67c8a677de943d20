import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { somebody } from '../claim/civility-access.ts';
import { BOOK_OFFICES, bookPlaces, QUEUE_READERS } from '../scorebook/book-offices.ts';
import { inBook } from '../scorebook/score-schema.ts';
import { countInOffice } from '../scorecard/card-repository.ts';
import { scoreLine } from './score-line.ts';
import { readScoreQueue, type ScoreRow } from './score-repository.ts';
import { isConcernedBy, mayHearScore, mayReviewScore } from './score-rules.ts';

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
    const may = (row: ScoreRow) => {
      const homes = row.people[0]?.households.map(({ householdId }) => householdId) ?? [];
      const concern = { bearerId: row.cards[0]?.residentId ?? '', homes };
      const hasSaid = row.reviews.some(({ residentId }) => residentId === who.residentId);
      if (what === 'open') return mayReviewScore(row, concern, who) && !hasSaid;
      if (what === 'appealed') return mayHearScore(row, concern, who);
      return row.voiding?.residentId !== who.residentId && !isConcernedBy(concern, who);
    };
    const [{ rows, next }, deciders] = await Promise.all([
      readScoreQueue(communityId, book, places, what, after),
      book === 'members'
        ? countInOffice(communityId, BOOK_OFFICES.members.review, dayOf(now()))
        : null,
    ]);
    return {
      scores: rows.map((row) =>
        scoreLine(row, row.cards[0], who.residentId, { alike: row.all.length, own: !may(row) }),
      ),
      next,
      deciders,
    };
  },
});
