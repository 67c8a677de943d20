import { type Document, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import { compile, type Environment, type Evaluate } from '../expression/expression.ts';
import { compileQuery, type Query } from '../query/query.ts';
import type { Collection } from '../storage/collection.ts';
import type { View } from '../transaction/view.ts';

/** A stage made ready: documents in, documents out; it never changes the documents it is given. */
export type Stage = (documents: Document[]) => Document[];

/** Compiles the operand of one stage. */
export type StageCompiler = (operand: unknown, context: StageContext) => Stage;

/** One stage as a pipeline names it. */
export interface StageSource {
  name: string;
  operand: unknown;
}

/** What the stages of one pipeline share. */
export interface StageContext {
  view: View;
  collection(name: string): Collection;
  /** variables known to expressions, by name without `$$` */
  names: readonly string[];
  /** their values; a pipeline within a stage gets its own for every document */
  variables: Record<string, unknown>;
  /** for the pipelines within a stage */
  compilePipeline(sources: StageSource[], context: StageContext): Stage;
}

export function compileIn(context: StageContext, source: unknown): Evaluate {
  return compile(source, context.names);
}

export function environmentOf(context: StageContext, root: Document): Environment {
  return { root, variables: context.variables };
}

export function queryIn(context: StageContext, source: unknown): Query {
  return compileQuery(source, (expression) => {
    const evaluate = compileIn(context, expression);
    return (root) => evaluate(environmentOf(context, root));
  });
}

export function objectOperand(operand: unknown, name: string): Document {
  if (isPlainObject(operand)) return operand;
  throw refused(`the ${name} stage specification must be an object`);
}

/** @throws WireError for an option that the stage does not know, or a required one that is absent */
export function stageOptions(
  operand: unknown,
  name: string,
  required: string[],
  optional: string[],
): Document {
  const options = objectOperand(operand, name);
  for (const key of Object.keys(options)) {
    if (!required.includes(key) && !optional.includes(key)) {
      throw refused(`unrecognized option to ${name}: ${key}`);
    }
  }
  for (const key of required) if (!(key in options)) throw refused(`${name} requires '${key}'`);
  return options;
}

/** A name that a stage gives to a field of its output. */
export function outputName(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '' || value.startsWith('$') || value === '__proto__') {
    throw refused(`${name}: '${String(value)}' is not a field name`);
  }
  return value;
}

/** The stages of a pipeline within a stage: a list of objects of one field each. */
export function readStages(source: unknown, name: string): StageSource[] {
  if (!Array.isArray(source)) throw refused(`${name}: a pipeline must be an array`);
  return source.map((stage) => {
    const keys = isPlainObject(stage) ? Object.keys(stage) : [];
    const [key] = keys;
    if (key === undefined || keys.length > 1) {
      throw refused('A pipeline stage specification object must contain exactly one field.');
    }
    return { name: key, operand: (stage as Document)[key] };
  });
}
