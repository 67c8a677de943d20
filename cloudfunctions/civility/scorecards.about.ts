import { about, index, NOBODY, personal, STAMP, shape, unique } from '../kernel/database/about.ts';
import {
  type ScoreDocument,
  scoreAccounts,
  scorebooks,
  scorecards,
  scoreEntries,
  scores,
} from './collections.ts';
import { accountsAbout, entriesAbout } from './ledgers.about.ts';

/** Being a member of the party is sensitive: the person and the branch alone see anything of it. */
const SEEN = 'whose card it is; of members the branch, of merchants officers of the place';
const KEPT = 'until the person leaves the community or the card, or declines it: then at once';
const DECIDED = 'whoever decides does not decide about what is their own';
const AGREED = 'nobody has a card without agreeing';

export const scorecardCollections = [
  about(scorebooks, {
    indexes: [
      index('lapsing', 'lapsing'),
      index('telling', 'telling'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      book: 'plain',
      tables: personal(
        'names of those who adopted rules',
        'rules have somebody who answers for them',
        SEEN,
        'as long as the book',
      ),
      draft: personal(
        'who has written in the draft',
        'somebody else adopts it',
        'those who write and adopt rules',
        'until it is adopted',
      ),
      closedAt: 'plain',
      lapsing: 'plain',
      telling: 'plain',
      change: STAMP,
    },
  }),
  about(scorecards, {
    indexes: [
      unique('holder', 'communityId', 'holder'),
      index('book', 'communityId', 'book', '-order'),
      index('person', 'communityId', 'residentId'),
      index('telling', 'telling'),
      index('left', 'eraseAt'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      book: personal('that somebody is a party member', AGREED, SEEN, KEPT),
      holder: personal('the member, or the shop', 'one has one card', NOBODY, KEPT),
      residentId: personal('whose card it is', AGREED, SEEN, KEPT),
      name: personal('their name', 'officers know whose card it is', SEEN, KEPT),
      merchant: personal(
        'name and address of a shop',
        'stars are for a shop',
        `${SEEN}; everybody where the keeper agrees to be listed`,
        KEPT,
      ),
      placeId: 'plain',
      enteredBy: personal('who entered it', 'another records signed paper', NOBODY, KEPT),
      state: 'plain',
      listed: 'plain',
      paper: 'plain',
      agreedAt: personal('when they agreed', AGREED, SEEN, KEPT),
      eraseAt: 'plain',
      telling: 'plain',
      order: 'plain',
      change: STAMP,
    },
  }),
  about(scores, {
    indexes: [
      index('card', 'communityId', 'cardId', '-order'),
      index('queue', 'communityId', 'book', 'state', 'order'),
      index('event', 'cardId', 'ruleId', 'day'),
      index('due', 'dueAt'),
      index('telling', 'telling'),
      index('reporter', 'communityId', 'reporter.residentId'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      book: 'plain',
      bookId: 'plain',
      cardId: personal('whose card', 'the score itself', NOBODY, KEPT),
      placeId: 'plain',
      ruleId: 'plain',
      title: 'plain',
      dimension: 'plain',
      version: 'plain',
      points: personal('points', 'the score itself', SEEN, KEPT),
      caps: 'plain',
      reviewers: 'plain',
      appealDays: 'plain',
      day: personal('when it happened', 'the score itself', SEEN, KEPT),
      note: personal('what was seen', 'evidence', SEEN, KEPT),
      reporter: personal('who brought it forward', DECIDED, 'as an office', KEPT),
      state: 'plain',
      reviews: personal('who decided and why', DECIDED, 'as offices, with the reason', KEPT),
      apart: 'plain',
      appealUntil: 'plain',
      appeal: shape<NonNullable<ScoreDocument['appeal']>>({
        residentId: personal('who objects', 'it is heard', NOBODY, KEPT),
        as: 'plain',
        reason: personal('what they object', 'it is heard', SEEN, KEPT),
        at: 'plain',
        upheld: 'plain',
        answer: personal('what was answered', 'it is heard', SEEN, KEPT),
        heardBy: personal('who heard it', DECIDED, 'as an office', KEPT),
      }) as never,
      voiding: personal('who asks to take it back', 'a second one decides', 'as an office', KEPT),
      voidedBy: personal('who took it back', DECIDED, 'as an office', KEPT),
      dueAt: 'plain',
      telling: 'plain',
      posted: personal('points', 'the card', SEEN, KEPT),
      reduced: 'plain',
      order: 'plain',
      change: STAMP,
    },
  }),
  entriesAbout(scoreEntries, SEEN),
  accountsAbout(scoreAccounts),
];
