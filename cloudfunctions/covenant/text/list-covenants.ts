import * as v from 'valibot';
import type { CovenantState } from '../../../typings/contract/covenant.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { findCovenants } from './covenant-repository.ts';
import { sees, sightOf } from './covenant-state-rules.ts';

const MOST = 100;
/** Those open for comments come first, what is over last. */
const ORDER: readonly CovenantState[] = [
  'open',
  'settled',
  'draft',
  'adopted',
  'replaced',
  'dropped',
];

/** The covenants of the caller's places; drafts only for those who draft there. */
export const listCovenants = action('covenant.listCovenants', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 2,
  run: async ({ communityId }, { actor }) => {
    const sight = sightOf(actor.resident.households, actor.roles);
    const rows = await findCovenants(communityId, sight, MOST);
    return {
      covenants: rows
        .filter((row) => sees(sight, row))
        .sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state))
        .map(({ _id, kind, title, placeId, placeLabel, state, openUntil, adoptedAt, clauses }) => ({
          covenantId: _id,
          kind,
          title,
          placeId,
          placeLabel,
          state,
          openUntil,
          adoptedAt,
          clauses,
        })),
    };
  },
});
