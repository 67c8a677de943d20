import { type Document, isPlainObject, parseEjson } from '../ejson.ts';
import { invalid } from '../error.ts';

/** The parameters of one wire request, read with their types checked. */
export class Parameters {
  /** the instant that server dates of this request stand for, UTC milliseconds */
  readonly now: number;
  readonly source: Readonly<Record<string, unknown>>;

  constructor(source: Record<string, unknown>, now: number) {
    this.source = source;
    this.now = now;
  }

  has(name: string): boolean {
    return this.raw(name) !== undefined;
  }

  raw(name: string): unknown {
    const value = Object.hasOwn(this.source, name) ? this.source[name] : undefined;
    return value === null ? undefined : value;
  }

  collectionName(): string {
    const name = this.raw('collectionName');
    if (typeof name !== 'string' || name === '') throw invalid('collectionName is required');
    return name;
  }

  transactionId(): string | undefined {
    const id = this.raw('transactionId');
    if (id === undefined || (typeof id === 'string' && id !== '')) return id;
    throw invalid('transactionId must be a string');
  }

  boolean(name: string, absent: boolean): boolean {
    const value = this.raw(name) ?? absent;
    if (typeof value !== 'boolean') throw invalid(`${name} must be a boolean`);
    return value;
  }

  /** A whole number that is not negative. */
  count(name: string, absent: number): number {
    const value = this.raw(name) ?? absent;
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
      throw invalid(`${name} must be a whole number that is not negative`);
    }
    return value;
  }

  /** DOC addresses one document by _id, WHERE any number by a query. */
  isDocument(): boolean {
    const type = this.raw('queryType') ?? 'WHERE';
    if (type !== 'WHERE' && type !== 'DOC') throw invalid('queryType must be WHERE or DOC');
    return type === 'DOC';
  }

  /** An EJSON text, or the same already parsed as the oldest clients send it. */
  ejson(name: string, serverDateRefused?: string): unknown {
    return parseEjson(this.raw(name), name, { now: this.now, serverDateRefused });
  }

  object(name: string): Document | undefined {
    const source = this.raw(name);
    if (source === undefined || source === '') return undefined;
    const value = this.ejson(name);
    if (!isPlainObject(value)) throw invalid(`${name} must be an object`);
    return value;
  }

  /** A query; a client that filters nothing sends none. */
  query(): Document {
    const query = this.object('query');
    if (!this.isDocument()) return query ?? {};
    if (query?._id === undefined) throw invalid('a query of type DOC needs an _id');
    return query;
  }

  /** The documents of an insert, each an EJSON text. */
  documents(serverDateRefused?: string): Document[] {
    const data = this.raw('data');
    const list = Array.isArray(data) ? data : [data];
    if (list.length === 0) throw invalid('data holds no document');
    return list.map((one) => {
      const document = parseEjson(one, 'data', { now: this.now, serverDateRefused });
      if (!isPlainObject(document)) throw invalid('data must hold documents');
      return document;
    });
  }
}
