import type {
  DoubtedOwner,
  OwnerDecisionInput,
  OwnerDoubt,
  OwnerProposal,
} from '../../../typings/contract/parts/owners.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { OwnerDoubt as Doubt } from '../../owners/doubt-rules.ts';
import type { OwnedUnit } from '../../owners/owner-types.ts';
import type { DecidedLine, DecidedUnit, OwnerProposalDocument } from '../collections.ts';

interface ShownUnit extends OwnedUnit {
  label: string;
  area: number | null;
}

/** A doubt as officers see it. @param homes where the reader lives */
export function doubtLine(
  { doubtId, kind, owners }: Doubt<ShownUnit>,
  waiting: ReadonlySet<string>,
  homes: readonly string[],
): OwnerDoubt {
  return {
    doubtId,
    kind,
    owners: owners.map(
      ({ units }): DoubtedOwner => ({
        names: [...new Set(units.flatMap((unit) => unit.owners))],
        hasNumber: units.some(({ phone, number }) => phone !== null || number !== null),
        units: units.map(({ _id, label, area }) => ({ householdId: _id, label, area })),
      }),
    ),
    waits: waiting.has(doubtId),
    own: owners.some(({ units }) => units.some(({ _id }) => homes.includes(_id))),
  };
}

/**
 * What a proposal decides about a doubt: the owners that stand together become one.
 * @throws Refusal OWNERS_CHANGED if a unit is named that is not in doubt, or twice
 */
export function decidedLine(
  { doubtId, kind, owners }: Doubt,
  { together }: Pick<OwnerDecisionInput, 'together'>,
): DecidedLine {
  const listOf = new Map<string, number>();
  for (const [index, ids] of together.entries()) {
    for (const id of ids) {
      if (listOf.has(id)) throw new Refusal('OWNERS_CHANGED');
      listOf.set(id, index);
    }
  }
  const classes = new Map<string, DecidedUnit[]>();
  for (const { key, units } of owners) {
    const lists = new Set(units.flatMap(({ _id }) => listOf.get(_id) ?? []));
    if (lists.size > 1) throw new Refusal('OWNERS_CHANGED');
    const [list] = lists;
    const name = list === undefined ? key : `list ${list}`;
    const own = units.map(({ _id, owners: names }) => ({ householdId: _id, owners: [...names] }));
    classes.set(name, [...(classes.get(name) ?? []), ...own]);
    for (const { _id } of units) listOf.delete(_id);
  }
  if (listOf.size > 0) throw new Refusal('OWNERS_CHANGED');
  return { doubtId, kind, classes: [...classes.values()], reopened: false };
}

export const unitsOf = ({ lines }: Pick<OwnerProposalDocument, 'lines'>): string[] =>
  lines.flatMap(({ classes }) => classes.flat().map(({ householdId }) => householdId));

interface Shown {
  people: readonly { _id: string; name: string }[];
  homes: readonly { _id: string; label: string; area: number | null; owners: readonly string[] }[];
}

/** A proposal as officers see it, with owners and doors as they are called now. */
export function proposalLine(
  proposal: OwnerProposalDocument,
  { people, homes }: Shown,
  reader: { residentId: string; homes: readonly string[] },
): OwnerProposal {
  const { _id, state, reason, proposedBy, decidedBy, change } = proposal;
  const nameOf = (id: string | null) => people.find((one) => one._id === id)?.name ?? '';
  const byId = new Map(homes.map((home) => [home._id, home]));
  const livesThere = unitsOf(proposal).some((id) => reader.homes.includes(id));
  return {
    proposalId: _id,
    state,
    reason,
    proposedByName: nameOf(proposedBy),
    decidedByName: nameOf(decidedBy),
    at: proposal.decidedAt ?? change.at,
    own: proposedBy === reader.residentId || livesThere,
    lines: proposal.lines.map(({ doubtId, kind, classes, reopened }) => ({
      doubtId,
      kind,
      reopened,
      owners: classes.map((units) => ({
        names: [...new Set(units.flatMap(({ owners }) => owners))],
        hasNumber: false,
        units: units.map(({ householdId }) => ({
          householdId,
          label: byId.get(householdId)?.label ?? '',
          area: byId.get(householdId)?.area ?? null,
        })),
      })),
    })),
  };
}
