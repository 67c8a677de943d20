import * as v from 'valibot';
import type { VersionLine } from '../../../typings/contract/covenant.ts';
import { one } from '../../kernel/action/load.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type CovenantDocument, covenants } from '../collections.ts';
import { findVersions } from './covenant-repository.ts';
import { oneCovenant } from './covenant-schema.ts';
import { readsVersion, whatOf } from './covenant-state-rules.ts';
import { seenCovenant } from './see-covenant.ts';

/** How the text came to be what it is, the latest first; those who do not draft see what has stood before everybody. */
export const listVersions = action('covenant.listVersions', {
  input: v.strictObject(oneCovenant),
  access: RESIDENTS,
  load: ({ covenantId }) => ({ covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND') }),
  budget: 2,
  run: async ({ communityId, covenantId }, context) => {
    const { covenant, isDrafter } = seenCovenant(context);
    const earlier = await findVersions(communityId, covenantId);
    const lines: VersionLine[] = earlier
      .filter(({ version }) => version !== covenant.version) // kept, and its successor not written yet
      .filter(({ version, change: { action: madeBy } }) =>
        readsVersion(covenant, isDrafter, { version, madeBy }),
      )
      .map(({ version, byName, fingerprint, change }) => ({
        version,
        at: change.at,
        byName,
        what: whatOf(change.action),
        fingerprint,
      }));
    return { versions: [...milestones(covenant), present(covenant), ...lines] };
  },
});

function present({ version, made, madeByName, fingerprint }: CovenantDocument): VersionLine {
  return { version, at: made.at, byName: madeByName, what: whatOf(made.action), fingerprint };
}

/** What befell the present text without changing it. */
function milestones({ version, fingerprint, settled, adoptedAt }: CovenantDocument): VersionLine[] {
  const lines: VersionLine[] = [];
  if (adoptedAt !== null) {
    lines.push({ version, at: adoptedAt, byName: '', what: 'adopted', fingerprint });
  }
  if (settled) {
    lines.push({ version, at: settled.at, byName: settled.byName, what: 'settled', fingerprint });
  }
  return lines;
}
