import { type Document, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import type { Evaluate } from '../expression/expression.ts';
import { variableName } from '../expression/operands.ts';
import { expressionPathValue, pathValues, splitPath } from '../paths.ts';
import { compileQuery } from '../query/query.ts';
import type { Collection } from '../storage/collection.ts';
import { orderKey } from '../values.ts';
import { withField } from './reshape.ts';
import {
  compileIn,
  environmentOf,
  outputName,
  readStages,
  type Stage,
  type StageContext,
  type StageSource,
  stageOptions,
} from './stage.ts';

/** Compiles $lookup: by equal fields, by a pipeline with variables, or by both. */
export function lookup(operand: unknown, context: StageContext): Stage {
  const options = stageOptions(
    operand,
    '$lookup',
    ['from', 'as'],
    ['localField', 'foreignField', 'let', 'pipeline'],
  );
  if (typeof options.from !== 'string') throw refused("$lookup: 'from' must be a string");
  const as = splitPath(outputName(options.as, '$lookup'));
  const foreign = context.collection(options.from);
  const byField = 'localField' in options || 'foreignField' in options;
  if (!byField && !('pipeline' in options)) {
    throw refused('$lookup requires localField and foreignField, or a pipeline');
  }
  if ('let' in options && !('pipeline' in options))
    throw refused("$lookup: 'let' needs a pipeline");
  const join = byField ? joinByField(options, foreign, context) : undefined;
  const refine = 'pipeline' in options ? joinByPipeline(options, context) : undefined;
  return (documents) => {
    const joined = join?.(documents);
    const all = joined ? undefined : candidatesOf(options.pipeline, foreign, context);
    const run = refine?.();
    return documents.map((document) => {
      const candidates = joined ? joined(document) : (all as Document[]);
      return withField(document, as, run ? run(document, candidates) : candidates);
    });
  };
}

/** All documents, or those that a $match in front chooses: found through the indexes, once for all. */
function candidatesOf(source: unknown, foreign: Collection, context: StageContext): Document[] {
  const { view } = context;
  const [first] = readStages(source, '$lookup');
  if (first?.name !== '$match') return [...view.all(foreign)];
  let hasExpression = false;
  const query = compileQuery(first.operand, () => {
    hasExpression = true;
    return () => true;
  });
  // What an expression says may hang on the variables of each document.
  return [...(hasExpression ? view.all(foreign) : view.search(foreign, query, []).documents)];
}

/** Equal values at two fields; an array is equal by each of its elements, missing equals null. */
function joinByField(
  options: Document,
  foreign: Collection,
  context: StageContext,
): (documents: Document[]) => (document: Document) => Document[] {
  const { localField, foreignField } = options;
  if (typeof localField !== 'string' || typeof foreignField !== 'string') {
    throw refused("$lookup: 'localField' and 'foreignField' must be strings");
  }
  const local = splitPath(localField);
  const remote = splitPath(foreignField);
  return (documents) => {
    const byKey = new Map<string, Set<Document>>();
    for (const document of foreignOf(documents, local, foreign, foreignField, context)) {
      for (const key of joinKeys(document, remote)) {
        const found = byKey.get(key) ?? new Set();
        byKey.set(key, found.add(document));
      }
    }
    return (document) => {
      const found = new Set<Document>();
      for (const key of joinKeys(document, local)) {
        for (const match of byKey.get(key) ?? []) found.add(match);
      }
      return [...found];
    };
  };
}

/** Values that are looked for by way of an index, as the database does; with more all are read once. */
const MOST_VALUES = 1000;

/** The documents that can match, found by an index on the foreign field or by `_id` where there is one. */
function foreignOf(
  documents: Document[],
  local: readonly string[],
  foreign: Collection,
  foreignField: string,
  { view }: StageContext,
): Iterable<Document> {
  const values = new Set<unknown>();
  for (const document of documents) {
    for (const value of pathValues(document, local)) {
      for (const one of Array.isArray(value) ? value : [value]) values.add(one);
    }
    if (values.size > MOST_VALUES) return view.all(foreign);
  }
  // anything but a text may equal what no index has: a missing field, an array as a whole
  if (![...values].every((value) => typeof value === 'string')) return view.all(foreign);
  const query = compileQuery({ [foreignField]: { $in: [...values] } });
  return view.search(foreign, query, []).documents;
}

function joinKeys(document: Document, parts: readonly string[]): string[] {
  const values = pathValues(document, parts).flatMap((value) => {
    if (!Array.isArray(value)) return [value];
    return [...value, value];
  });
  return values.map(orderKey);
}

function joinByPipeline(
  options: Document,
  context: StageContext,
): () => (document: Document, candidates: Document[]) => Document[] {
  const bindings = options.let ?? {};
  if (!isPlainObject(bindings)) throw refused("$lookup: 'let' must be an object");
  const values: [string, Evaluate][] = Object.keys(bindings).map((name) => [
    variableName(name, name),
    compileIn(context, bindings[name]),
  ]);
  const inner: StageContext = {
    ...context,
    names: [...context.names, ...values.map(([name]) => name)],
  };
  const stages = readStages(options.pipeline, '$lookup');
  const pipeline = context.compilePipeline(stages, inner);
  const equality = equalityOf(stages[0], values);
  return () => {
    const byValue = equality && new Grouping(equality.field);
    return (document, candidates) => {
      const environment = environmentOf(context, document);
      inner.variables = { ...context.variables };
      for (const [name, evaluate] of values) inner.variables[name] = evaluate(environment);
      if (!byValue) return pipeline(candidates);
      return pipeline(byValue.find(candidates, inner.variables[equality.variable]));
    };
  };
}

/**
 * What a joining pipeline nearly always starts with: `$match: {$expr: {$eq: ['$field', '$$name']}}`,
 * alone or within $and. Its documents can be found by value instead of one by one.
 */
function equalityOf(
  first: StageSource | undefined,
  values: [string, Evaluate][],
): { field: string; variable: string } | undefined {
  const match = first?.name === '$match' && isPlainObject(first.operand) ? first.operand : {};
  const expression = isPlainObject(match.$expr) ? match.$expr : {};
  for (const part of Array.isArray(expression.$and) ? expression.$and : [expression]) {
    const pair = isPlainObject(part) && Array.isArray(part.$eq) ? part.$eq : [];
    const field = pair.find((side) => typeof side === 'string' && /^\$[^$]/.test(side));
    const name = pair.find((side) => typeof side === 'string' && side.startsWith('$$'));
    const variable = values.find(([known]) => name === `$$${known}`)?.[0];
    if (pair.length === 2 && field && variable) return { field: field.slice(1), variable };
  }
  return undefined;
}

/** Documents by the value that an expression sees at one path. */
class Grouping {
  private readonly parts: readonly string[];
  private readonly grouped = new Map<string, Document[]>();
  private source: Document[] | undefined;

  constructor(field: string) {
    this.parts = splitPath(field);
  }

  find(documents: Document[], value: unknown): Document[] {
    if (this.source !== documents) {
      this.source = documents;
      this.grouped.clear();
      for (const document of documents) {
        const key = this.key(expressionPathValue(document, this.parts));
        const group = this.grouped.get(key);
        if (group) group.push(document);
        else this.grouped.set(key, [document]);
      }
    }
    return this.grouped.get(this.key(value)) ?? [];
  }

  /** To an expression a missing value is not null. */
  private key(value: unknown): string {
    return value === undefined ? '' : orderKey(value);
  }
}
