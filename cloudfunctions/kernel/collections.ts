import { collection, type Stamp, type Stored } from './database/collection.ts';

/** An entry of the audit trail; its `_id` is that of the stamp. */
export interface AuditDocument extends Stamp, Stored {}

/** What upkeep could not do for one document. `_id` is `${job}:${documentId}`. */
export interface FailureDocument extends Stored {
  job: string;
  documentId: string;
  attempts: number;
  /** when it is tried again */
  nextAt: number;
  /** of the refusal, or the kind of the error: never its message, which can quote data */
  code: string;
  at: number;
}

export const audit = collection<AuditDocument>('audit');
export const failures = collection<FailureDocument>('failures');

/** Documents that belong to no community carry this. */
export const NO_COMMUNITY = '-';
