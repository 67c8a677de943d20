import * as v from 'valibot';
import type { Role } from '../../../typings/contract/resident.ts';
import { BRANCH_ENTRIES } from '../../civility/for-others.ts';
import { holds } from '../../kernel/action/access.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { readAudit } from './audit-repository.ts';

const PAGE = 30;
/** What residents do in matters of their own: that it was done is in the record, and not by whom. */
const UNNAMED = [
  'mediation.change',
  'matter.raise',
  'matter.withdraw',
  'matter.join',
  'matter.not-yet',
  'matter.rate',
];
const READERS: readonly Role[] = [...SECRETARY, 'party-branch', 'supervisor'];

/** Who did what to what, newest first: also for those who watch, so that nobody alone sees what they did. */
export const listAudit = action('resident.listAudit', {
  input: v.strictObject({ communityId, after: cursor }),
  access: officersOf('input.communityId', READERS, 'within'),
  budget: 2,
  run: async ({ communityId, after }, { actor }) => {
    // Who has a member's card is known to the branch alone.
    const hidden = holds(actor.roles, ['party-branch']) ? null : BRANCH_ENTRIES;
    const { rows, next } = await readAudit(communityId, after, PAGE, hidden);
    const entries = rows.map(({ _id, at, actors, action: done, labels }) => ({
      auditId: _id,
      at,
      actorName: UNNAMED.includes(done) ? '' : (actors[0]?.name ?? ''),
      action: done,
      target: labels[0] ?? '',
    }));
    return { entries, next };
  },
});
