import type { ScoreDocument } from '../../cloudfunctions/civility/collections.ts';
import { residentIdOf } from './community.ts';
import type { Linli } from './linli.ts';
import { CARD, SCORE } from './scorecards.ts';

/** Cards of the resident of the second household. */
export const OWN_CARDS: string[] = [CARD.shop, CARD.member];

/** Collection → a document about those cards, and what the resident has asked below notices. */
export const OF_CARDS: Record<string, (one: Record<string, unknown>) => boolean> = {
  scorecards: ({ _id }) => OWN_CARDS.includes(String(_id)),
  scores: ({ cardId }) => OWN_CARDS.includes(String(cardId)),
  scoreEntries: ({ accountId }) => OWN_CARDS.includes(String(accountId)),
  noticeQuestions: ({ residentId }) => residentId === residentIdOf('resident'),
  noticeQuestionMarks: ({ residentId }) => residentId === residentIdOf('resident'),
};

/** A score of the shop of which every field says something. */
export function scoreTraces(linli: Linli): { scores: ScoreDocument[] } {
  const found = linli.documents<ScoreDocument>('scores').find(({ _id }) => _id === SCORE.appealed);
  if (!found?.appeal) throw new Error('no score is appealed against');
  const office = {
    residentId: residentIdOf('partyBranch'),
    as: 'party-branch',
    reason: '查过，不是这家',
    at: found.appeal.at,
  };
  return {
    scores: [
      {
        ...found,
        _id: 'ec000000000000000078',
        state: 'void',
        appeal: { ...found.appeal, upheld: true, answer: office.reason, heardBy: office },
        voiding: { ...office, reason: '重复了' },
        voidedBy: { ...office, reason: '两次是同一天' },
        posted: -2,
        change: { ...found.change, id: 'seed-score:traces' },
      },
    ],
  };
}
