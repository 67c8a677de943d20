import { fromStoredText, stringifyEjson, toPlainJson, toStoredText } from '../ejson.ts';
import type { Engine } from '../engine.ts';
import { aggregateDocuments } from './aggregate.ts';
import {
  type Answer,
  countDocument,
  getDocument,
  insertDocument,
  modifyDocument,
  removeDocument,
} from './documents.ts';
import { Parameters } from './parameters.ts';

type Action = (engine: Engine, parameters: Parameters, invocation?: string) => Promise<Answer>;
type Fields = Record<string, unknown>;

/**
 * The actions of @cloudbase/database before 1.2: the same commands, with plain objects instead of
 * EJSON texts, and actions of their own within a transaction.
 */
export const OLDER_ACTIONS: Readonly<Record<string, Action>> = {
  'database.addDocument': async (engine, parameters, invocation) => {
    const { insertedIds } = dataOf(await insertDocument(engine, parameters, invocation));
    const ids = insertedIds as unknown[];
    return { data: { _id: ids[0], insertedIds: ids } };
  },
  'database.queryDocument': async (engine, parameters, invocation) => {
    const { list, offset, limit } = dataOf(await getDocument(engine, parameters, invocation));
    const documents = (list as string[]).map((text) => toPlainJson(fromStoredText(text)));
    return { data: { list: documents }, Offset: offset, Limit: limit };
  },
  'database.countDocument': countDocument,
  'database.updateDocument': async (engine, parameters, invocation) => {
    const { updated, upsert_id } = dataOf(await modifyDocument(engine, parameters, invocation));
    return { data: { updated, upserted_id: upsert_id } };
  },
  'database.deleteDocument': removeDocument,
  'database.aggregate': async (engine, parameters, invocation) => {
    const { list } = dataOf(await aggregateDocuments(engine, parameters, invocation));
    return { data: { list: JSON.stringify(list) } };
  },
  'database.insertDocInTransaction': async (engine, parameters) => {
    const id = parameters.raw('_id');
    const document = parameters.object('data') ?? {};
    if (id !== undefined) document._id = id;
    await insertDocument(engine, changed(parameters, { data: [toStoredText(document)] }));
    return { inserted: stringifyEjson(1), ok: stringifyEjson(1) };
  },
  'database.getInTransaction': async (engine, parameters) => {
    const { list } = dataOf(await getDocument(engine, changed(parameters, byId(parameters))));
    return { data: (list as string[])[0] ?? 'null' };
  },
  'database.updateDocInTransaction': async (engine, parameters) => {
    const upsert = parameters.boolean('upsert', false);
    const how = { ...byId(parameters), merge: !upsert, upsert };
    const { updated, upsert_id } = dataOf(await modifyDocument(engine, changed(parameters, how)));
    const upserted = upsert_id === null ? {} : { upserted: JSON.stringify({ _id: upsert_id }) };
    return { updated: stringifyEjson(updated), ...upserted };
  },
  'database.deleteDocInTransaction': async (engine, parameters) => {
    const { deleted } = dataOf(await removeDocument(engine, changed(parameters, byId(parameters))));
    return { deleted: stringifyEjson(deleted) };
  },
};

const dataOf = (answer: Answer): Fields => answer.data as Fields;

/** These clients address a document by `_id`, or by a query for it. */
function byId(parameters: Parameters): Fields {
  const id = parameters.raw('_id');
  const query = id === undefined ? parameters.raw('query') : { _id: id };
  return { query, queryType: 'DOC', multi: false };
}

function changed(parameters: Parameters, fields: Fields): Parameters {
  return new Parameters({ ...parameters.source, ...fields }, parameters.now);
}
