import * as v from 'valibot';
import type { CovenantActions } from '../../../typings/contract/covenant.ts';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { requireSecondPerson } from '../../people/second-person.ts';
import {
  type AmendmentDocument,
  amendments,
  type CovenantDocument,
  covenants,
} from '../collections.ts';
import { DRAFT_ACCESS } from '../text/covenant-access.ts';
import { applyChange } from '../text/covenant-rules.ts';
import { clauseText, oneCovenant, reason, version } from '../text/covenant-schema.ts';
import { CHANGEABLE, isTooLong, merged } from '../text/covenant-state-rules.ts';
import { tooLong } from '../text/new-clause.ts';
import { takeAmendment } from './take-amendment.ts';

type Input = CovenantActions['decideAmendment']['input'];

const ACTION = {
  accept: 'amendment.accept',
  merge: 'amendment.merge',
  reject: 'amendment.reject',
} as const;
const STATE = { accept: 'accepted', merge: 'merged', reject: 'rejected' } as const;

/**
 * The drafting group's public answer. The amendment's own decision comes first, so that of two at once
 * one stands; then the text takes it in, if it is still the one that the decision was made on. If it is
 * not, the amendment waits again. A retry or upkeep finishes either way.
 */
export const decideAmendment = action('covenant.decideAmendment', {
  input: v.pipe(
    v.strictObject({
      ...oneCovenant,
      amendmentId: documentId,
      decision: v.picklist(['accept', 'merge', 'reject']),
      text: v.union([v.literal(''), clauseText]),
      reason,
      version,
      commandId,
    }),
    v.forward(
      v.check(({ decision, text }) => decision !== 'merge' || text !== ''),
      ['text'],
    ),
  ),
  access: DRAFT_ACCESS,
  load: ({ covenantId, amendmentId }) => ({
    covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND'),
    amendment: one(amendments, amendmentId, 'AMENDMENT_NOT_FOUND'),
  }),
  command: ({ decision, amendmentId }) => ({
    action: ACTION[decision],
    target: `amendment:${amendmentId}`,
  }),
  budget: 7, // three more when the text has changed in between
  run: (input, context) => {
    const { covenantId, decision } = input;
    const { actor, covenant, amendment } = context;
    if (amendment.covenantId !== covenantId) throw new Refusal('AMENDMENT_NOT_FOUND');
    return change(context, amendments, amendment, {
      missing: 'AMENDMENT_NOT_FOUND',
      prepare: async (current) => {
        requireSecondPerson(actor, [current.residentId], 'AMENDMENT_OWN');
        requireOpen(current);
        if (decision === 'reject') return null;
        const amend = takingOf(input, covenant, current);
        return { amend, version: input.version, byName: actor.resident.name };
      },
      decide: (current, taking) => {
        requireOpen(current);
        // Words that waited for a person and were not let through do not come in by this door.
        if (decision === 'accept' && current.shown !== 'shown') {
          throw new Refusal('AMENDMENT_IN_REVIEW');
        }
        const carried = decision === 'reject';
        return { state: STATE[decision], rank: 0 as const, answer: input.reason, taking, carried };
      },
      seen: ['state', 'shown'],
      follow: takeAmendment,
      answer: ({ state, taking }) => ({
        state,
        version: taking ? taking.version + 1 : covenant.version,
      }),
    });
  },
});

function requireOpen({ state }: AmendmentDocument): void {
  if (state !== 'open') throw new Refusal('AMENDMENT_DECIDED');
}

/** What the text is to take in. @throws Refusal if it cannot now */
function takingOf(
  { decision, text, version }: Input,
  covenant: CovenantDocument,
  amendment: AmendmentDocument,
) {
  if (!CHANGEABLE.includes(covenant.state)) throw new Refusal('COVENANT_FROZEN');
  if (covenant.version !== version) throw new Refusal('COVENANT_CHANGED');
  const amend = decision === 'merge' ? merged(amendment.amend, text) : amendment.amend;
  if (!amend) throw new Refusal('INPUT_INVALID', { field: 'decision' });
  const clauses = applyChange(covenant.clauses, amend, amendment._id);
  if (!clauses) throw new Refusal('CLAUSE_GONE');
  if (isTooLong(covenant.title, covenant.preamble, clauses)) throw tooLong();
  return amend;
}
