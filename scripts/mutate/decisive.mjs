// @ts-check

import { compileExpression } from '../../local/cloud/database/expression/expression.ts';
import { compileQuery } from '../../local/cloud/database/query/query.ts';
import { ACTIONS } from '../../local/cloud/database/wire/actions.ts';

/**
 * Which fields of which conditions kept the local database from writing a document: without any other field it would
 * have written what it wrote.
 */

/** @typedef {any} Value */

/** Writes that came by: collection and fields of the condition. @type {Set<string>} */
let written = new Set();
/** The same, with a field that kept a document from being written. @type {Set<string>} */
let decisive = new Set();
let isWatching = false;

/** @param {string} collection @param {object} condition */
const lineOf = (collection, condition) => [collection, ...Object.keys(condition).sort()].join(' ');

/** @param {Value} engine @param {Value} parameters */
function watch(engine, parameters) {
  const name = parameters.collectionName();
  const query = parameters.query();
  const line = lineOf(name, query);
  written.add(line);
  const documents = [...engine.collection(name).all()].map(({ document }) => document);
  const own =
    typeof query._id === 'string' ? documents.filter(({ _id }) => _id === query._id) : documents;
  const whole = compileQuery(query, compileExpression);
  const others = own.filter((document) => !whole.test(document));
  if (others.length === 0) return;
  decisive.add(line);
  for (const field of Object.keys(query)) {
    if (decisive.has(`${line} : ${field}`)) continue;
    const { [field]: _, ...rest } = query;
    const { test } = compileQuery(rest, compileExpression);
    if (others.some(test)) decisive.add(`${line} : ${field}`);
  }
}

const actions = /** @type {Record<string, Value>} */ (ACTIONS);
for (const name of ['modifyDocument', 'modifyAndReturnDoc', 'removeDocument']) {
  const run = actions[`database.${name}`];
  actions[`database.${name}`] = (/** @type {Value[]} */ ...all) => {
    if (isWatching) watch(all[0], all[1]);
    return run(...all);
  };
}

export function beginWatching() {
  isWatching = true;
  written = new Set();
  decisive = new Set();
}

export function endWatching() {
  isWatching = false;
}

/**
 * @param {string} collection
 * @param {object} condition
 * @param {string | undefined} field undefined for all of them but the document's id
 * @returns {boolean | undefined} undefined if the database was asked in other words
 */
export function isDecisive(collection, condition, field) {
  const line = lineOf(collection, condition);
  return written.has(line)
    ? decisive.has(field === undefined ? line : `${line} : ${field}`)
    : undefined;
}
