import type { HeldRole } from '../../../typings/contract/resident.ts';
import type { AuditDocument } from '../../kernel/collections.ts';

/** An entry of the audit trail with the offices of who acted; none once that person has left. */
export interface EventRow extends AuditDocument {
  actors: readonly { roles: readonly HeldRole[] }[];
}
