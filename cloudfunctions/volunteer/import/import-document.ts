import type {
  ImportDoubt,
  ImportLine,
  ImportRow,
} from '../../../typings/contract/volunteer/importing.ts';
import type { Stamped } from '../../kernel/database/collection.ts';

/** A row of a table that is understood. */
export interface ImportedLine
  extends Pick<ImportRow, 'row' | 'period' | 'title' | 'minutes' | 'sameDay'> {
  residentId: string;
  /** of the team's activity of that day: with the person it is the id of the hours */
  key: string;
  /** of a row that was tied to them later: the two who did it */
  match?: { by: string; decidedBy: string };
}

/** A row that led to nobody, and what it says of whoever it is about. */
export interface LeftRow extends ImportDoubt {
  rest?: Pick<ImportedLine, 'period' | 'title' | 'minutes' | 'key'>;
  /** whom somebody ties it to, and whether a second person has agreed */
  match?: { residentId: string; by: string; agreed: boolean };
}

/** Members or hours of before, from a table: entered by one, decided by another. */
export interface TeamImportDocument extends Stamped, Pick<ImportLine, 'what' | 'state' | 'posted'> {
  teamId: string;
  teamName: string;
  /** of the team and the file's bytes: unique */
  fileKey: string;
  lines: ImportedLine[];
  /** rows that were left out, the first ones; none once they were erased */
  left: LeftRow[];
  leftCount: number;
  /** when they are erased; NEVER once they are */
  leftUntil: number;
  enteredBy: string;
  decidedBy: string | null;
  /** when the next lines are to be written down; null: they are, or it waits */
  dueAt: number | null;
  order: number;
}
