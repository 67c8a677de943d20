import { createHash } from 'node:crypto';
import { ancestorsAndSelf } from '../kernel/path-id.ts';
import { hashesIn, isOtherNumber } from './number-rules.ts';
import type { OwnedUnit, Owner, OwnerDecision, OwnerFacts } from './owner-types.ts';
import { isUnsoldText } from './unsold-rules.ts';

const firmOf = (name: string) => name.normalize('NFKC').replace(/[\s()]/g, '');

/** Units that the developer has not sold: together one owner (最高法 建筑物区分所有权解释 art. 9). */
function isUnsold({ owners, _id }: OwnedUnit, { developers }: OwnerFacts): boolean {
  const [only = ''] = owners;
  if (owners.length !== 1) return false;
  const developer = developers.get(estateOf(_id)) ?? '';
  return isUnsoldText(only) || (developer !== '' && firmOf(only) === firmOf(developer));
}

export function estateOf(householdId: string): string {
  return ancestorsAndSelf(householdId)[1] ?? householdId;
}

/** Names as they are compared: in any order, each once. */
export function namesOf(owners: readonly string[]): string {
  return [...new Set(owners)].sort().join('\n');
}

/**
 * Who owns what. Units are brought together by evidence alone: one number in the register, one certificate,
 * the same names with the same number, or a decision. Names by themselves prove nothing. Any order of units
 * and decisions gives the same owners, and each unit has one.
 * @returns owners in the order of their first units
 */
export function ownersOf<Unit extends OwnedUnit>(
  units: readonly Unit[],
  facts: OwnerFacts,
): Owner<Unit>[] {
  const sorted = [...units].sort((one, other) => (one._id < other._id ? -1 : 1));
  const sets = new Sets(sorted.map(({ _id }) => _id));
  const unsold = new Set(sorted.filter((unit) => isUnsold(unit, facts)).map(({ _id }) => _id));
  const firstOf = new Map<string, string>();
  for (const unit of sorted) {
    for (const sign of unsold.has(unit._id) ? [`unsold\n${estateOf(unit._id)}`] : signsOf(unit)) {
      const first = firstOf.get(sign);
      if (first === undefined) firstOf.set(sign, unit._id);
      else sets.join(first, unit._id);
    }
  }
  const byId = new Map(sorted.map((unit) => [unit._id, unit]));
  for (const [pair, isSame] of decidedPairs(byId, facts.decisions)) {
    const [one = '', other = ''] = pair.split(' ');
    const [number = null, another = null] = [one, other].map((id) => byId.get(id)?.number);
    const areApart = isOtherNumber(number, another);
    if (isSame && !areApart && !unsold.has(one) && !unsold.has(other)) sets.join(one, other);
  }
  const owners = new Map<string, Unit[]>();
  for (const unit of sorted) {
    const root = sets.rootOf(unit._id);
    const own = owners.get(root);
    if (own) own.push(unit);
    else owners.set(root, [unit]);
  }
  return [...owners.values()].map((own) => {
    const [first] = own as [Unit];
    return { key: ownerKeyOf(own), units: own, isDeveloper: unsold.has(first._id) };
  });
}

/** A single unit stands for its owner; several have a key of their own, made from the first. */
function ownerKeyOf(units: readonly OwnedUnit[]): string {
  const [first] = units;
  const id = first?._id ?? '';
  if (units.length === 1) return id;
  return `owner.${createHash('sha256').update(id, 'utf8').digest('hex').slice(0, 24)}`;
}

/** What proves that units which share it have one owner. */
function signsOf({ owners, phone, number, certificate }: OwnedUnit): string[] {
  const signs: string[] = [];
  if (number !== null) signs.push(...hashesIn(number).map((hash) => `number\n${hash}`));
  else if (phone !== null && owners.length > 0) signs.push(`names\n${namesOf(owners)}\n${phone}`);
  signs.push(...hashesIn(certificate).map((hash) => `certificate\n${hash}`));
  return signs;
}

/**
 * Pairs of units about which a decision holds: `one other` in the order of their ids → the same owner or not.
 * A unit whose owners have changed since is decided about no more.
 */
export function decidedPairs(
  byId: ReadonlyMap<string, OwnedUnit>,
  decisions: readonly OwnerDecision[],
): Map<string, boolean> {
  const pairs = new Map<string, boolean>();
  const ordered = [...decisions].sort(
    (one, other) => one.at - other.at || (idsOf(one) < idsOf(other) ? -1 : 1),
  );
  for (const { classes } of ordered) {
    const standing = classes.flatMap((units, index) =>
      units
        .filter(({ householdId, owners }) => {
          const unit = byId.get(householdId);
          return unit !== undefined && namesOf(unit.owners) === namesOf(owners);
        })
        .map(({ householdId }) => ({ householdId, index })),
    );
    for (const [at, one] of standing.entries()) {
      for (const other of standing.slice(at + 1)) {
        pairs.set(pairOf(one.householdId, other.householdId), one.index === other.index);
      }
    }
  }
  return pairs;
}

function idsOf({ classes }: OwnerDecision): string {
  return classes.map((units) => units.map(({ householdId }) => householdId).join(' ')).join('\n');
}

export const pairOf = (one: string, other: string) =>
  one < other ? `${one} ${other}` : `${other} ${one}`;

/** Disjoint sets of ids; the smallest id of a set is its root. */
class Sets {
  private readonly above = new Map<string, string>();

  constructor(ids: readonly string[]) {
    for (const id of ids) this.above.set(id, id);
  }

  rootOf(id: string): string {
    let root = id;
    for (
      let up = this.above.get(root);
      up !== undefined && up !== root;
      up = this.above.get(root)
    ) {
      root = up;
    }
    for (let at = id; at !== root; ) {
      const up = this.above.get(at) ?? root;
      this.above.set(at, root);
      at = up;
    }
    return root;
  }

  join(one: string, other: string): void {
    const [first, second] = [this.rootOf(one), this.rootOf(other)].sort() as [string, string];
    if (first !== second) this.above.set(second, first);
  }
}

/** A household of the register as it is compared. */
export function ownedUnit<Household extends RegisteredHousehold>(
  household: Household,
): Household & OwnedUnit {
  const { head, register } = household;
  return {
    ...household,
    phone: head.phoneHash,
    number: register?.owner ?? null,
    certificate: register?.certificate ?? null,
  };
}

interface RegisteredHousehold {
  _id: string;
  owners: string[];
  head: { phoneHash: string | null };
  register?: { owner: string | null; certificate: string | null };
}
