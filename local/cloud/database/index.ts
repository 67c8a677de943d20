import { StartError } from '../start-error.ts';
import { Engine, withId } from './engine.ts';
import { invalid, refused, WireError } from './error.ts';
import type { CollectionDeclaration } from './storage/collection.ts';
import { openStore } from './storage/open-store.ts';
import { assertStorable } from './update/storable.ts';
import { cloneValue } from './values.ts';
import { ACTIONS } from './wire/actions.ts';
import { insertions, makeId } from './wire/documents.ts';
import { Parameters } from './wire/parameters.ts';

export { WireError } from './error.ts';
export type { CollectionDeclaration } from './storage/collection.ts';

export interface DatabaseOptions {
  /** the folder of the database's files, made if it does not exist; undefined: documents are in memory alone */
  directory: string | undefined;
  collections: CollectionDeclaration[];
  /** UTC milliseconds, for server dates and the expiry of transactions */
  now(): number;
  /** takes warnings, one line each; default: standard error */
  warn?(line: string): void;
  /**
   * Whether a where-write beside the open transaction of the same invocation is refused. CloudBase
   * does it outside of the transaction, and so does this database, with a warning; default false.
   */
  refuseOutsideWrites?: boolean;
}

/** CloudBase's document database: documents in memory, the disk behind them. */
export interface Database {
  /**
   * Answers one wire action `database.*` with the body that the SDK expects, without requestId.
   * @param invocation names the invocation of a function that asks, for messages; none for a client
   *   from outside, which may well write beside a transaction that it has open
   * @throws WireError always and only
   */
  command(
    action: string,
    parameters: Record<string, unknown>,
    invocation?: string,
  ): Promise<Record<string, unknown>>;
  /** Inserts many documents at once, durably and wholly or not at all; for seeding. */
  insertMany(collection: string, documents: Record<string, unknown>[]): Promise<void>;
  /** Copies of all documents of a collection, in order of insertion. */
  documents(collection: string): Iterable<Record<string, unknown>>;
  /** A number that changes with the collection's documents, while the database is open. */
  revision(collection: string): number;
  /** How many documents of the collection searches have read so far, those that did not match counted as well. */
  documentsRead(collection: string): number;
  /** Whether no collection holds a document. */
  isEmpty(): boolean;
  /** Waits for the disk and lets go of the folder. */
  close(): Promise<void>;
}

/**
 * Opens the database of a folder.
 * @throws StartError, with one clear sentence, if the folder is foreign, damaged or not writable
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { store, close } = await openStore(options.directory);
  let engine: Engine;
  try {
    engine = new Engine(store, options.collections, {
      now: options.now,
      warn: options.warn ?? console.warn,
      refuseOutsideWrites: options.refuseOutsideWrites ?? false,
    });
  } catch (error) {
    await close();
    throw error instanceof StartError ? error : new StartError(`${(error as Error).message}.`);
  }
  return {
    async command(action, parameters, invocation) {
      const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
      try {
        if (!run) throw invalid(`unknown action: ${action}`);
        return await run(engine, new Parameters(parameters, options.now()), invocation);
      } catch (error) {
        throw asWireError(error);
      }
    },
    async insertMany(name, documents) {
      const collection = engine.collection(name);
      const prepared = documents.map((document) =>
        withId(cloneValue(document), () => makeId(options.now())),
      );
      for (const document of prepared) assertStorable(document, 'the document');
      await engine.write({}, collection, (view) => ({
        changes: insertions(collection, prepared, view),
        result: undefined,
      }));
    },
    *documents(name) {
      for (const { document } of engine.collection(name).all()) yield cloneValue(document);
    },
    revision: (name) => engine.collection(name).revision,
    documentsRead: (name) => engine.collection(name).documentsRead,
    isEmpty: () => [...engine.collections()].every((collection) => collection.size === 0),
    close: () => engine.close(close),
  };
}

/** A request can make the engine fail only in ways that are its own fault: too deep, too large. */
function asWireError(error: unknown): WireError {
  if (error instanceof WireError) return error;
  const message = error instanceof RangeError ? error.message : 'the request cannot be carried out';
  return refused(`${message} (${(error as Error)?.name ?? 'error'})`);
}
