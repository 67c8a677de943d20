import { Refusal } from '../refusal.ts';
import { cloud } from './cloud.ts';
import type { Collection, Stored } from './collection.ts';
import { inParallel } from './parallel.ts';

const database = cloud.database();
type Documents = ReturnType<typeof database.collection>;
type Query = ReturnType<Documents['where']>;
export type Aggregation = ReturnType<Documents['aggregate']>;
/** Query and update operators, and the expressions of aggregations. */
export const command = database.command;
export const expression = command.aggregate;

/** A condition always names its community: there is no query across communities by accident. */
export type Condition = { communityId: string } & Record<string, unknown>;

/** The only place of a query over all communities: timers, and a person who has no community yet. */
export interface EverywhereCondition {
  everywhere: true;
  where: Record<string, unknown>;
}

/** Texts that contain this one, in capitals or not. */
export function containing(part: string): unknown {
  const regexp = part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return database.RegExp({ regexp, options: 'i' });
}

/** Texts that begin otherwise. */
export function notBeginning(start: string): unknown {
  return database.RegExp({ regexp: `^(?!${start.replace(/[.]/g, '\\.')})`, options: '' });
}

/** Ids that are this path or lie within it. */
export function atOrWithin(path: string): unknown {
  return database.RegExp({ regexp: `^${path.replace(/[.]/g, '\\.')}(\\.|$)`, options: '' });
}

/** All of these conditions, within one community. */
export function allOf(communityId: string, ...conditions: unknown[]): Condition {
  return command.and([{ communityId }, ...conditions]) as unknown as Condition;
}

export interface FindOptions {
  /** field → direction, in order of weight */
  order?: [field: string, direction: 'asc' | 'desc'][];
  /** at most 1000; 100 unless told */
  limit?: number;
  /** only these fields (and _id) */
  fields?: string[];
}

interface SdkError {
  code?: string;
  message?: string;
}

/** Another document has the id or a unique key already. */
export function isDuplicate(error: unknown): boolean {
  const { code, message } = error as SdkError;
  return code === 'DATABASE_DUPLICATE_WRITE' || /E11000/.test(message ?? '');
}

/** The database's own troubles become one code: nothing is lost, try again. */
async function ask<Result>(request: () => Promise<Result>): Promise<Result> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof Refusal || isDuplicate(error)) throw error;
    const refusal = new Refusal('SERVICE_BUSY');
    refusal.cause = (error as SdkError).code ?? 'unknown';
    throw refusal;
  }
}

const MOST_A_REQUEST = 1000;
const CHUNK = 200;

/** What reads a collection. */
export type Reader<Doc extends Stored> = Pick<
  Table<Doc>,
  'name' | 'get' | 'find' | 'findAll' | 'count' | 'aggregate'
>;

/** For the repository of a collection's owner: reads and writes it. */
export function tableOf<Doc extends Stored>({ name }: Collection<Doc>): Table<Doc> {
  return new Table<Doc>(name);
}

/** For every module: reads a collection, of its own or another's. */
export function readerOf<Doc extends Stored>({ name }: Collection<Doc>): Reader<Doc> {
  return new Table<Doc>(name);
}

/** Values that are objects replace what was there; CloudBase would merge them. */
export function replacing(patch: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(patch).map(([field, value]) => [
      field,
      isPlainObject(value) ? command.set(value) : value,
    ]),
  );
}

/** Operators of the SDK are instances of its classes. */
function isPlainObject(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

/** Every method but insertMissing and findAll makes exactly one database request. */
export class Table<Doc extends Stored> {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  private get collection(): Documents {
    return database.collection(this.name);
  }

  /** @returns false if the id or another unique key exists already: a repeated command */
  async insert(document: Doc): Promise<boolean> {
    try {
      await ask(() => this.collection.add(document));
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** All or none in one request; at most 500 documents. @returns false if one of them exists already */
  async insertAll(documents: Doc[]): Promise<boolean> {
    if (documents.length === 0) return true;
    try {
      await ask(() => this.collection.add(documents));
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /**
   * Adds those that are not there yet, in chunks. Another command, or an earlier attempt that was cut, may
   * have added some of them.
   */
  async insertMissing(documents: readonly Doc[]): Promise<void> {
    const chunks: Doc[][] = [];
    for (let at = 0; at < documents.length; at += CHUNK) {
      chunks.push(documents.slice(at, at + CHUNK));
    }
    await inParallel(chunks, async (chunk) => {
      let rest = chunk;
      while (rest.length > 0 && !(await this.insertAll(rest))) {
        const there = await this.find(
          {
            communityId: chunk[0]?.communityId ?? '',
            _id: command.in(rest.map(({ _id }) => _id)),
          },
          { limit: CHUNK, fields: ['communityId'] },
        );
        const ids = new Set(there.map(({ _id }) => _id));
        if (ids.size === 0) return; // refused for another key than the id: nothing to add
        rest = rest.filter(({ _id }) => !ids.has(_id));
      }
    });
  }

  async get(communityId: string, id: string): Promise<Doc | undefined> {
    const [found] = await this.find({ communityId, _id: id }, { limit: 1 });
    return found;
  }

  async find(
    condition: Condition | EverywhereCondition,
    { order = [], limit = 100, fields }: FindOptions = {},
  ): Promise<Doc[]> {
    let query: Query = this.collection.where(whereOf(condition));
    for (const [field, direction] of order) query = query.orderBy(field, direction);
    if (fields) query = query.field(Object.fromEntries(fields.map((field) => [field, true])));
    const answer = await ask(() => query.limit(limit).get());
    return answer.data as Doc[];
  }

  /** All of a community's documents in the order of their ids, a thousand a request. */
  async findAll(communityId: string, fields: string[]): Promise<Doc[]> {
    const all: Doc[] = [];
    for (let after = ''; ; ) {
      const page = await this.find(
        { communityId, _id: command.gt(after) },
        { order: [['_id', 'asc']], limit: MOST_A_REQUEST, fields },
      );
      all.push(...page);
      const last = page.at(-1);
      if (page.length < MOST_A_REQUEST || !last) return all;
      after = last._id;
    }
  }

  /** Changes what fits the condition in one atomic step per document. @returns how many changed */
  async change(
    condition: Condition | EverywhereCondition,
    patch: Record<string, unknown>,
  ): Promise<number> {
    const where = wholeOf(condition);
    const answer = await ask(() => this.collection.where(where).update(patch));
    return answer.updated ?? 0;
  }

  /** Changes one document that fits, in one atomic step. @returns it as it is then; undefined if none fits */
  async changeOne(condition: Condition, patch: Record<string, unknown>): Promise<Doc | undefined> {
    const where = wholeOf(condition);
    const answer = await ask(() => this.collection.where(where).updateAndReturn(patch));
    return (answer as { doc?: Doc | null }).doc ?? undefined;
  }

  /** @returns how many were removed */
  async remove(condition: Condition | EverywhereCondition): Promise<number> {
    const where = wholeOf(condition);
    const answer = await ask(() => this.collection.where(where).remove());
    return (answer as { deleted?: number }).deleted ?? 0;
  }

  async count(condition: Condition): Promise<number> {
    const answer = await ask(() => this.collection.where(whereOf(condition)).count());
    return answer.total ?? 0;
  }

  /** Starts with the match, so that no pipeline runs over another community's documents. */
  async aggregate<Row>(
    condition: Condition | EverywhereCondition,
    stages: (pipeline: Aggregation) => Aggregation,
  ): Promise<Row[]> {
    const pipeline = stages(this.collection.aggregate().match(whereOf(condition)));
    const answer = (await ask(() => pipeline.end())) as { data: Row[] };
    return answer.data;
  }
}

/** For writes: a part of a condition that is undefined would be left out, and more documents written. */
function wholeOf(condition: Condition | EverywhereCondition): Record<string, unknown> {
  const where = whereOf(condition);
  for (const [field, value] of Object.entries(isPlainObject(where) ? where : {})) {
    if (value === undefined) throw new TypeError(`a condition without its ${field}`);
  }
  return where;
}

function whereOf(condition: Condition | EverywhereCondition): Record<string, unknown> {
  return 'everywhere' in condition
    ? (condition as EverywhereCondition).where
    : (condition as Condition);
}
