import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, documentId } from '../../kernel/schema.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { checkText } from '../../review/content-check.ts';
import { openReviews, TEXT_REASON } from '../../review/review.ts';
import {
  type AmendmentDocument,
  amendments,
  type CovenantDocument,
  covenants,
} from '../collections.ts';
import { applyChange } from '../text/covenant-rules.ts';
import { clauseText, nullableId, oneCovenant, reason } from '../text/covenant-schema.ts';
import { buildingLabel, homeIn, placeOf, wordsOf } from '../text/covenant-state-rules.ts';
import { spokenOf } from '../text/see-covenant.ts';
import { enterAmendment } from './note-amendment.ts';

const idOf = (openid: string, command: string) => idFromCommand(openid, `${command} amendment`);

/** A resident's wish how a clause should read, which the drafting group answers in public. */
export const writeAmendment = action('covenant.writeAmendment', {
  input: v.strictObject({
    ...oneCovenant,
    change: v.variant('kind', [
      v.strictObject({ kind: v.literal('change'), clauseId: documentId, text: clauseText }),
      v.strictObject({ kind: v.literal('add'), afterId: nullableId, text: clauseText }),
      v.strictObject({ kind: v.literal('delete'), clauseId: documentId }),
      v.strictObject({ kind: v.literal('move'), clauseId: documentId, afterId: nullableId }),
    ]),
    reason,
    commandId,
  }),
  texts: 'within',
  access: RESIDENTS,
  load: ({ covenantId }) => ({ covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND') }),
  command: (input, openid) => ({
    action: 'amendment.write',
    target: `amendment:${idOf(openid, input.commandId)}`,
  }),
  budget: 5, // a sixth when it has to be looked at
  run: ({ communityId, covenantId, change: amend, reason, commandId }, context) => {
    const { openid, actor, covenant } = context;
    const _id = idOf(openid, commandId);
    return insert(
      context,
      communityId,
      amendments,
      {
        prepare: async () => {
          spokenOf(context, now());
          if (!applyChange(covenant.clauses, amend, _id)) throw new Refusal('CLAUSE_GONE');
          const verdict = await checkText(openid, `${wordsOf(amend)}\n${reason}`.trim(), 'forum');
          if (verdict === 'risky') throw new Refusal('TEXT_REFUSED');
          return verdict;
        },
        decide: (change, verdict): AmendmentDocument => ({
          _id,
          communityId,
          covenantId,
          clauseId: placeOf(amend),
          amend,
          before: amend.kind === 'add' ? '' : textOf(covenant, amend.clauseId),
          reason,
          residentId: actor.residentId,
          from: buildingLabel(homeIn(actor.resident.households, covenant.placeId)?.label ?? ''),
          shown: verdict === 'pass' ? 'shown' : 'held',
          heldFor: verdict === 'pass' ? null : verdict,
          state: 'open',
          rank: 1,
          answer: '',
          taking: null,
          carried: true,
          at: change.at,
          entered: false,
          change,
        }),
        follow: async (amendment) => {
          if (!(await enterAmendment(amendment))) throw new Refusal('COVENANT_NOT_OPEN');
          await putToReview(amendment);
        },
        answer: (amendment) => ({
          amendmentId: _id,
          state: amendment?.shown === 'held' ? 'held' : 'shown',
        }),
      },
      () => _id,
    );
  },
});

const textOf = ({ clauses }: CovenantDocument, clauseId: string): string =>
  clauses.find((clause) => clause.clauseId === clauseId)?.text ?? '';

/** What the check doubts waits for a person's eye; a second time changes nothing. */
async function putToReview(amendment: AmendmentDocument): Promise<void> {
  const { shown, heldFor } = amendment;
  if (shown !== 'held' || !heldFor) return;
  await openReviews(amendment, [{ part: 'text', reason: TEXT_REASON[heldFor] }], 'amendment');
}
