import { type Document, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import { splitPath } from '../paths.ts';
import { type Condition, compileCondition } from './condition.ts';
import type { Near } from './geo.ts';
import { compileSchema } from './schema.ts';

/** What an index can use: every document that matches holds, at the path, one of these values. */
export interface Constraint {
  path: string;
  condition: Condition;
}

/** A query made ready: pure, and usable for any number of documents. */
export interface Query {
  test(document: Document): boolean;
  /** conditions that every matching document meets; an index may narrow the search by them */
  constraints: Constraint[];
  /** the order by distance that $near asks for */
  near?: { path: readonly string[]; near: Near };
  /** holds a regular expression, so that its time is not bounded by the documents' size */
  hasRegex: boolean;
  /** the place of the array element that matched, for the positional operator `$` */
  position(document: Document, arrayPath: readonly string[]): number | undefined;
}

/** Compiles what `$expr` holds; given by the caller, so that queries do not depend on expressions. */
export type ExpressionCompiler = (expression: unknown) => (document: Document) => unknown;

/** Parts of a query that are joined by "and". */
export interface QueryParts {
  tests: ((document: Document) => boolean)[];
  constraints: Constraint[];
  nears: { path: readonly string[]; near: Near }[];
  hasRegex: boolean;
}

/**
 * Compiles a query.
 * @throws WireError DATABASE_REQUEST_FAILED for an unknown operator or a wrong operand
 */
export function compileQuery(source: unknown, expression?: ExpressionCompiler): Query {
  if (!isPlainObject(source)) throw refused('a query must be an object');
  const parts: QueryParts = { tests: [], constraints: [], nears: [], hasRegex: false };
  gather(source, parts, expression);
  if (parts.nears.length > 1) throw refused('Too many geoNear expressions');
  const [first, second, ...more] = parts.tests;
  let test: (document: Document) => boolean = () => true;
  if (first && !second) test = first;
  else if (first && second && more.length === 0) test = (item) => first(item) && second(item);
  else if (first) test = (document) => parts.tests.every((one) => one(document));
  return {
    test,
    constraints: parts.constraints,
    near: parts.nears[0],
    hasRegex: parts.hasRegex,
    position: (document, arrayPath) => matchedPosition(parts.constraints, document, arrayPath),
  };
}

function gather(source: Document, parts: QueryParts, expression?: ExpressionCompiler): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (!key.startsWith('$')) {
      gatherField(key, value, parts, expression);
      continue;
    }
    switch (key) {
      case '$and':
        for (const one of clauses(key, value)) gather(one, parts, expression);
        break;
      case '$or':
      case '$nor': {
        const queries = clauses(key, value).map((one) => compileQuery(one, expression));
        if (queries.some((one) => one.near))
          throw refused(`geo $near is not allowed within ${key}`);
        if (queries.some((one) => one.hasRegex)) parts.hasRegex = true;
        const wanted = key === '$or';
        parts.tests.push((document) => queries.some((one) => one.test(document)) === wanted);
        break;
      }
      case '$expr': {
        if (!expression) throw refused('$expr can only be applied to the top-level document');
        const evaluate = expression(value);
        parts.hasRegex = true;
        parts.tests.push((document) => isTrue(evaluate(document)));
        break;
      }
      case '$jsonSchema':
        parts.hasRegex = true;
        parts.tests.push(compileSchema(value));
        break;
      case '$comment':
        break;
      case '$text':
        throw refused('text index required for $text query');
      default:
        throw refused(`unknown top level operator: ${key}`);
    }
  }
}

/** What counts as true in an expression: not false, null, zero or missing. */
export const isTrue = (value: unknown): boolean =>
  value !== false && value !== null && value !== undefined && value !== 0;

function clauses(name: string, value: unknown): Document[] {
  if (!Array.isArray(value)) throw refused(`${name} must be an array`);
  if (value.length === 0) throw refused('$and/$or/$nor must be a nonempty array');
  for (const one of value) {
    if (!isPlainObject(one)) throw refused('$or/$and/$nor entries need to be full objects');
  }
  return value;
}

function gatherField(
  path: string,
  value: unknown,
  parts: QueryParts,
  expression?: ExpressionCompiler,
): void {
  const condition = compileCondition(splitPath(path), value, {
    query: (inner) => compileQuery(inner, expression && (() => refuseExpression())),
  });
  if (condition.near) {
    parts.nears.push({ path: splitPath(path), near: condition.near });
  }
  if (condition.hasRegex) parts.hasRegex = true;
  parts.tests.push(condition.test);
  parts.constraints.push({ path, condition });
}

function refuseExpression(): never {
  throw refused('$expr can only be applied to the top-level document');
}

function matchedPosition(
  constraints: Constraint[],
  document: Document,
  arrayPath: readonly string[],
): number | undefined {
  let found: number | undefined;
  for (const { path, condition } of constraints) {
    const parts = splitPath(path);
    if (arrayPath.length > parts.length) continue;
    if (!arrayPath.every((part, at) => part === parts[at])) continue;
    found = condition.position(document, arrayPath.length) ?? found;
  }
  return found;
}
