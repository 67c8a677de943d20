import type { Role } from '../../../typings/contract/resident.ts';
import { officersOf } from '../../people/officers.ts';

/** Who proposes and agrees to who is one owner: those who sign results, two of them each time. */
const DECIDERS: readonly Role[] = ['secretary', 'party-branch', 'supervisor', 'owners-committee'];

export const ESTATE_ACCESS = officersOf('input.estateId', DECIDERS, 'within');
export const PROPOSAL_ACCESS = officersOf('proposal.estateId', DECIDERS, 'within');
export const STATEMENT_ACCESS = officersOf(
  'input.estateId',
  ['secretary', 'owners-committee'],
  'within',
);
/** Who looks up what is stated of the estates. */
export const ESTATES_ACCESS = officersOf('input.communityId', DECIDERS, 'touching');
