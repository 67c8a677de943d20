import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { communityId, cursor, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { scorecards } from '../collections.ts';
import { requireCard } from '../scorecard/card-access.ts';
import { scoreLine } from './score-line.ts';
import { scoreEvents } from './score-repository.ts';

/** What was brought forward for a card, with what was said of it and until when it can be objected to, newest first. */
export const listScores = action('civility.listScores', {
  input: v.strictObject({ communityId, cardId: documentId, after: cursor }),
  access: RESIDENTS,
  load: ({ cardId }) => ({ found: one(scorecards, cardId) }),
  budget: 2,
  run: async ({ communityId, cardId, after }, { actor, found }) => {
    const card = requireCard(actor, found);
    const { rows, next } = await scoreEvents.readOf(communityId, cardId, after);
    return { scores: rows.map((score) => scoreLine(score, card, actor.residentId)), next };
  },
});
