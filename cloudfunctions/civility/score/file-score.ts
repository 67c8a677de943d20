import * as v from 'valibot';
import type { InputOf } from '../../kernel/action/action.ts';
import { many, one } from '../../kernel/action/load.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { day, text } from '../../kernel/schema.ts';
import { type ActorContext, action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pictures } from '../../pictures/collections.ts';
import { pictureIds, requirePictures } from '../../pictures/picture-input.ts';
import { CLAIM_DAYS } from '../claim/claim-rules.ts';
import { ruleId } from '../claim/claim-schema.ts';
import {
  type CardDocument,
  type ScorebookDocument,
  type ScoreDocument,
  scorebooks,
  scorecards,
  scores,
} from '../collections.ts';
import { requireRoom } from '../event/event-decisions.ts';
import { newEvent } from '../event/event-rules.ts';
import { ruleOn } from '../rule/table-rules.ts';
import { bookCommand, bookIdOf } from '../scorebook/book-command.ts';
import { bookOffice } from '../scorebook/book-offices.ts';
import { ofCard } from '../scorebook/score-schema.ts';
import { openTableOn } from '../scorebook/score-table-rules.ts';
import { requireCard } from '../scorecard/card-access.ts';
import { findYear, scoreEvents } from './score-repository.ts';
import { picturePurpose } from './score-rules.ts';

/** Brings an event forward for a card that is agreed to: whose it is, or an officer who reports. */
export const fileScore = action('civility.fileScore', {
  input: v.strictObject({
    ...ofCard,
    ruleId,
    day,
    note: v.union([v.literal(''), text(200)]),
    pictures: pictureIds,
  }),
  access: RESIDENTS,
  load: ({ communityId, book, cardId, pictures: ids = [] }) => ({
    added: many(pictures, ids),
    found: one(scorecards, cardId),
    rules: one(scorebooks, bookIdOf(communityId, book)),
  }),
  command: ({ communityId, book }) => bookCommand('file-score', 'score', { communityId, book }),
  budget: 5,
  run: async (input, context) => {
    const { communityId, cardId, pictures: ids = [] } = input;
    const { residentId } = context.actor;
    const card = requireCard(context.actor, context.found);
    let alike: ScoreDocument[] = [];
    return insert(context, communityId, scores, {
      prepare: async () => {
        const { rule } = requireRule(input, context, card);
        const [moved, found] = await Promise.all([
          findYear(communityId, cardId, input.day.slice(0, 4)),
          scoreEvents.findAlike({ communityId, cardId, ruleId: rule.ruleId, day: input.day }),
        ]);
        const byRule = moved.filter((entry) => entry.rule?.ruleId === rule.ruleId);
        requireRoom(rule.caps, byRule, input.day);
        // A repeat after a crash finds its own.
        alike = found.filter(({ _id }) => _id !== context.command.stamp.id);
      },
      decide: (change): ScoreDocument => {
        const { rule, version, as } = requireRule(input, context, card);
        requirePictures(context.added, ids, picturePurpose(card.book), residentId, change.at);
        return {
          _id: change.id,
          communityId,
          book: card.book,
          bookId: bookIdOf(communityId, card.book),
          cardId,
          placeId: card.placeId,
          dimension: rule.dimension,
          points: rule.points,
          telling: true,
          ...(ids.length > 0 ? { pictures: ids } : {}),
          ...newEvent(rule, version, { ...input, reporter: { residentId, as } }, change),
        };
      },
      answer: (_, { id }) => ({ scoreId: id, alike: alike.length }),
    });
  },
});

type Filed = InputOf<'civility.fileScore'>;
type Context = Pick<ActorContext, 'actor'> & { rules: ScorebookDocument | undefined };

/** The rule of that day, if the caller may bring forward what it is about. @throws Refusal */
function requireRule(input: Filed, { actor, rules }: Context, card: CardDocument) {
  if (card.book !== input.book) throw new Refusal('CARD_NOT_FOUND');
  if (rules && rules.closedAt !== null) throw new Refusal('SCOREBOOK_CLOSED');
  if (card.state !== 'agreed' || card.agreedAt === null) throw new Refusal('CARD_NOT_AGREED');
  const today = dayOf(now());
  if (input.day > today || input.day < addDays(today, -CLAIM_DAYS)) {
    throw new Refusal('CLAIM_DAY_UNFIT', { days: CLAIM_DAYS });
  }
  if (input.day < dayOf(card.agreedAt)) throw new Refusal('CARD_DAY_EARLY');
  if (!rules || !openTableOn(rules, input.day)) throw new Refusal('SCOREBOOK_OFF');
  const found = ruleOn(rules.tables, input.ruleId, input.day);
  if (!found) throw new Refusal('RULE_NOT_FOUND');
  const { rule, table } = found;
  if (rule.evidence && input.note === '') throw new Refusal('CLAIM_NOTE_MISSING');
  const office = bookOffice(actor, card.book, 'report', card.placeId);
  // What officers see, somebody else sees of an officer's own card.
  const isOwn = card.residentId === actor.residentId;
  const isBearer = isOwn && rule.reporters.includes('bearer');
  const isOfficer = !isOwn && office !== '' && rule.reporters.includes('officer');
  if (!isBearer && !isOfficer) throw new Refusal('SCORE_RULE_NOT_THEIRS');
  return { rule, version: table.version, as: isBearer ? '' : office };
}
