import { command, readerOf } from '../kernel/database/table.ts';
import { type HouseholdDocument, households } from '../people/collections.ts';
import { type PlaceDocument, places } from '../places/collections.ts';
import { ownerProposals } from '../roster/collections.ts';
import type { OwnerFacts } from './owner-types.ts';

/** What telling owners apart rests on: units, what was decided about them, what estates are built by. */

const homes = readerOf(households);
const decisions = readerOf(ownerProposals);
const A_REQUEST = 1000;

/** What telling owners apart needs of a household. */
const UNIT_FIELDS = ['label', 'sortKey', 'area', 'owners', 'head.phoneHash', 'register'];

/** Every unit at or below a place, a thousand a request. */
export async function readUnits(
  communityId: string,
  placeId: string,
): Promise<HouseholdDocument[]> {
  const all: HouseholdDocument[] = [];
  for (let after = ''; ; after = all.at(-1)?._id ?? '') {
    const page = await homes.find(
      { communityId, lineage: placeId, _id: command.gt(after) },
      { order: [['_id', 'asc']], limit: A_REQUEST, fields: UNIT_FIELDS },
    );
    all.push(...page);
    if (page.length < A_REQUEST) return all;
  }
}

export interface OwnerRegister extends OwnerFacts {
  /** with what their papers state of them */
  estates: PlaceDocument[];
}

/** What was decided about owners, and what the estates are built by. Two requests at once. */
export async function readOwnerFacts(communityId: string): Promise<OwnerRegister> {
  const [agreed, estates] = await Promise.all([
    decisions.find(
      { communityId, state: 'agreed' },
      { order: [['_id', 'asc']], limit: A_REQUEST, fields: ['lines', 'decidedAt'] },
    ),
    findEstates(communityId),
  ]);
  return {
    estates,
    decisions: agreed.flatMap(({ lines, decidedAt }) =>
      lines
        .filter(({ reopened }) => !reopened)
        .map(({ classes }) => ({ at: decidedAt ?? 0, classes })),
    ),
    developers: new Map(
      estates.flatMap(({ _id, stated }) => (stated?.developer ? [[_id, stated.developer]] : [])),
    ),
  };
}

/** One request. */
export function findEstates(communityId: string): Promise<PlaceDocument[]> {
  return readerOf(places).find(
    { communityId, kind: 'estate' },
    { order: [['order', 'asc']], limit: 100, fields: ['name', 'stated', 'change'] },
  );
}
