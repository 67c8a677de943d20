import { type Document, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import { LIMITS } from '../limits.ts';
import { splitPath } from '../paths.ts';
import { compileSort, sortDocuments } from '../sort.ts';
import { ownField, typeName } from '../values.ts';
import { group } from './group.ts';
import {
  compileIn,
  environmentOf,
  objectOperand,
  outputName,
  queryIn,
  type Stage,
  type StageCompiler,
  type StageContext,
  stageOptions,
} from './stage.ts';

function whole(operand: unknown, name: string, least: number): number {
  if (!Number.isSafeInteger(operand) || (operand as number) < least) {
    throw refused(`the ${name} must be a whole number from ${least}`);
  }
  return operand as number;
}

function match(operand: unknown, context: StageContext): Stage {
  const query = queryIn(context, objectOperand(operand, '$match'));
  if (query.near) throw refused('$geoNear, $near, and $nearSphere are not allowed in this context');
  return (documents) => documents.filter((document) => query.test(document));
}

function sort(operand: unknown): Stage {
  const source = objectOperand(operand, '$sort');
  if (Object.keys(source).length === 0)
    throw refused('$sort stage must have at least one sort key');
  const fields = compileSort(source);
  return (documents) => sortDocuments(documents, fields);
}

function unwind(operand: unknown): Stage {
  const options = isPlainObject(operand)
    ? stageOptions(
        operand,
        '$unwind',
        ['path'],
        ['includeArrayIndex', 'preserveNullAndEmptyArrays'],
      )
    : { path: operand };
  const { path, includeArrayIndex, preserveNullAndEmptyArrays: keep = false } = options;
  if (typeof path !== 'string' || !path.startsWith('$') || path.length < 2) {
    throw refused("path option to $unwind stage should be prefixed with a '$'");
  }
  if (typeof keep !== 'boolean') throw refused('preserveNullAndEmptyArrays must be a boolean');
  const index =
    includeArrayIndex === undefined ? undefined : outputName(includeArrayIndex, '$unwind');
  const parts = splitPath(path.slice(1));
  return (documents) => {
    const unwound: Document[] = [];
    for (const document of documents) unwindOne(document, parts, index, keep, unwound);
    if (unwound.length > LIMITS.computedArray) throw refused('$unwind makes too many documents');
    return unwound;
  };
}

function unwindOne(
  document: Document,
  parts: readonly string[],
  index: string | undefined,
  keep: boolean,
  into: Document[],
): void {
  const value = valueAt(document, parts);
  const numbered = (made: Document, at: number | null) =>
    index === undefined ? made : withField(made, splitPath(index), at);
  if (Array.isArray(value) && value.length > 0) {
    value.forEach((element, at) => {
      into.push(numbered(withField(document, parts, element), at));
    });
  } else if (value !== null && value !== undefined && !Array.isArray(value)) {
    into.push(numbered(document, null));
  } else if (keep) {
    into.push(numbered(value === null ? document : withField(document, parts, undefined), null));
  }
}

/** The value at a path that leads through objects only. */
function valueAt(document: Document, parts: readonly string[]): unknown {
  let value: unknown = document;
  for (const part of parts) value = isPlainObject(value) ? ownField(value, part) : undefined;
  return value;
}

/** A copy with a field set, or removed if the value is undefined. */
export function withField(document: Document, parts: readonly string[], value: unknown): Document {
  const [first, ...rest] = parts as [string, ...string[]];
  const copy = { ...document };
  if (rest.length > 0) {
    const inner = ownField(document, first);
    if (isPlainObject(inner)) copy[first] = withField(inner, rest, value);
    else if (value !== undefined) copy[first] = withField({}, rest, value);
  } else if (value === undefined) delete copy[first];
  else copy[first] = value;
  return copy;
}

function replaceRoot(operand: unknown, context: StageContext): Stage {
  const { newRoot } = stageOptions(operand, '$replaceRoot', ['newRoot'], []);
  const evaluate = compileIn(context, newRoot);
  return (documents) =>
    documents.map((document) => {
      const root = evaluate(environmentOf(context, document));
      if (isPlainObject(root)) return root;
      throw refused(`'newRoot' expression must evaluate to an object, not ${typeName(root)}`);
    });
}

function sample(operand: unknown): Stage {
  const { size } = stageOptions(operand, '$sample', ['size'], []);
  const wanted = whole(size, '$sample size', 1);
  return (documents) => {
    const pool = [...documents];
    const taken = Math.min(wanted, pool.length);
    for (let at = 0; at < taken; at++) {
      const other = at + Math.floor(Math.random() * (pool.length - at));
      [pool[at], pool[other]] = [pool[other] as Document, pool[at] as Document];
    }
    return pool.slice(0, taken);
  };
}

function count(operand: unknown): Stage {
  const name = outputName(operand, '$count');
  if (name.includes('.')) throw refused("the count field cannot contain '.'");
  return (documents) => (documents.length === 0 ? [] : [{ [name]: documents.length }]);
}

function sortByCount(operand: unknown, context: StageContext): Stage {
  const isExpression =
    (typeof operand === 'string' && operand.startsWith('$')) ||
    (isPlainObject(operand) && Object.keys(operand)[0]?.startsWith('$'));
  if (!isExpression) throw refused('$sortByCount needs a $-prefixed path or an expression');
  const grouped = group({ _id: operand, count: { $sum: 1 } }, context);
  const sorted = compileSort({ count: -1 });
  return (documents) => sortDocuments(grouped(documents), sorted);
}

export const RESHAPING: Record<string, StageCompiler> = {
  $match: match,
  $sort: sort,
  $limit: (operand) => {
    const limit = whole(operand, '$limit', 1);
    return (documents) => documents.slice(0, limit);
  },
  $skip: (operand) => {
    const skip = whole(operand, '$skip', 0);
    return (documents) => documents.slice(skip);
  },
  $unwind: unwind,
  $replaceRoot: replaceRoot,
  $replaceWith: (operand, context) => replaceRoot({ newRoot: operand }, context),
  $sample: sample,
  $count: count,
  $sortByCount: sortByCount,
};
