import type { UploadFolder } from '../../typings/contract/upload.ts';
import { collection, type Stamped, type Stored } from '../kernel/database/collection.ts';

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

/** A place in the storage where one phone may put one file, for a while. Its `_id` is the file's name. */
export interface IncomingDocument extends Stored {
  folder: UploadFolder;
  fileId: string;
  /** who asked for the place */
  residentId: string;
  at: number;
  /** when the file is taken away, whatever has become of it */
  dropAt: number;
  /** of a picture: where in the storage its file was put, by each attempt */
  stored?: string[];
}

/** A copy of a file where no phone can write: what is checked and shown. Noted before it is made. */
export interface CopyDocument extends Stored {
  fileId: string;
  /** what it is made for, which may never come to be */
  noticeId: string;
  /** when it is looked at whether that refers to it */
  lookAt: number;
}

export const incoming = collection<IncomingDocument>('incoming');
export const copies = collection<CopyDocument>('copies');
