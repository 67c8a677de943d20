import * as v from 'valibot';
import { holds } from '../../kernel/action/access.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pointRules } from '../collections.ts';
import { ADOPTERS } from '../event/civility-access.ts';
import { editOf } from './edit-rules.ts';
import { PRESETS } from './preset-rules.ts';
import { standingCovenant } from './standing-covenant.ts';
import { findingsOf, tableOn } from './table-rules.ts';

/** What counts how much, now and soon; for those who write and adopt rules what is being written. */
export const showRuleTable = action('civility.showRuleTable', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  load: ({ communityId }) => ({ found: one(pointRules, communityId) }),
  budget: 2,
  run: async (_, { actor, found }) => {
    const today = dayOf(now());
    const tables = found?.tables ?? [];
    const mayWrite = holds(actor.roles, ADOPTERS);
    const draft = mayWrite ? (found?.draft ?? null) : null;
    return {
      table: tableOn(tables, today) ?? null,
      coming: tables.find(({ from }) => from > today) ?? null,
      seen: found ? editOf(found) : '',
      presets: mayWrite ? [...PRESETS] : [],
      draft: draft && {
        rules: draft.rules,
        covenantId: draft.covenantId,
        ...(draft.carry && { carry: draft.carry }),
        editedBy: draft.editedBy,
        own: draft.editors.includes(actor.residentId),
        findings: findingsOf(
          draft.rules,
          await standingCovenant(actor.communityId, draft.covenantId),
        ),
      },
    };
  },
});
