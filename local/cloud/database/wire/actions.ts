import type { Engine } from '../engine.ts';
import { invalid } from '../error.ts';
import { LIMITS } from '../limits.ts';
import { aggregateDocuments } from './aggregate.ts';
import {
  type Answer,
  countDocument,
  getDocument,
  insertDocument,
  modifyAndReturn,
  modifyDocument,
  removeDocument,
} from './documents.ts';
import { OLDER_ACTIONS } from './older-actions.ts';
import type { Parameters } from './parameters.ts';

type Action = (engine: Engine, parameters: Parameters, invocation?: string) => Promise<Answer>;

/** Every action of the database that CloudBase's SDKs send. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  ...OLDER_ACTIONS,
  'database.insertDocument': insertDocument,
  'database.getDocument': getDocument,
  'database.calculateDocument': countDocument,
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturn,
  'database.removeDocument': removeDocument,
  'database.aggregateDocuments': aggregateDocuments,
  'database.addCollection': addCollection,
  'database.startTransaction': async (engine, _parameters, invocation) => ({
    transactionId: engine.transactions.start(invocation).id,
  }),
  'database.commitTransaction': async (engine, parameters) => {
    await engine.commit(requiredTransaction(parameters));
    return {};
  },
  'database.abortTransaction': async (engine, parameters) => {
    engine.abort(requiredTransaction(parameters));
    return {};
  },
};

async function addCollection(engine: Engine, parameters: Parameters): Promise<Answer> {
  const name = parameters.collectionName();
  const wrong = name.length > LIMITS.collectionNameLength || !/^[a-zA-Z0-9_][\w-]*$/.test(name);
  if (wrong || name.startsWith('system')) throw invalid(`the collection name '${name}' is invalid`);
  await engine.addCollection(name);
  return {};
}

function requiredTransaction(parameters: Parameters): string {
  const id = parameters.transactionId();
  if (id === undefined) throw invalid('transactionId is required');
  return id;
}
