import type { Action } from '../action';

/** Lists with people in them that leave the app: asked for by one, agreed to by another, fetched by the first. */

export interface ExportLine {
  exportId: string;
  /** hours for the national system; who is on a shift that is insured, with ID numbers */
  what: 'hours' | 'insurance';
  /** days, both inclusive; of a shift its day */
  from: string;
  until: string;
  /** of a shift; '' of hours */
  title: string;
  state: 'open' | 'agreed' | 'declined';
  byName: string;
  decidedName: string;
  at: number;
  /** of one that was agreed to: it can be fetched until then */
  fetchUntil: number | null;
  /** the caller asked for it: another agrees, and nobody else fetches it */
  own: boolean;
}

export type ExportErrorCode =
  | 'EXPORT_NOT_FOUND'
  | 'EXPORT_OWN' // who asked does not agree
  | 'EXPORT_DECIDED'
  | 'EXPORT_OPEN' // nobody has agreed
  | 'EXPORT_OVER' // agreed to too long ago
  | 'EXPORT_DAYS' // the last day is before the first, not over yet, or more than a year after
  | 'EXPORT_EMPTY';

export interface ExportActions {
  /** Hours of these days, for the form that the national volunteer system takes. */
  askHoursExport: Action<
    { communityId: string; from: string; until: string; commandId: string },
    { exportId: string }
  >;
  /** What the caller has asked for; for those who agree, all of it. */
  listExports: Action<{ communityId: string }, { exports: ExportLine[]; decides: boolean }>;
  decideExport: Action<
    { communityId: string; exportId: string; agrees: boolean; commandId: string },
    { state: 'agreed' | 'declined' }
  >;
}
