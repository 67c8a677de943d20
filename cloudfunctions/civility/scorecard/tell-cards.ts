import { chineseMinute } from '../../kernel/calendar.ts';
import { job } from '../../kernel/upkeep.ts';
import { queueMessages } from '../../messages/outbox.ts';
import { shortened } from '../../messages/templates.ts';
import {
  type CardDocument,
  type ScorebookDocument,
  type ScoreDocument,
  scorebooks,
  scorecards,
  scores,
} from '../collections.ts';
import { cardMessages } from '../message-subject.ts';
import { removeScores, scoreEvents, withCard } from '../score/score-repository.ts';
import { QUIET, scoreToldOf } from '../score/score-rules.ts';
import {
  endAsking,
  findAgreedAfter,
  findPhones,
  saveTelling,
  tellingDue,
} from './card-repository.ts';

interface Told {
  title: string;
  words: string;
  at: number;
}

/** Queues one message for each of these people who has a phone. @param change the id that tells it from others */
async function tell(
  communityId: string,
  ids: readonly string[],
  change: string,
  { title, words, at }: Told,
): Promise<void> {
  const people = await findPhones(communityId, ids);
  await queueMessages(
    cardMessages,
    people.map(({ _id: residentId, openid }) => ({
      _id: `cards:${change}:${residentId}`,
      communityId,
      aboutId: communityId,
      residentId,
      openid,
      data: {
        thing1: { value: shortened(title) },
        time2: { value: chineseMinute(at) },
        thing3: { value: shortened(words) },
      },
    })),
  );
}

/** Whoever is asked for a card is told so. */
export const tellAsked = job<CardDocument>({
  name: 'civility.tell-asked',
  collection: scorecards,
  due: () => ({ telling: true, state: 'asked' }),
  one: async (card) => {
    const { communityId, residentId, merchant, change } = card;
    const words = merchant ? { title: merchant.name, words: '请您看看要不要参加记分' } : QUIET;
    await tell(communityId, [residentId], change.id, { ...words, at: change.at });
    await endAsking(card);
  },
});

const A_STEP = 200;

/** Whoever has a card is told of rules to come, before they hold. */
export const tellRules = job<ScorebookDocument>({
  name: 'civility.tell-rules',
  collection: scorebooks,
  due: tellingDue,
  steps: true,
  one: async (book) => {
    const cards = await findAgreedAfter(book, book.telling ?? '', A_STEP);
    const words =
      book.book === 'members'
        ? QUIET
        : { title: '商户记分有新办法', words: '开始的日子和内容请看看' };
    const ids = [...new Set(cards.map(({ residentId }) => residentId))];
    await tell(book.communityId, ids, book.change.id, { ...words, at: book.change.at });
    const last = cards.length === A_STEP ? cards.at(-1) : undefined;
    await saveTelling(book, last?._id ?? null);
  },
});

/**
 * Whose card it is is told what was decided, once for each decision. What was brought forward as its card was erased
 * is erased as well.
 */
export const tellBearers = job<ScoreDocument, ScoreDocument & { cards: CardDocument[] }>({
  name: 'civility.tell-bearers',
  collection: scores,
  due: () => ({ telling: true }),
  stages: withCard,
  one: async ({ cards: [card], ...score }) => {
    if (!card || card.state === 'left') return removeScores(score.communityId, score.cardId);
    const told = card.state === 'agreed' ? scoreToldOf(score, card) : null;
    if (told) await tell(score.communityId, [card.residentId], score.change.id, told);
    await scoreEvents.endTelling(score);
  },
});
