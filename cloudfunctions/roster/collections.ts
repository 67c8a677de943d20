import type { OwnerDoubtKind, OwnerProposal } from '../../typings/contract/parts/owners.ts';
import { collection, type Stamped, type Stored } from '../kernel/database/collection.ts';

/** What a command to import a roster found, before it wrote anything. */
export interface ImportDocument extends Stamped {
  /** the uploaded file; a day later it is taken away */
  fileId: string;
  file: 'kept' | 'gone';
  state: 'running' | 'done';
  /** households written, of those that are new or change */
  done: number;
  total: number;
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  /** when the numbers of households are counted anew, at the latest; null: they have been */
  recountAt: number | null;
  /** rows that were not imported */
  leftAside?: number;
}

/** An uploaded roster that was looked at; its `_id` follows from the file. A day later both are taken away. */
export interface UploadDocument extends Stored {
  fileId: string;
  /** when it was looked at first */
  at: number;
}

/** A unit about which something is decided, with its owners as they were then. */
export interface DecidedUnit {
  householdId: string;
  owners: string[];
}

/** Units of one doubt: those of one owner stand together. */
export interface DecidedLine {
  doubtId: string;
  kind: OwnerDoubtKind;
  classes: DecidedUnit[][];
  /** asked again since it was agreed to */
  reopened: boolean;
}

/** What one officer proposes about doubted owners of an estate; it holds once another agrees. */
export interface OwnerProposalDocument extends Stamped {
  estateId: string;
  lines: DecidedLine[];
  /** all units of the lines */
  unitIds: string[];
  reason: string;
  proposedBy: string;
  state: OwnerProposal['state'];
  decidedBy: string | null;
  /** when it was agreed to or declined */
  decidedAt: number | null;
  /** sorts lists: those that wait first (1), then the latest */
  rank: number;
  at: number;
}

export const imports = collection<ImportDocument>('imports');
export const uploads = collection<UploadDocument>('uploads');
export const ownerProposals = collection<OwnerProposalDocument>('ownerProposals');
