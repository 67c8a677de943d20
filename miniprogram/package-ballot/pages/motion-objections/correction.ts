import type { Basis, Correction } from '../../../../typings/contract/motion';
import { CORRECTIONS } from '../../../text/ballot/motion/objection';

/** What is done to the roster while an objection is answered. */
export interface CorrectionForm {
  kind: Correction['kind'];
  /** a voter of the roster, or a household or person that is to come onto it */
  id: string;
  name: string;
  /** as typed, in ㎡ */
  area: string;
}
export const NO_CORRECTION: CorrectionForm = { kind: 'none', id: '', name: '', area: '' };

/** The corrections that make sense: areas where areas count, none once the vote is open. */
export function correctionsFor(basis: Basis, isNotice: boolean) {
  if (!isNotice) return CORRECTIONS.filter(({ kind }) => kind === 'none');
  return CORRECTIONS.filter(({ kind }) => kind !== 'area' || basis === 'owners');
}

/** 89.5 → 8950, in 0.01 ㎡; null for what is no area. */
export function areaOf(typed: string): number | null {
  const parts = /^(\d{1,7})(?:[.。](\d{1,2}))?$/.exec(typed.trim());
  if (!parts) return null;
  const area = Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
  return area > 0 ? area : null;
}

/** As it is sent, or null while something is missing. */
export function correctionOf({ kind, id, area }: CorrectionForm): Correction | null {
  if (kind === 'none') return { kind };
  if (id === '') return null;
  if (kind === 'add') return { kind, id };
  if (kind === 'remove') return { kind, voterId: id };
  const size = areaOf(area);
  return size === null ? null : { kind, voterId: id, area: size };
}
