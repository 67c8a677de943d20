import { collection, type Stamped } from '../kernel/collection.ts';

/** A file that was made for somebody to take along: an exported roster, slips. Its `_id` is its entry's. */
export interface ExportDocument extends Stamped {
  /** where it lies in the storage; nobody can guess it */
  path: string;
  state: 'kept' | 'gone';
  /** when it was made last */
  at: number;
}

export const exports = collection<ExportDocument>('exports');
