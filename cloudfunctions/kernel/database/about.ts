import type { Collection, Stamp, Stored } from './collection.ts';

/** A field that says something about a person. */
export interface Personal {
  what: string;
  why: string;
  /** who is shown it in an answer of the app */
  seenBy: string;
  /** how long, and what ends it */
  kept: string;
}

/** The fields of an object inside a document. */
export interface Shape {
  fields: Record<string, FieldAbout>;
}

/** `plain`: ids of places and matters, states, counts, times; nothing about a person by itself. */
export type FieldAbout = 'plain' | Personal | Shape | (Personal & Shape);

export type FieldsAbout<T> = { [Field in keyof T]-?: FieldAbout };

export interface Index {
  name: string;
  /** in order; a leading `-` sorts descending */
  keys: string[];
  unique: boolean;
  /** documents without the field are not in it */
  sparse?: true;
}

/**
 * What is known about a collection beside the types of its documents: read by scripts and tests, never
 * part of a function.
 */
export interface CollectionAbout {
  name: string;
  indexes: Index[];
  fields: Record<string, FieldAbout>;
}

/** A field about a person; see Personal for what each text says. */
export function personal(what: string, why: string, seenBy: string, kept: string): Personal {
  return { what, why, seenBy, kept };
}

/** An object inside documents, with a line for each of its fields. */
export function shape<T extends object>(fields: FieldsAbout<T>): Shape {
  return { fields: fields as Record<string, FieldAbout> };
}

/**
 * @param name as CloudBase takes it: letters, digits and underscores
 * @param keys fields in order; a leading `-` sorts descending
 */
export function index(name: string, ...keys: string[]): Index {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new TypeError(`${name} is no name of an index`);
  return { name, keys, unique: false };
}

export function unique(name: string, ...keys: string[]): Index {
  return { ...index(name, ...keys), unique: true };
}

/**
 * Unique among the documents that have a field, for one that older documents lack: without this they would all share
 * the key of none. Of one field alone, since an index of several holds every document that has any of them. CloudBase
 * does not say which of its indexes are sparse: one that becomes so gets another name or other keys.
 */
export function uniqueIfThere(name: string, key: string): Index {
  return { ...unique(name, key), sparse: true };
}

/** The compiler asks for a line for every field of the document. */
export function about<Doc extends Stored>(
  collection: Collection<Doc>,
  { indexes, fields }: { indexes: Index[]; fields: FieldsAbout<Doc> },
): CollectionAbout {
  return { name: collection.name, indexes, fields: fields as Record<string, FieldAbout> };
}

export const NOBODY = 'nobody: functions only';
const WITH_THE_DOCUMENT = 'as long as the document that holds it';

/** The latest change, in every document that a command changes. */
export const STAMP = shape<Stamp>({
  id: 'plain',
  action: 'plain',
  actorId: personal(
    'id of who acted',
    'every act has its author',
    'those who read the audit trail, as a name',
    WITH_THE_DOCUMENT,
  ),
  target: personal(
    'id of a household or person acted on',
    'the audit trail says what was done to what',
    'those who read the audit trail',
    WITH_THE_DOCUMENT,
  ),
  at: 'plain',
});
