import type { ExportLine } from '../../../typings/contract/volunteer/exporting.ts';
import type { Stamped } from '../../kernel/database/collection.ts';

/** A list with people in it that one asks for and another agrees to. */
export interface ExportRequestDocument
  extends Stamped,
    Pick<ExportLine, 'what' | 'from' | 'until' | 'title' | 'state'> {
  /** of a list of a shift */
  shiftId: string | null;
  teamId: string | null;
  askedBy: string;
  decidedBy: string | null;
  /** of one that was agreed to: it can be fetched until then */
  fetchUntil: number | null;
  /** when this record is erased */
  dropAt: number;
  order: number;
}
