import type { IdKind } from '../../../typings/contract/volunteer/insurance.ts';
import type { Stamped } from '../../kernel/database/collection.ts';

/** The ID number of somebody on a shift that is insured; `_id` is `${shiftId}:${residentId}`. */
export interface InsuredNumberDocument extends Stamped {
  shiftId: string;
  residentId: string;
  kind: IdKind;
  /** sealed; null once it was taken back */
  numberCipher: string | null;
  /** when it is looked at whether it may still be kept */
  lookAt: number;
}
