export type EntryKind =
  | 'opening'
  | 'award'
  | 'deduction'
  | 'reversal'
  | 'hold'
  | 'release'
  | 'redemption'
  | 'expiry'
  | 'moved';

export interface EntryLine {
  seq: number;
  kind: EntryKind;
  points: number;
  /** what it changed of the points set aside */
  held: number;
  /** after it */
  balance: number;
  title: string;
  ruleId: string | null;
  version: number | null;
  claimId: string | null;
  /** the entry that it takes back */
  reverses: number | null;
  /** which offices decided */
  as: string;
  reason: string;
  day: string;
  at: number;
  /** SHA-256 of the entry and of all before it, hexadecimal */
  hash: string;
}

export interface Statement {
  label: string;
  /** all points; below zero is a debt */
  balance: number;
  /** set aside for what is reserved */
  held: number;
  entries: EntryLine[];
  next: string | null;
}
