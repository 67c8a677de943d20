/** The codes that the database actions answer with; the SDK passes them on as `error.code`. */
export type DatabaseErrorCode =
  | 'INVALID_PARAM'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_DUPLICATE_WRITE'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_FAIL'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_COLLECTION_ALREADY_EXIST'
  | 'DATABASE_PERMISSION_DENIED';

/** An answer of the wire that is an error: travels as `{code, message}` with HTTP status 200. */
export class WireError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'WireError';
    this.code = code;
  }
}

function wireError(code: DatabaseErrorCode, message: string): WireError {
  return new WireError(code, message);
}

/** A request whose form is wrong: a missing field, a wrong type, text that is not EJSON. */
export const invalid = (message: string): WireError => wireError('INVALID_PARAM', message);

/** A well-formed request that the database itself refuses: unknown operator, impossible update. */
export const refused = (message: string): WireError =>
  wireError('DATABASE_REQUEST_FAILED', message);

/** A second document under one unique key. Clients look for `E11000` in the message. */
export function duplicate(collection: string, index: string, key: string): WireError {
  return wireError(
    'DATABASE_DUPLICATE_WRITE',
    `E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${key}`,
  );
}

/** CloudBase's own words, which clients compare. */
export const conflict = (): WireError =>
  wireError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ' +
      'Please check your request, but if the problem persists, contact us.',
  );

/** A plain write that gives up waiting for an open transaction; CloudBase has no words for it. */
export const heldByTransaction = (why: string): WireError =>
  wireError('DATABASE_TRANSACTION_CONFLICT', why);

/** CloudBase's own words, which clients compare: for every call after a transaction has ended. */
export const transactionMissing = (): WireError =>
  wireError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, ' +
      'transaction must be commit or abort in 30 seconds. ' +
      'Please check your request, but if the problem persists, contact us.',
  );

export const transactionFailed = (why: string): WireError =>
  wireError('DATABASE_TRANSACTION_FAIL', why);

export const collectionMissing = (name: string): WireError =>
  wireError('DATABASE_COLLECTION_NOT_EXIST', `Db or Table not exist: ${name}`);

export const collectionExists = (name: string): WireError =>
  wireError('DATABASE_COLLECTION_ALREADY_EXIST', `Table exist: ${name}`);
