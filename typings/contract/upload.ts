/** Where a phone's file goes: what belongs to notices, rosters, texts of covenants; pictures of residents. */
export type UploadFolder = 'notices' | 'rosters' | 'covenants' | 'pictures';

/** A place in the storage for one file: put there by PUT with these headers, within some minutes. */
export interface UploadTicket {
  url: string;
  headers: Record<string, string>;
  /** what the file is called afterwards */
  fileId: string;
}
