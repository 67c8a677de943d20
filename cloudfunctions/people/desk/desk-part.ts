import type { DeskKind } from '../../../typings/contract/home.ts';
import type { Role } from '../../../typings/contract/resident.ts';
import type { Actor } from '../../kernel/action/actor.ts';
import type { Collection, Stored } from '../../kernel/database/collection.ts';
import type { ResidentDocument } from '../collections.ts';

/**
 * One figure of an officer's desk. A module declares each of its own in one file; the desk counts all of them in
 * one request.
 */
export interface DeskPart<Doc extends Stored = Stored> {
  kind: DeskKind;
  collection: Collection<Doc>;
  /** the field by which what ends first comes first */
  by: string;
  /** what `itemsOf` looks at */
  fields: readonly string[];
  /** which documents wait for the caller, within the community; undefined: it is not theirs to do */
  waiting(actor: Actor<ResidentDocument>, at: number): unknown;
  /** what one of them counts as; `until` null where nothing ends */
  itemsOf(row: Doc): { id: string; title: string; until: number | null }[];
}

/** A part for documents of one type, as an entry of a list. */
export function deskPart<Doc extends Stored>(part: DeskPart<Doc>): DeskPart {
  return part as unknown as DeskPart;
}

/** The places where somebody holds one of these offices. */
export function placesOfOffices(
  { roles }: Pick<Actor<ResidentDocument>, 'roles'>,
  offices: readonly Role[],
): string[] {
  return roles.filter(({ role }) => offices.includes(role)).map(({ placeId }) => placeId);
}
