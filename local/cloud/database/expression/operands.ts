import { type Document, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import { typeName } from '../values.ts';
import type { Compiler, Environment, Evaluate, OperatorCompiler } from './expression.ts';

/** The operands of an operator: a list, or one value on its own. */
export function compileOperands(
  operand: unknown,
  { name, compile }: Compiler,
  least: number,
  most: number,
): Evaluate[] {
  const sources = Array.isArray(operand) ? operand : [operand];
  if (sources.length < least || sources.length > most) {
    const wanted = least === most ? `exactly ${least}` : `${least} to ${most}`;
    throw refused(
      `Expression ${name} takes ${wanted} arguments. ${sources.length} were passed in.`,
    );
  }
  return sources.map((source) => compile(source));
}

/** An operator that is a function of its operands' values. */
export function operator(
  least: number,
  most: number,
  apply: (values: unknown[], name: string) => unknown,
): OperatorCompiler {
  return (operand, compiler) => {
    const operands = compileOperands(operand, compiler, least, most);
    return (environment) =>
      apply(
        operands.map((one) => one(environment)),
        compiler.name,
      );
  };
}

/** The same, but null as soon as one operand is null or missing. */
export function nullable(
  least: number,
  most: number,
  apply: (values: unknown[], name: string) => unknown,
): OperatorCompiler {
  return operator(least, most, (values, name) =>
    values.some(isNull) ? null : apply(values, name),
  );
}

export const isNull = (value: unknown): value is null | undefined =>
  value === null || value === undefined;

/**
 * The named operands of an operator such as `$map`.
 * @throws WireError for a name that is not known, or a required one that is absent
 */
export function namedOperands(
  operand: unknown,
  name: string,
  required: string[],
  optional: string[] = [],
): Document {
  if (!isPlainObject(operand)) throw refused(`${name} only supports an object as its argument`);
  for (const key of Object.keys(operand)) {
    if (!required.includes(key) && !optional.includes(key)) {
      throw refused(`Unrecognized parameter to ${name}: ${key}`);
    }
  }
  for (const key of required) {
    if (!(key in operand)) throw refused(`Missing '${key}' parameter to ${name}`);
  }
  return operand;
}

/** Compiles each named operand that is there. */
export function compileNamed<Key extends string>(
  operands: Document,
  keys: Key[],
  compiler: Compiler,
): Partial<Record<Key, Evaluate>> {
  const compiled: Partial<Record<Key, Evaluate>> = {};
  for (const key of keys) if (key in operands) compiled[key] = compiler.compile(operands[key]);
  return compiled;
}

export function numberOf(value: unknown, name: string): number {
  if (typeof value === 'number') return value;
  throw refused(`${name} only supports numeric types, not ${typeName(value)}`);
}

export function integerOf(value: unknown, name: string): number {
  if (Number.isSafeInteger(value)) return value as number;
  throw refused(`${name} requires an integral value, found ${typeName(value)}`);
}

export function arrayOf(value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw refused(`The argument to ${name} must be an array, but was of type: ${typeName(value)}`);
}

export function textOf(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw refused(`${name} only supports strings, not ${typeName(value)}`);
}

/** The name of a variable that an operator brings in. */
export function variableName(value: unknown, absent: string): string {
  const name = value ?? absent;
  if (typeof name !== 'string' || !/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) {
    throw refused(`'${String(name)}' starts with an invalid character for a user variable name`);
  }
  return name;
}

/** The environment with more variables. */
export function withVariables(
  environment: Environment,
  variables: Record<string, unknown>,
): Environment {
  return { root: environment.root, variables: { ...environment.variables, ...variables } };
}
