import type { Action } from '../action';

/** ID numbers for a shift that is insured: asked of those who are on it, and of nobody else. */

export type IdKind = 'resident-id' | 'passport' | 'other';

export interface InsuredLine {
  residentId: string;
  name: string;
  /** whether a number is kept; nobody sees it in the app */
  given: boolean;
}

export type InsuranceErrorCode =
  | 'INSURANCE_UNREAD' // that it takes an ID number is said before signing up
  | 'INSURANCE_NONE' // the shift is not insured
  | 'ID_NUMBER_WRONG';

export interface InsuranceActions {
  /** The caller and people of the caller's homes who are on the shift; for its leaders, everybody on it. */
  showInsurance: Action<
    { communityId: string; shiftId: string },
    {
      title: string;
      day: string;
      /** the last day on which numbers are kept */
      keptUntil: string;
      family: InsuredLine[];
      /** null for whoever does not lead the team */
      all: InsuredLine[] | null;
      teamId: string;
    }
  >;
  /** One's own number, or of somebody of one's home; null takes it back. */
  saveIdNumber: Action<
    {
      communityId: string;
      shiftId: string;
      residentId: string;
      kind: IdKind;
      number: string | null;
      commandId: string;
    },
    { given: boolean }
  >;
  /** By a leader: the list for the insurer, which somebody else agrees to. */
  askInsuranceList: Action<
    { communityId: string; shiftId: string; teamId: string; commandId: string },
    { exportId: string }
  >;
}
