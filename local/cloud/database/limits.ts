/** Bounds of one request. They keep a wrong or hostile request from taking the process down. */
export const LIMITS = {
  /** characters of one EJSON text on the wire (CloudBase: 6 MB a request) */
  textLength: 6 * 1024 * 1024,
  /** levels of objects and arrays in one value (MongoDB: 100) */
  depth: 100,
  /** documents that a query returns unless it says how many, and at most */
  queryDefault: 100,
  queryMaximum: 1000,
  /** documents that a pipeline without $limit returns */
  aggregateDefault: 20,
  /** stages of one pipeline */
  stages: 100,
  /** elements of a computed array, characters of a computed text */
  computedArray: 1_000_000,
  computedText: 16 * 1024 * 1024,
  /** bytes of one document, counted as characters of its stored text */
  documentLength: 16 * 1024 * 1024,
  /** milliseconds that one request may compute before it is refused */
  computing: 3000,
  /** milliseconds until an open transaction expires */
  transactionLife: 30_000,
  /** milliseconds that a plain write waits for a document held by an open transaction */
  lockWait: 3000,
  collectionNameLength: 64,
  /** indexes of a collection, fields of an index */
  indexes: 100,
  indexFields: 31,
  regexLength: 32_764,
} as const;
