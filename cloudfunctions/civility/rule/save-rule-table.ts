import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { carryOver, pointRule } from '../claim/claim-schema.ts';
import { type PointRulesDocument, pointRules } from '../collections.ts';
import { WRITERS } from '../event/civility-access.ts';
import { editOf } from './edit-rules.ts';
import { standingCovenant } from './standing-covenant.ts';
import { findingsOf } from './table-rules.ts';

const MOST_RULES = 60;

/** Keeps a draft of the rules, also one with faults: they are told, and stand in the way of adopting it. */
export const saveRuleTable = action('civility.saveRuleTable', {
  input: v.strictObject({
    communityId,
    rules: v.pipe(v.array(pointRule), v.maxLength(MOST_RULES)),
    covenantId: v.nullable(documentId),
    carry: v.optional(carryOver),
    seen: v.nullable(documentId),
    commandId,
  }),
  access: officersOf('input.communityId', WRITERS, 'within'),
  load: ({ communityId }) => ({ found: one(pointRules, communityId) }),
  command: ({ communityId }) => ({ action: 'civility.save-rules', target: `rules:${communityId}` }),
  budget: 5,
  run: async ({ communityId, rules, covenantId, carry, seen }, context) => {
    const { actor, found } = context;
    const { residentId, resident } = actor;
    const draftAfter = (editors: readonly string[]) => ({
      rules,
      covenantId,
      carry: carry ??
        found?.draft?.carry ??
        found?.tables.at(-1)?.carry ?? { kind: 'all' as const },
      editors: [...new Set([...editors, residentId])],
      editedBy: resident.name,
    });
    const seenId = found
      ? await change(context, pointRules, found, {
          missing: 'RULES_MISSING',
          decide: (latest) => {
            if (editOf(latest) !== seen) throw new Refusal('RULES_CHANGED');
            const draft = draftAfter(latest.draft?.editors ?? []);
            return { draft, edited: context.command.stamp.id };
          },
          answer: () => context.command.stamp.id,
        })
      : await insert<PointRulesDocument, string>(
          context,
          communityId,
          pointRules,
          {
            decide: (stamp) => ({
              _id: communityId,
              communityId,
              tables: [],
              draft: draftAfter([]),
              change: stamp,
            }),
            taken: () => {
              throw new Refusal('RULES_CHANGED');
            },
            answer: (_, { id }) => id,
          },
          () => communityId,
        );
    const covenant = await standingCovenant(communityId, covenantId);
    return { seen: seenId, findings: findingsOf(rules, covenant) };
  },
});
