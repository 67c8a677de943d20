/** What every stored document has. */
export interface Stored {
  _id: string;
  communityId: string;
}

/**
 * The latest change of a document, written with the change itself.
 * The audit trail takes its entry from here, so a crash between the two loses nothing.
 */
export interface Stamp {
  /** id of the audit entry, from the caller and the command */
  id: string;
  action: string;
  actorId: string;
  /** `place:…`, `household:…`, `notice:…` */
  target: string;
  at: number;
}

/**
 * The action of a stamp that no command made: of documents that were put there with a community. It has
 * no entry in the audit trail.
 */
export const SEED = 'seed';

export interface Stamped extends Stored {
  change: Stamp;
}

/** A document that a command may change; without a stamp as long as none has. */
export interface Changeable extends Stored {
  change?: Stamp;
}

declare const DOCUMENT: unique symbol;

/**
 * A collection by its name, with the type of its documents. Any module may load or join it to read;
 * only the module whose `collections.ts` declares it writes.
 */
export interface Collection<Doc extends Stored> {
  readonly name: string;
  /** type only, never set */
  readonly [DOCUMENT]?: Doc;
}

export function collection<Doc extends Stored>(name: string): Collection<Doc> {
  return { name };
}
