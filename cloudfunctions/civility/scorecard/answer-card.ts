import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type ActorContext, action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { requireNotOwn, requireSecondPerson } from '../../people/second-person.ts';
import { type CardDocument, scorecards } from '../collections.ts';
import { bookCommand } from '../scorebook/book-command.ts';
import { bookOffice } from '../scorebook/book-offices.ts';
import { ofCard } from '../scorebook/score-schema.ts';
import { findCard } from './card-repository.ts';
import { eraseCard, eraseTime } from './erase-card.ts';

/**
 * Whose card it is agrees, or leaves, at whatever time. For somebody without WeChat an officer records what they have
 * signed, another than who entered the card. Leaving erases the card and all that was said.
 */
export const answerCard = action('civility.answerCard', {
  input: v.strictObject({
    ...ofCard,
    answer: v.picklist(['agree', 'leave']),
    listed: v.boolean(),
    paper: v.boolean(),
  }),
  access: RESIDENTS,
  load: ({ cardId }) => ({ card: one(scorecards, cardId) }),
  command: ({ communityId, book, cardId, answer, listed }) =>
    bookCommand('answer-card', 'scorecard', {
      communityId,
      book,
      id: cardId,
      variant: `${answer} ${listed}`,
    }),
  budget: 7,
  run: async ({ book, answer, listed, paper }, { actor, card, command }) => {
    if (!card || card.state === 'left') {
      // Sent again after they left, by this command or by a later one.
      const isSame = card?.change.id === command.stamp.id;
      if (isSame) await eraseCard(card);
      if (isSame || command.earlier) return { state: 'left' as const, listed: false };
      throw new Refusal('CARD_NOT_FOUND');
    }
    if (card.book !== book) throw new Refusal('CARD_NOT_FOUND');
    await requireAnswering(actor, card, paper);
    const agrees = answer === 'agree';
    return change({ command }, scorecards, card, {
      missing: 'CARD_NOT_FOUND',
      seen: ['state'],
      decide: (current) => {
        if (current.state === 'left') throw new Refusal('CARD_ANSWERED');
        if (!agrees) {
          return { state: 'left' as const, listed: false, telling: false, eraseAt: eraseTime() };
        }
        return {
          state: 'agreed' as const,
          listed: listed && book === 'merchants',
          paper,
          agreedAt: current.agreedAt ?? command.stamp.at,
          eraseAt: null,
          telling: false,
        };
      },
      follow: async (current) => {
        if (current.state === 'left') await eraseCard(current);
      },
      answer: (current) => ({ state: current.state, listed: current.listed }),
    });
  },
});

/** @throws Refusal CARD_NOT_FOUND, CARD_BY_PHONE, CARD_OWN */
async function requireAnswering(
  actor: ActorContext['actor'],
  card: CardDocument,
  paper: boolean,
): Promise<void> {
  const isOwn = card.residentId === actor.residentId;
  if (!paper) {
    if (!isOwn) throw new Refusal('CARD_NOT_FOUND');
    return;
  }
  if (bookOffice(actor, card.book, 'keep', card.communityId) === '') {
    throw new Refusal('CARD_NOT_FOUND');
  }
  const found = await findCard(card.communityId, card._id);
  if (!found?.person || found.person.openid !== null) throw new Refusal('CARD_BY_PHONE');
  const households = found.person.households.map(({ householdId }) => householdId);
  requireNotOwn(actor, { people: [card.residentId], households }, 'CARD_OWN');
  requireSecondPerson(actor, [card.enteredBy], 'CARD_OWN');
}
