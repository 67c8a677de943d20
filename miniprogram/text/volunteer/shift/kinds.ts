import type { ShiftKind } from '../../../../typings/contract/volunteer/shift';
import { KINDS } from '../standing';

/** The kinds of shifts, as they are offered to choose from. */
export const KIND_CHOICES = (Object.keys(KINDS) as ShiftKind[]).map((kind) => ({
  kind,
  name: kind === 'other' ? '其他' : KINDS[kind].name,
}));
