import { randomBytes } from 'node:crypto';
import { withDeadline } from '../deadline.ts';
import { answerEjson, type Document, isPlainObject } from '../ejson.ts';
import { type Engine, type Scope, withId } from '../engine.ts';
import { duplicate, invalid, refused } from '../error.ts';
import { compileExpression } from '../expression/expression.ts';
import { LIMITS } from '../limits.ts';
import { compileProjection } from '../projection.ts';
import { compileQuery, type Query } from '../query/query.ts';
import { compileSort } from '../sort.ts';
import type { Change, Collection } from '../storage/collection.ts';
import { findDocuments, type View } from '../transaction/view.ts';
import { assertStorable } from '../update/storable.ts';
import { compileUpdate, unchanged } from '../update/update.ts';
import { cloneValue, orderKey } from '../values.ts';
import type { Parameters } from './parameters.ts';

export type Answer = Record<string, unknown>;

const EVERYTHING = { sort: [], skip: 0, limit: Number.POSITIVE_INFINITY };
const FIRST = { sort: [], skip: 0, limit: 1 };

/** 32 hexadecimal digits, as CloudBase makes them: the first 8 are the time in seconds. */
export function makeId(now: number): string {
  const seconds = Math.floor(Math.max(0, now) / 1000);
  return seconds.toString(16).padStart(8, '0').slice(-8) + randomBytes(12).toString('hex');
}

function readQuery(source: Document): Query {
  return compileQuery(source, compileExpression);
}

/** Runs with a deadline what a regular expression in the request could make endless. */
function bounded<T>(query: Query, run: () => T): T {
  return query.hasRegex ? withDeadline(run) : run();
}

function scopeOf(parameters: Parameters, invocation: string | undefined): Scope {
  return { transactionId: parameters.transactionId(), invocation };
}

/** database.insertDocument: all of the documents or none. */
export async function insertDocument(
  engine: Engine,
  parameters: Parameters,
  invocation?: string,
): Promise<Answer> {
  const collection = engine.collection(parameters.collectionName());
  const scope = scopeOf(parameters, invocation);
  const documents = parameters
    .documents(scope.transactionId && 'a transaction cannot insert server dates')
    .map((document) => withId(document, () => makeId(parameters.now)));
  for (const document of documents) assertStorable(document, 'data');
  const insertedIds = await engine.write(scope, collection, (view) => ({
    changes: insertions(collection, documents, view),
    result: documents.map((document) => wireId(document._id)),
  }));
  return { data: { insertedIds } };
}

export function insertions(collection: Collection, documents: Document[], view: View): Change[] {
  const ids = new Set<string>();
  return documents.map((after) => {
    const id = orderKey(after._id);
    if (ids.has(id) || view.get(collection, id)) {
      throw duplicate(collection.name, '_id_', `{ _id: ${JSON.stringify(wireId(after._id))} }`);
    }
    ids.add(id);
    return { id, after };
  });
}

function wireId(id: unknown): unknown {
  return typeof id === 'number' ? id : JSON.parse(answerEjson(id));
}

/** database.getDocument */
export async function getDocument(
  engine: Engine,
  parameters: Parameters,
  invocation?: string,
): Promise<Answer> {
  const collection = engine.collection(parameters.collectionName());
  const query = readQuery(parameters.query());
  const projection = parameters.object('projection');
  const project = projection && compileProjection(projection, query);
  const limit = parameters.count('limit', LIMITS.queryDefault) || LIMITS.queryDefault;
  const choice = {
    sort: parameters.has('order') ? compileSort(parameters.ejson('order')) : [],
    skip: parameters.count('offset', 0),
    limit: parameters.isDocument() ? 1 : Math.min(limit, LIMITS.queryMaximum),
  };
  const list = await engine.read(scopeOf(parameters, invocation), (view) =>
    bounded(query, () =>
      findDocuments(view, collection, query, choice).map((document) =>
        answerEjson(project ? project(document) : document),
      ),
    ),
  );
  return { data: { list, offset: choice.skip, limit: choice.limit } };
}

/** database.calculateDocument: how many documents match. */
export async function countDocument(
  engine: Engine,
  parameters: Parameters,
  invocation?: string,
): Promise<Answer> {
  const collection = engine.collection(parameters.collectionName());
  const query = readQuery(parameters.query());
  const total = await engine.read(scopeOf(parameters, invocation), (view) =>
    bounded(query, () => findDocuments(view, collection, query, EVERYTHING).length),
  );
  return { data: { total } };
}

interface Modification {
  changes: Change[];
  upserted?: unknown;
  /** the first changed document as it is afterwards, even if nothing about it changed */
  after?: Document;
}

/** database.modifyDocument: `merge` changes by operators, without it the document is replaced. */
export async function modifyDocument(
  engine: Engine,
  parameters: Parameters,
  invocation?: string,
): Promise<Answer> {
  const scope = scopeOf(parameters, invocation);
  if (!parameters.isDocument())
    engine.checkOutsideWrite(scope, `where().update on ${parameters.collectionName()}`);
  const answer = await modify(engine, parameters, scope, {
    multi: parameters.boolean('multi', false) && !parameters.isDocument(),
    merge: parameters.boolean('merge', true),
    upsert: parameters.boolean('upsert', false),
  });
  return { data: { updated: answer.updated, upsert_id: answer.upsertId ?? null } };
}

/** database.modifyAndReturnDoc: changes the first document that matches and returns it changed. */
export async function modifyAndReturn(
  engine: Engine,
  parameters: Parameters,
  invocation?: string,
): Promise<Answer> {
  const how = { multi: false, merge: true, upsert: false };
  const answer = await modify(engine, parameters, scopeOf(parameters, invocation), how);
  const doc = answer.after && answerEjson(answer.after);
  // Unlike an update, this counts a document that it has found and left as it was.
  return { data: { updated: answer.after ? 1 : 0, doc: doc ?? null } };
}

interface How {
  multi: boolean;
  merge: boolean;
  upsert: boolean;
}

async function modify(
  engine: Engine,
  parameters: Parameters,
  scope: Scope,
  how: How,
): Promise<{ updated: number; upsertId: unknown; after: Document | undefined }> {
  const collection = engine.collection(parameters.collectionName());
  const source = parameters.query();
  const query = readQuery(source);
  const data = parameters.object('data');
  if (!data) throw invalid('data is required');
  const change = how.merge ? merging(data, parameters.now) : replacing(data);
  if (!how.merge && how.multi) throw invalid('multi update requires merge');
  const regex = query.hasRegex || JSON.stringify(data.$pull ?? '').includes('pattern');
  return engine.write(scope, collection, (view) => {
    const run = () => modification(view, collection, query, source, change, how, parameters.now);
    const { changes, upserted, after } = regex ? withDeadline(run) : run();
    // A replacement counts as an update even if it leaves the document as it was; a merge does not.
    const found = after && !how.merge ? 1 : changes.length;
    const updated = upserted === undefined ? found : 0;
    return { changes, result: { updated, upsertId: upserted, after } };
  });
}

type Apply = (document: Document, query: Query | undefined, inserting?: boolean) => Document;

function merging(data: Document, now: number): Apply {
  const update = compileUpdate(data, now);
  return (document, query, inserting) => update.apply(document, query, inserting);
}

function replacing(data: Document): Apply {
  const operator = Object.keys(data).find((key) => key.startsWith('$'));
  if (operator) throw refused(`the replacement document cannot hold the operator ${operator}`);
  return (document) => {
    if (data._id !== undefined && orderKey(data._id) !== orderKey(document._id)) {
      throw refused('the _id of a document cannot be changed');
    }
    const after = { _id: document._id, ...cloneValue(data) };
    assertStorable(after, 'data');
    return after;
  };
}

function modification(
  view: View,
  collection: Collection,
  query: Query,
  source: Document,
  apply: Apply,
  how: How,
  now: number,
): Modification {
  const found = findDocuments(view, collection, query, how.multi ? EVERYTHING : FIRST);
  if (found.length === 0 && how.upsert) {
    const start = withId(equalFields(source, query), () => makeId(now));
    const after = apply(start, undefined, true);
    const [change] = insertions(collection, [after], view);
    return { changes: [change as Change], upserted: wireId(after._id), after };
  }
  const changes: Change[] = [];
  let first: Document | undefined;
  for (const before of found) {
    const after = apply(before, query);
    first ??= after;
    if (!unchanged(before, after)) changes.push({ id: orderKey(before._id), before, after });
  }
  return { changes, after: first };
}

/** The fields that an upsert takes over from its query: those that must equal one value. */
function equalFields(source: Document, query: Query): Document {
  const sets: Document = {};
  for (const { path, condition } of query.constraints) {
    if (condition.equals?.length === 1) sets[path] = condition.equals[0];
  }
  const { _id, ...fields } = sets;
  const start: Document = _id === undefined ? {} : { _id };
  if (isPlainObject(source._id) || Object.keys(fields).length === 0) return start;
  return compileUpdate({ $set: fields }, 0).apply({ _id, ...start }, undefined);
}

/** database.removeDocument */
export async function removeDocument(
  engine: Engine,
  parameters: Parameters,
  invocation?: string,
): Promise<Answer> {
  const collection = engine.collection(parameters.collectionName());
  const scope = scopeOf(parameters, invocation);
  if (!parameters.isDocument())
    engine.checkOutsideWrite(scope, `where().remove on ${collection.name}`);
  const query = readQuery(parameters.query());
  const multi = parameters.boolean('multi', true) && !parameters.isDocument();
  const deleted = await engine.write(scope, collection, (view) => {
    const found = bounded(query, () =>
      findDocuments(view, collection, query, multi ? EVERYTHING : FIRST),
    );
    const changes = found.map((before) => ({ id: orderKey(before._id), before }));
    return { changes, result: found.length };
  });
  return { data: { deleted } };
}
