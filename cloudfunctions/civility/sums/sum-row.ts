import type { EntryKind } from '../../../typings/contract/civility/ledger.ts';

/** Entries of one kind by one rule in one month. */
export interface EntrySum {
  kind: EntryKind;
  /** '' for what is by no rule */
  ruleId: string;
  title: string;
  /** YYYY-MM */
  month: string;
  points: number;
  times: number;
}

export interface AppealSum {
  upheld: boolean | null;
  times: number;
}
