import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { pointRules } from '../collections.ts';
import { ADOPTERS } from '../event/civility-access.ts';
import { editOf } from './edit-rules.ts';
import { standingCovenant } from './standing-covenant.ts';
import { findingsOf, LATEST_DAYS, withTable } from './table-rules.ts';

/**
 * Rules hold from a day to come, once somebody who did not write them has adopted them. What happened before
 * that day is judged by the rules that held then.
 */
export const adoptRuleTable = action('civility.adoptRuleTable', {
  input: v.strictObject({ communityId, from: day, seen: documentId, commandId }),
  access: officersOf('input.communityId', ADOPTERS, 'within'),
  load: ({ communityId }) => ({ found: one(pointRules, communityId, 'RULES_MISSING') }),
  command: ({ communityId }) => ({
    action: 'civility.adopt-rules',
    target: `rules:${communityId}`,
  }),
  budget: 4,
  run: ({ communityId, from, seen }, { actor, found, command }) => {
    const today = dayOf(command.stamp.at);
    return change({ command }, pointRules, found, {
      missing: 'RULES_MISSING',
      prepare: async ({ draft }) => standingCovenant(communityId, draft?.covenantId ?? null),
      decide: (latest, covenant) => {
        const { draft, tables } = latest;
        if (!draft || draft.rules.length === 0) throw new Refusal('RULES_MISSING');
        if (editOf(latest) !== seen) throw new Refusal('RULES_CHANGED');
        if (draft.editors.includes(actor.residentId)) throw new Refusal('RULES_OWN');
        if (from <= today || from > addDays(today, LATEST_DAYS))
          throw new Refusal('RULES_DAY_UNFIT');
        const [finding] = findingsOf(draft.rules, covenant);
        if (finding) throw new Refusal('RULES_UNFIT', { problem: finding.problem });
        const version = (tables.at(-1)?.version ?? 0) + 1;
        const { rules, covenantId, carry } = draft;
        const adoptedBy = actor.resident.name;
        const table = { version, from, rules, covenantId, ...(carry && { carry }), adoptedBy };
        return { tables: withTable(tables, table), draft: null, edited: command.stamp.id };
      },
      answer: ({ tables }) => {
        const table = tables.at(-1);
        return { version: table?.version ?? 0, from: table?.from ?? from };
      },
    });
  },
});
