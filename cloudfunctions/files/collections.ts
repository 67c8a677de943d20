import { collection, type Stamped } from '../kernel/database/collection.ts';

/** Of slips: the households whose codes they hold. */
export interface PrintedDoors {
  households: string[];
  /** each has got its code: printed again, they give out no other */
  placed: boolean;
}

/** A file that was made for somebody to take along: an exported roster, slips. Its `_id` is its entry's. */
export interface ExportDocument extends Stamped {
  /** where it lies in the storage; nobody can guess it */
  path: string;
  state: 'kept' | 'gone';
  /** when it was made last */
  at: number;
  doors?: PrintedDoors;
}

export const exports = collection<ExportDocument>('exports');
