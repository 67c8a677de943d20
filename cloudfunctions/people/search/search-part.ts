import type { SearchHit, SearchKind } from '../../../typings/contract/home.ts';
import type { Actor } from '../../kernel/action/actor.ts';
import type { Collection, Stored } from '../../kernel/database/collection.ts';
import type { ResidentDocument } from '../collections.ts';

/**
 * One kind of what a search finds. A module declares each of its own in one file; the search asks for all of them in
 * one request.
 */
export interface SearchPart<Doc extends Stored = Stored> {
  kind: SearchKind;
  collection: Collection<Doc>;
  by: string;
  direction: 'asc' | 'desc';
  /** the fields in which words are looked for */
  in: readonly string[];
  /** what `hitOf` looks at */
  fields: readonly string[];
  /** what the caller may read of it, within the community; undefined: nothing */
  readable(actor: Actor<ResidentDocument>, at: number): unknown;
  hitOf(row: Doc): SearchHit;
}

/** A part for documents of one type, as an entry of a list. */
export function searchPart<Doc extends Stored>(part: SearchPart<Doc>): SearchPart {
  return part as unknown as SearchPart;
}
