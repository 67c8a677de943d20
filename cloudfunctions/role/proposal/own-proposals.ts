import type { OwnData } from '../../../typings/contract/resident.ts';
import { findProposalsOf } from './proposal-repository.ts';

/** Offices that were proposed for somebody, for their own data. One request. */
export async function listOwnProposals(
  communityId: string,
  residentId: string,
): Promise<OwnData['proposals']> {
  const rows = await findProposalsOf(communityId, residentId);
  return rows.map(({ role, placeLabel, state, change }) => ({
    role,
    placeLabel,
    state,
    at: change.at,
  }));
}
