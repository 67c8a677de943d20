import type { GrantedRole } from '../../typings/contract/role.ts';
import { collection, type Stamped } from '../kernel/database/collection.ts';

/** What takes two officers: one proposes, another agrees. */
export interface ProposalDocument extends Stamped {
  kind: 'grant' | 'end';
  residentId: string;
  role: GrantedRole;
  placeId: string;
  placeLabel: string;
  from: string;
  until: string | null;
  proposedBy: string;
  state: 'open' | 'accepted' | 'declined';
  expiresAt: number;
  /** what an acceptance says has been done */
  carried: boolean;
}

export const proposals = collection<ProposalDocument>('proposals');
