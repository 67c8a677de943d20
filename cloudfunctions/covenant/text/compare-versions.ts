import * as v from 'valibot';
import { many, one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { covenants, covenantVersions } from '../collections.ts';
import { oneCovenant, version } from './covenant-schema.ts';
import { readsVersion } from './covenant-state-rules.ts';
import { diffClauses, diffText } from './difference-rules.ts';
import { seenCovenant } from './see-covenant.ts';

/** How one version became another; versions that were only ever drafts are for those who draft. */
export const compareVersions = action('covenant.compareVersions', {
  input: v.strictObject({ ...oneCovenant, from: version, to: version }),
  access: RESIDENTS,
  load: ({ covenantId, from, to }) => ({
    covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND'),
    versions: many(covenantVersions, [`${covenantId}:${from}`, `${covenantId}:${to}`]),
  }),
  budget: 1,
  run: async ({ from, to }, context) => {
    const { covenant, isDrafter } = seenCovenant(context);
    const textOf = (wanted: number) => {
      if (wanted === covenant.version) return covenant;
      const text = context.versions.find(({ version }) => version === wanted);
      const madeBy = text?.change.action ?? '';
      if (!text || !readsVersion(covenant, isDrafter, { version: wanted, madeBy })) {
        throw new Refusal('VERSION_NOT_FOUND');
      }
      return text;
    };
    const before = textOf(from);
    const after = textOf(to);
    return {
      title: diffText(before.title, after.title),
      preamble: diffText(before.preamble, after.preamble),
      clauses: diffClauses(before.clauses, after.clauses),
    };
  },
});
