import { collection, type Stamped } from '../kernel/collection.ts';

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
}

/** An uploaded roster that was looked at; its `_id` follows from the file. A day later both are taken away. */
export interface UploadDocument {
  _id: string;
  communityId: string;
  fileId: string;
  /** when it was looked at last */
  at: number;
}

export const imports = collection<ImportDocument>('imports');
export const uploads = collection<UploadDocument>('uploads');
