import { type Document, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import { expressionPathValue, splitPath } from '../paths.ts';
import { ownField } from '../values.ts';
import { ARITHMETIC } from './arithmetic.ts';
import { ARRAYS } from './arrays.ts';
import { DATES } from './dates.ts';
import { LOGIC } from './logic.ts';
import { OBJECTS } from './objects.ts';
import { REGEXES } from './regexes.ts';
import { STRINGS } from './strings.ts';
import { SUMMARIES } from './summaries.ts';
import { TYPES } from './types.ts';

/** What an expression is computed in: the document and the variables, by name without `$$`. */
export interface Environment {
  root: Document;
  variables: Readonly<Record<string, unknown>>;
}

/** A compiled expression. Undefined stands for a missing value. */
export type Evaluate = (environment: Environment) => unknown;

/** What an operator's compiler works with. */
export interface Compiler {
  /** @param more names of variables that the inner expression knows too */
  compile(source: unknown, more?: string[]): Evaluate;
  /** the operator, for messages */
  name: string;
}

/** Compiles the operand of one operator. */
export type OperatorCompiler = (operand: unknown, compiler: Compiler) => Evaluate;

const OPERATORS = new Map<string, OperatorCompiler>(
  [ARITHMETIC, ARRAYS, LOGIC, STRINGS, REGEXES, DATES, OBJECTS, SUMMARIES, TYPES].flatMap(
    (family) => Object.entries(family),
  ),
);

const SYSTEM = ['ROOT', 'CURRENT', 'REMOVE', 'NOW'];

/**
 * Compiles an expression of an aggregation.
 * @param names variables beyond the system's own
 * @throws WireError for an unknown operator, a wrong number of operands, an unknown variable
 */
export function compile(source: unknown, names: readonly string[] = []): Evaluate {
  if (typeof source === 'string' && source.startsWith('$')) return compilePath(source, names);
  if (Array.isArray(source)) {
    const elements = source.map((element) => compile(element, names));
    return (environment) => elements.map((element) => element(environment) ?? null);
  }
  if (!isPlainObject(source)) return () => source;
  const keys = Object.keys(source);
  const [first] = keys;
  if (first?.startsWith('$')) {
    if (keys.length > 1) {
      throw refused('an expression specification must contain exactly one field: its operator');
    }
    return compileOperator(first, source[first], names);
  }
  return compileObject(source, keys, names);
}

function compileOperator(name: string, operand: unknown, names: readonly string[]): Evaluate {
  const operator = OPERATORS.get(name);
  if (!operator) throw refused(`Unrecognized expression '${name}'`);
  return operator(operand, {
    name,
    compile: (source, more) => compile(source, more ? [...names, ...more] : names),
  });
}

function compileObject(source: Document, keys: string[], names: readonly string[]): Evaluate {
  const fields = keys.map((key) => {
    if (key.includes('.')) throw refused(`FieldPath field names may not contain '.': ${key}`);
    return [key, compile(source[key], names)] as const;
  });
  return (environment) => {
    const built: Document = {};
    for (const [key, evaluate] of fields) {
      const value = evaluate(environment);
      if (value !== undefined) built[key] = value;
    }
    return built;
  };
}

function compilePath(source: string, names: readonly string[]): Evaluate {
  if (!source.startsWith('$$')) {
    if (source === '$') throw refused("'$' by itself is not a valid FieldPath");
    const parts = splitPath(source.slice(1));
    assertFieldNames(parts);
    const [only] = parts;
    if (parts.length === 1) return ({ root }) => ownField(root, only as string);
    return ({ root }) => expressionPathValue(root, parts);
  }
  const [name, ...parts] = splitPath(source.slice(2)) as [string, ...string[]];
  assertFieldNames(parts);
  if (names.includes(name)) {
    return ({ variables }) => expressionPathValue(variables[name], parts);
  }
  if (!SYSTEM.includes(name)) throw refused(`Use of undefined variable: ${name}`);
  if (name === 'REMOVE') return () => undefined;
  if (name === 'NOW') return ({ variables }) => expressionPathValue(variables.NOW, parts);
  return ({ root }) => expressionPathValue(root, parts);
}

function assertFieldNames(parts: readonly string[]): void {
  if (parts.some((part) => part.startsWith('$'))) {
    throw refused("FieldPath field names may not start with '$'");
  }
}

/** Compiles the expression of a query's `$expr`. */
export function compileExpression(source: unknown): (document: Document) => unknown {
  const evaluate = compile(source);
  return (document) => evaluate({ root: document, variables: {} });
}
