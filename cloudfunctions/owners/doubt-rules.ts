import { createHash } from 'node:crypto';
import type { OwnerDoubtKind } from '../../typings/contract/parts/owners.ts';
import { isOtherNumber } from './number-rules.ts';
import { decidedPairs, estateOf, namesOf, ownersOf, pairOf } from './owner-rules.ts';
import type { OwnedUnit, Owner, OwnerFacts } from './owner-types.ts';

/** Units that look as if one person might own them, which nothing proves and nobody has decided. */
export interface OwnerDoubt<Unit extends OwnedUnit = OwnedUnit> {
  /** follows from what is in doubt: another roster, another id */
  doubtId: string;
  kind: OwnerDoubtKind;
  estateId: string;
  /** owners as they count until it is decided, in the order of their first units */
  owners: Owner<Unit>[];
}

/**
 * What has to be asked before owners are counted, estate by estate: the same names in several places with other
 * numbers or none, and one number under several names. Each is listed until a decision, or the register's own
 * numbers, tell every two of its owners apart.
 */
export function doubtsOf<Unit extends OwnedUnit>(
  units: readonly Unit[],
  facts: OwnerFacts,
): OwnerDoubt<Unit>[] {
  const owners = ownersOf(units, facts).filter(({ isDeveloper }) => !isDeveloper);
  const byId = new Map(units.map((unit): [string, OwnedUnit] => [unit._id, unit]));
  const apart = apartOf(owners, decidedPairs(byId, facts.decisions));
  const doubts: OwnerDoubt<Unit>[] = [];
  const add = (kind: OwnerDoubtKind, estateId: string, group: readonly Owner<Unit>[]) =>
    doubts.push({ doubtId: doubtIdOf(kind, group), kind, estateId, owners: [...group] });
  for (const [sign, group] of groupsOf(owners, namesIn)) {
    const [estateId = ''] = sign.split('\n');
    const open = unsettled(group, apart, () => true);
    if (open.length > 0) add(open.every(isTold) ? 'other-number' : 'no-number', estateId, open);
  }
  for (const [sign, group] of groupsOf(owners, phonesIn)) {
    const [estateId = ''] = sign.split('\n');
    const open = unsettled(group, apart, (one, other) => !shareNames(one, other));
    if (open.length > 0) add('same-number', estateId, open);
  }
  return doubts.sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
}

/** Estate and names of an owner's units. */
function namesIn({ units }: Owner): string[] {
  return units.flatMap(({ _id, owners }) =>
    owners.length > 0 ? [`${estateOf(_id)}\n${namesOf(owners)}`] : [],
  );
}

function phonesIn({ units }: Owner): string[] {
  return units.flatMap(({ _id, owners, phone }) =>
    phone !== null && owners.length > 0 ? [`${estateOf(_id)}\n${phone}`] : [],
  );
}

/** Owners by what they share, where more than one does; each once a group. */
function groupsOf<Unit extends OwnedUnit>(
  owners: readonly Owner<Unit>[],
  signsOf: (owner: Owner) => string[],
): [string, Owner<Unit>[]][] {
  const groups = new Map<string, Owner<Unit>[]>();
  for (const owner of owners) {
    for (const sign of new Set(signsOf(owner))) {
      const group = groups.get(sign);
      if (group) group.push(owner);
      else groups.set(sign, [owner]);
    }
  }
  return [...groups].filter(([, group]) => group.length > 1);
}

/** Owners of a group who are not told apart from every other one. */
function unsettled<Unit extends OwnedUnit>(
  group: readonly Owner<Unit>[],
  apart: ReadonlySet<string>,
  isAsked: (one: Owner, other: Owner) => boolean,
): Owner<Unit>[] {
  const open = new Set<Owner<Unit>>();
  for (const [at, one] of group.entries()) {
    for (const other of group.slice(at + 1)) {
      if (areTold(one, other) || apart.has(pairOf(one.key, other.key)) || !isAsked(one, other)) {
        continue;
      }
      open.add(one).add(other);
    }
  }
  return group.filter((one) => open.has(one));
}

/** Pairs of owners about whose units somebody has decided that they are two. */
function apartOf(owners: readonly Owner[], decided: ReadonlyMap<string, boolean>): Set<string> {
  const ownerOf = new Map(owners.flatMap(({ key, units }) => units.map(({ _id }) => [_id, key])));
  const apart = new Set<string>();
  for (const [pair, isSame] of decided) {
    const [one = '', other = ''] = pair.split(' ').map((id) => ownerOf.get(id) ?? '');
    if (!isSame && one !== '' && other !== '' && one !== other) apart.add(pairOf(one, other));
  }
  return apart;
}

const numbersOf = ({ units }: Owner) =>
  units.flatMap(({ number }) => (number === null ? [] : [number]));

/** The register gives both a number, and not the same. */
function areTold(one: Owner, other: Owner): boolean {
  const [numbers, others] = [numbersOf(one), numbersOf(other)];
  if (numbers.length === 0 || others.length === 0) return false;
  return numbers.every((number) => others.every((another) => isOtherNumber(number, another)));
}

/** Somebody's number stands with one of the units at least. */
const isTold = ({ units }: Owner) =>
  units.some(({ phone, number }) => phone !== null || number !== null);

function shareNames(one: Owner, other: Owner): boolean {
  const names = new Set(namesIn(one));
  return namesIn(other).some((name) => names.has(name));
}

function doubtIdOf(kind: OwnerDoubtKind, group: readonly Owner[]): string {
  const lines = group.flatMap(({ units }) =>
    units.map(({ _id, owners }) => `${_id}\t${namesOf(owners)}`),
  );
  const whole = [kind, ...lines.sort()].join('\n');
  return createHash('sha256').update(whole, 'utf8').digest('hex').slice(0, 20);
}

const orderOf = ({ kind, owners, doubtId }: OwnerDoubt) =>
  `${kind} ${owners[0]?.units[0]?._id ?? ''} ${doubtId}`;
