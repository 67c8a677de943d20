/** A unit as far as it matters who owns it. `null` = the roster does not say. */
export interface OwnedUnit {
  _id: string;
  /** names, as the roster has them */
  owners: readonly string[];
  /** keyed hash of the number that goes with it */
  phone: string | null;
  /** keyed hashes of the number that the register gives its owner, see number-rules.ts */
  number: string | null;
  /** keyed hashes of the number of the certificate */
  certificate: string | null;
}

/** What two officers decided about units that looked as if one person might own them. */
export interface OwnerDecision {
  /** when it was agreed to: of two about the same units the later one holds */
  at: number;
  /** units of one owner stand together; each with its owners as they were then */
  classes: readonly (readonly { householdId: string; owners: readonly string[] }[])[];
}

/** What a register of owners says beside its units. */
export interface OwnerFacts {
  decisions: readonly OwnerDecision[];
  /** estate → the firm that built it, by which its unsold units may be called */
  developers: ReadonlyMap<string, string>;
}

export interface Owner<Unit extends OwnedUnit = OwnedUnit> {
  /** follows from the first of the units, whatever order they come in */
  key: string;
  /** in the order of their ids */
  units: Unit[];
  /** the developer, with what it has not sold */
  isDeveloper: boolean;
}
