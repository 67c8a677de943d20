import { BSONRegExp, type Document, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import { isArrayIndex, somePathValue } from '../paths.ts';
import { compareValues, equalValues, orderKey, ownField, RANK, rankOf } from '../values.ts';
import { compileGeoIntersects, compileGeoWithin, compileNear, type Near } from './geo.ts';
import type { Query } from './query.ts';
import { compileRegex, regexFrom } from './regex.ts';
import { typeTest } from './type-names.ts';

/** The condition that a query puts on one path. */
export interface Condition {
  test(document: Document): boolean;
  /** the values of which a matching document holds one at the path; null stands for missing too */
  equals?: unknown[];
  /** bounds within one type */
  lower?: { value: unknown; inclusive: boolean };
  upper?: { value: unknown; inclusive: boolean };
  near?: Near;
  hasRegex: boolean;
  /** the first element of the array at the path's first `depth` parts for which the test holds */
  position(document: Document, depth: number): number | undefined;
}

export interface ConditionContext {
  query(source: unknown): Query;
}

type Leaf = 'elements' | 'whole';
/** One operator: a test of one value that the path reaches. */
interface Check {
  leaf: Leaf;
  test(value: unknown): boolean;
  /** the document matches if no value passes, instead of if one does */
  negated?: boolean;
}

/** Compiles `value` in `{path: value}`: an object of operators, a regular expression, or equality. */
export function compileCondition(
  path: readonly string[],
  value: unknown,
  context: ConditionContext,
): Condition {
  const condition: Condition = {
    test: () => true,
    hasRegex: false,
    position: (document, depth) => positionOf(condition, document, path, depth),
  };
  const tests = isOperators(value)
    ? operatorTests(path, value, context, condition)
    : [overPath(path, equality(value, condition))];
  const [first, second] = tests;
  if (first && !second) condition.test = first;
  else condition.test = (document) => tests.every((test) => test(document));
  return condition;
}

/**
 * Whether an object holds operators rather than being a value to equal.
 * @throws WireError when it mixes both
 */
export function isOperators(value: unknown): value is Document {
  if (!isPlainObject(value)) return false;
  const keys = Object.keys(value);
  if (!keys[0]?.startsWith('$')) return false;
  const stranger = keys.find((key) => !key.startsWith('$'));
  if (stranger !== undefined) throw refused(`unknown operator: ${stranger}`);
  return true;
}

function overPath(path: readonly string[], check: Check): (document: Document) => boolean {
  const only = path[0] as string;
  const { test, leaf } = check;
  const wanted = !check.negated;
  if (path.length > 1) {
    return (document) => somePathValue(document, path, leaf, test) === wanted;
  }
  return (document) => {
    const value = ownField(document, only);
    if (leaf === 'elements' && Array.isArray(value) && value.some(test)) return wanted;
    return test(value) === wanted;
  };
}

function equality(value: unknown, condition?: Condition): Check {
  if (value instanceof BSONRegExp) {
    if (condition) condition.hasRegex = true;
    const regex = regexFrom(value);
    return {
      leaf: 'elements',
      test: (held) =>
        (typeof held === 'string' && regex.test(held)) ||
        (held instanceof BSONRegExp && equalValues(held, value)),
    };
  }
  if (condition) condition.equals = intersect(condition.equals, [value]);
  return { leaf: 'elements', test: equalTest(value) };
}

function equalTest(value: unknown): (held: unknown) => boolean {
  if (value === null || value === undefined) return (held) => held === null || held === undefined;
  if (typeof value === 'object' || typeof value === 'number') {
    return (held) => equalValues(held, value);
  }
  return (held) => held === value;
}

/** Two conditions on an array may be met by different elements, so the first set stays. */
function intersect(known: unknown[] | undefined, more: unknown[]): unknown[] {
  return known ?? more;
}

function operatorTests(
  path: readonly string[],
  operators: Document,
  context: ConditionContext,
  condition: Condition,
): ((document: Document) => boolean)[] {
  const tests: ((document: Document) => boolean)[] = [];
  for (const name of Object.keys(operators)) {
    const operand = operators[name];
    if (name === '$not') {
      tests.push(negation(path, operand, context, condition));
      continue;
    }
    if (name === '$all') {
      tests.push(...allTests(path, operand, context));
      continue;
    }
    const check = compileCheck(name, operand, operators, context, condition);
    if (check) tests.push(overPath(path, check));
  }
  return tests;
}

function negation(
  path: readonly string[],
  operand: unknown,
  context: ConditionContext,
  condition: Condition,
): (document: Document) => boolean {
  if (operand instanceof BSONRegExp || isOperators(operand)) {
    const inner = compileCondition(path, operand, context);
    if (inner.near) throw refused('$not cannot contain a geo near');
    if (inner.hasRegex) condition.hasRegex = true;
    return (document) => !inner.test(document);
  }
  throw refused('$not needs a regex or a document of operators');
}

function allTests(
  path: readonly string[],
  operand: unknown,
  context: ConditionContext,
): ((document: Document) => boolean)[] {
  if (!Array.isArray(operand)) throw refused('$all needs an array');
  if (operand.length === 0) return [() => false];
  const matches = operand.filter((one) => isPlainObject(one) && '$elemMatch' in one);
  if (matches.length > 0) {
    if (matches.length !== operand.length) throw refused('no $ expressions in $all');
    return operand.map((one) => compileCondition(path, one, context).test);
  }
  if (operand.some(isOperators)) throw refused('no $ expressions in $all');
  return operand.map((one) => overPath(path, equality(one)));
}

function compileCheck(
  name: string,
  operand: unknown,
  siblings: Document,
  context: ConditionContext,
  condition: Condition,
): Check | undefined {
  switch (name) {
    case '$eq':
      condition.equals = intersect(condition.equals, [operand]);
      return { leaf: 'elements', test: equalTest(operand) };
    case '$ne':
      if (operand instanceof BSONRegExp) throw refused("Can't have regex as arg to $ne.");
      return { leaf: 'elements', test: equalTest(operand), negated: true };
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return compileComparison(name, operand, condition);
    case '$in':
    case '$nin':
      return compileMembership(name, operand, condition);
    case '$exists': {
      const wanted = operand !== false && operand !== 0 && operand !== null;
      return { leaf: 'whole', test: (value) => value !== undefined, negated: !wanted };
    }
    case '$type':
      return { leaf: 'elements', test: typeTest(operand) };
    case '$mod':
      return { leaf: 'elements', test: modulus(operand) };
    case '$regex':
      condition.hasRegex = true;
      return { leaf: 'elements', test: regexTest(operand, siblings.$options) };
    case '$options':
      if (!('$regex' in siblings)) throw refused('$options needs a $regex');
      return undefined;
    case '$size':
      if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0) {
        throw refused('$size needs a number that is not negative');
      }
      return { leaf: 'whole', test: (value) => Array.isArray(value) && value.length === operand };
    case '$elemMatch': {
      const test = elementTest(operand, context, condition);
      return { leaf: 'whole', test: (value) => Array.isArray(value) && value.some(test) };
    }
    case '$geoWithin':
      return { leaf: 'whole', test: compileGeoWithin(operand) };
    case '$geoIntersects':
      return { leaf: 'whole', test: compileGeoIntersects(operand) };
    case '$near':
    case '$nearSphere': {
      const near = compileNear(name, operand, siblings);
      condition.near = near;
      return { leaf: 'whole', test: (value) => near.distance(value) !== undefined };
    }
    case '$minDistance':
    case '$maxDistance':
      if (!('$near' in siblings) && !('$nearSphere' in siblings)) {
        throw refused(`${name} needs a $near or $nearSphere`);
      }
      return undefined;
    case '$comment':
      return undefined;
  }
  throw refused(`unknown operator: ${name}`);
}

function compileComparison(name: string, operand: unknown, condition: Condition): Check {
  if (operand instanceof BSONRegExp) throw refused(`Can't have RegEx as arg to ${name}.`);
  const inclusive = name.endsWith('e');
  const bound = { value: operand, inclusive };
  const rank = rankOf(operand);
  if (rank === RANK.null) {
    return { leaf: 'elements', test: (held) => inclusive && (held === null || held === undefined) };
  }
  const sign = name.startsWith('$g') ? 1 : -1;
  if (sign > 0) condition.lower ??= bound;
  else condition.upper ??= bound;
  const unordered = typeof operand === 'number' && Number.isNaN(operand);
  return {
    leaf: 'elements',
    test: (held) => {
      if (rankOf(held) !== rank) return false;
      if (unordered || (typeof held === 'number' && Number.isNaN(held))) {
        return inclusive && equalValues(held, operand);
      }
      const order = compareValues(held, operand) * sign;
      return order > 0 || (inclusive && order === 0);
    },
  };
}

function compileMembership(name: string, operand: unknown, condition: Condition): Check {
  if (!Array.isArray(operand)) throw refused(`${name} needs an array`);
  if (operand.some(isOperators)) throw refused(`cannot nest $ under ${name}`);
  const regexes = operand.filter((one) => one instanceof BSONRegExp).map((one) => equality(one));
  if (regexes.length > 0) condition.hasRegex = true;
  else if (name === '$in') condition.equals = intersect(condition.equals, operand);
  const keys = new Set(operand.map(orderKey));
  return {
    leaf: 'elements',
    test: (held) => keys.has(orderKey(held)) || regexes.some((one) => one.test(held)),
    negated: name === '$nin',
  };
}

function modulus(operand: unknown): (held: unknown) => boolean {
  if (!Array.isArray(operand) || operand.length !== 2) {
    throw refused('malformed mod, needs to be an array of divisor and remainder');
  }
  const [divisor, remainder] = operand.map((one) =>
    typeof one === 'number' && Number.isFinite(one) ? Math.trunc(one) : Number.NaN,
  ) as [number, number];
  if (Number.isNaN(divisor) || Number.isNaN(remainder)) {
    throw refused('malformed mod, divisor and remainder must be numbers');
  }
  if (divisor === 0) throw refused('divisor cannot be 0');
  return (held) =>
    typeof held === 'number' && Number.isFinite(held) && Math.trunc(held) % divisor === remainder;
}

function regexTest(operand: unknown, options: unknown): (held: unknown) => boolean {
  if (options !== undefined && typeof options !== 'string') {
    throw refused('$options has to be a string');
  }
  const regex = regexFrom(operand, options);
  const source = operand instanceof BSONRegExp ? operand.pattern : String(operand);
  return (held) =>
    (typeof held === 'string' && regex.test(held)) ||
    (held instanceof BSONRegExp && compileRegex(held.pattern, held.options).source === source);
}

/** The test of one element under $elemMatch: by operators on the element, or a query on its fields. */
export function elementTest(
  operand: unknown,
  context: ConditionContext,
  condition?: Condition,
): (element: unknown) => boolean {
  if (!isPlainObject(operand)) throw refused('$elemMatch needs an object');
  const keys = Object.keys(operand);
  const logical = keys.some((key) => ['$and', '$or', '$nor', '$expr'].includes(key));
  if (keys[0]?.startsWith('$') && !logical) {
    const inner = compileCondition(['element'], operand, context);
    if (inner.hasRegex && condition) condition.hasRegex = true;
    return (element) => inner.test({ element: wrapped(element) });
  }
  const query = context.query(operand);
  if (query.hasRegex && condition) condition.hasRegex = true;
  return (element) => {
    if (isPlainObject(element)) return query.test(element);
    return Array.isArray(element) && query.test({ ...element } as unknown as Document);
  };
}

/** An element that is itself an array is one value: its own elements do not count. */
function wrapped(element: unknown): unknown {
  return Array.isArray(element) ? [element] : element;
}

function positionOf(
  condition: Condition,
  document: Document,
  path: readonly string[],
  depth: number,
): number | undefined {
  let holder: unknown = document;
  for (const part of path.slice(0, depth)) {
    holder = isPlainObject(holder) ? ownField(holder, part) : undefined;
  }
  if (!Array.isArray(holder)) return undefined;
  const next = path[depth];
  if (isArrayIndex(next)) return undefined;
  const found = holder.findIndex((element) =>
    condition.test(withElement(path.slice(0, depth), [element])),
  );
  return found < 0 ? undefined : found;
}

function withElement(path: readonly string[], value: unknown): Document {
  let built = value;
  for (const part of [...path].reverse()) built = { [part]: built };
  return built as Document;
}
