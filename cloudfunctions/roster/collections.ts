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

export const imports = collection<ImportDocument>('imports');
export const uploads = collection<UploadDocument>('uploads');
