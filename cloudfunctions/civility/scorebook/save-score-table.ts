import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { type ScorebookDocument, scorebooks } from '../collections.ts';
import { bookCommand, bookIdOf } from './book-command.ts';
import { KEEPERS, requireOffice } from './book-offices.ts';
import { inBook, scoreTableForm } from './score-schema.ts';
import { scoreFindings } from './score-table-rules.ts';

/** Keeps a draft of a book's rules, also one with faults: they are told, and stand in the way of adopting it. */
export const saveScoreTable = action('civility.saveScoreTable', {
  input: v.strictObject({
    ...inBook,
    form: scoreTableForm,
    seen: v.nullable(documentId),
    commandId,
  }),
  access: officersOf('input.communityId', KEEPERS, 'within'),
  load: ({ communityId, book }) => ({ found: one(scorebooks, bookIdOf(communityId, book)) }),
  command: ({ communityId, book }) =>
    bookCommand('save-score-table', 'scorebook', { communityId, book }),
  budget: 5,
  run: async ({ communityId, book, form, seen }, context) => {
    const { actor, found } = context;
    requireOffice(actor, book, 'keep', communityId);
    const _id = bookIdOf(communityId, book);
    const draftAfter = (editors: readonly string[]) => ({
      ...form,
      editors: [...new Set([...editors, actor.residentId])],
      editedBy: actor.resident.name,
    });
    const seenId = found
      ? await change(context, scorebooks, found, {
          missing: 'RULES_MISSING',
          decide: ({ change: latest, draft }) => {
            if (latest.id !== seen) throw new Refusal('RULES_CHANGED');
            return { draft: draftAfter(draft?.editors ?? []) };
          },
          answer: () => context.command.stamp.id,
        })
      : await insert<ScorebookDocument, string>(
          context,
          communityId,
          scorebooks,
          {
            decide: (stamp) => ({
              _id,
              communityId,
              book,
              tables: [],
              draft: draftAfter([]),
              closedAt: null,
              opensOn: null,
              lapsing: false,
              telling: null,
              change: stamp,
            }),
            taken: () => {
              throw new Refusal('RULES_CHANGED');
            },
            answer: (_, { id }) => id,
          },
          () => _id,
        );
    return { seen: seenId, findings: scoreFindings(form, book) };
  },
});
