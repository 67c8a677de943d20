import type { ErrorCode } from '../../../typings/contract/envelope.ts';
import type { Collection, Stored } from '../database/collection.ts';

/**
 * Documents that an action needs beside the actor, fetched in the same database request and of the
 * actor's community only. Made by `one`, `many`, `manyBy` and `own`.
 */
export interface Load<Found> {
  readonly from: string;
  readonly ids: readonly string[];
  /** the field that holds one of these values; `_id` unless told */
  readonly by?: string;
  /** each id is completed to `${id}:${actorId}` */
  readonly perActor: boolean;
  readonly many: boolean;
  /** the refusal when there is none; asked after the access rule */
  readonly missing?: ErrorCode;
  /** type only, never set */
  readonly found?: Found;
}
export type Loads = Record<string, Load<unknown>>;
export type Found<L extends Loads> = {
  [Name in keyof L]: L[Name] extends Load<infer F> ? F : never;
};

type Ids = string | null | undefined;
const idsOf = (id: Ids) => (id === null || id === undefined ? [] : [id]);

/** One document by its id, or undefined; with a code, the call is refused when there is none. */
export function one<Doc extends Stored>(from: Collection<Doc>, id: Ids): Load<Doc | undefined>;
export function one<Doc extends Stored>(
  from: Collection<Doc>,
  id: Ids,
  missing: ErrorCode,
): Load<Doc>;
export function one<Doc extends Stored>(
  { name }: Collection<Doc>,
  id: Ids,
  missing?: ErrorCode,
): Load<Doc> {
  return { from: name, ids: idsOf(id), perActor: false, many: false, ...(missing && { missing }) };
}

/** All of these documents that exist, in no order. */
export function many<Doc extends Stored>(
  { name }: Collection<Doc>,
  ids: readonly string[],
): Load<Doc[]> {
  return { from: name, ids, perActor: false, many: true };
}

/** All documents in which this field, or an element of it, is the value, in no order. The field has an index. */
export function manyBy<Doc extends Stored>(
  { name }: Collection<Doc>,
  field: string,
  value: string,
): Load<Doc[]> {
  return { from: name, ids: [value], by: field, perActor: false, many: true };
}

/** The actor's own document: its id is `${prefix}:${actorId}`. */
export function own<Doc extends Stored>(
  { name }: Collection<Doc>,
  prefix: Ids,
): Load<Doc | undefined> {
  return { from: name, ids: idsOf(prefix), perActor: true, many: false };
}
