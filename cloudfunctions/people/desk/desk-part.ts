import type { DeskFigure, DeskKind } from '../../../typings/contract/home.ts';
import type { Role } from '../../../typings/contract/resident.ts';
import type { Actor } from '../../kernel/action/actor.ts';
import type { Collection, Stored } from '../../kernel/database/collection.ts';
import type { Aggregation } from '../../kernel/database/table.ts';
import type { ResidentDocument } from '../collections.ts';

/** What one document counts as; `until` null where nothing ends. */
export interface PartItem {
  id: string;
  title: string;
  until: number | null;
  /** see `DeskFigure` */
  queue?: DeskFigure['queue'];
}

/**
 * One figure of an officer's desk. A module declares each of its own in one file; the desk counts all of them in
 * one request.
 */
export interface DeskPart<Doc extends Stored = Stored, Row extends Doc = Doc> {
  kind: DeskKind;
  collection: Collection<Doc>;
  /** the field by which what ends first comes first */
  by: string;
  /** what `itemsOf` looks at */
  fields: readonly string[];
  /** which documents wait for the caller, within the community; undefined: it is not theirs to do */
  waiting(actor: Actor<ResidentDocument>, at: number): unknown;
  /** joins what says whether a document is the caller's to decide */
  join?(pipeline: Aggregation): Aggregation;
  itemsOf(row: Row, actor: Actor<ResidentDocument>): PartItem[];
}

/** A part for documents of one type, as an entry of a list. */
export function deskPart<Doc extends Stored, Row extends Doc = Doc>(
  part: DeskPart<Doc, Row>,
): DeskPart {
  return part as unknown as DeskPart;
}

/** What the desk shows one by one, not as a number: read in the same request. */
export interface DeskList<Line, Row = Stored> {
  collection: Collection<Stored>;
  waiting(actor: Actor<ResidentDocument>, at: number): unknown;
  /** with a limit */
  stages(pipeline: Aggregation, actor: Actor<ResidentDocument>, at: number): Aggregation;
  linesOf(rows: readonly Row[], actor: Actor<ResidentDocument>, at: number): Line[];
}

/** A list of rows of one type, to be read with the others. */
export function deskList<Line, Row>(list: DeskList<Line, Row>): DeskList<Line> {
  return list as unknown as DeskList<Line>;
}

/** The places where somebody holds one of these offices. */
export function placesOfOffices(
  { roles }: Pick<Actor<ResidentDocument>, 'roles'>,
  offices: readonly Role[],
): string[] {
  return roles.filter(({ role }) => offices.includes(role)).map(({ placeId }) => placeId);
}
