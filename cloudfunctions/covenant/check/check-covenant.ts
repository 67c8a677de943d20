import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { action } from '../../people/action.ts';
import { covenants } from '../collections.ts';
import { missingAspects } from '../text/aspect-rules.ts';
import { DRAFT_ACCESS } from '../text/covenant-access.ts';
import { oneCovenant } from '../text/covenant-schema.ts';
import { flagsOf } from './flag-rules.ts';

/** What the drafting group should look at before the text stands still. */
export const checkCovenant = action('covenant.checkCovenant', {
  input: v.strictObject(oneCovenant),
  access: DRAFT_ACCESS,
  load: ({ covenantId }) => ({ covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND') }),
  budget: 1,
  run: async (_, { covenant }) => ({
    // An annex is about one thing.
    missing: covenant.kind === 'frame' ? missingAspects(covenant.clauses) : [],
    flags: flagsOf(covenant),
  }),
});
