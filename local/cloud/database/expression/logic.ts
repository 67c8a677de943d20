import { isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import { isTrue } from '../query/query.ts';
import { cloneValue, compareValues } from '../values.ts';
import type { Evaluate, OperatorCompiler } from './expression.ts';
import {
  compileNamed,
  compileOperands,
  isNull,
  namedOperands,
  operator,
  variableName,
  withVariables,
} from './operands.ts';

const MANY = Number.POSITIVE_INFINITY;

const comparison = (test: (order: number) => boolean): OperatorCompiler =>
  operator(2, 2, ([left, right]) => test(compareValues(left, right)));

const cond: OperatorCompiler = (operand, compiler) => {
  const sources = isPlainObject(operand)
    ? namedOperands(operand, '$cond', ['if', 'then', 'else'])
    : undefined;
  const [test, yes, no] = compileOperands(
    sources ? [sources.if, sources.then, sources.else] : operand,
    compiler,
    3,
    3,
  ) as [Evaluate, Evaluate, Evaluate];
  return (environment) => (isTrue(test(environment)) ? yes(environment) : no(environment));
};

const branch: OperatorCompiler = (operand, compiler) => {
  const operands = namedOperands(operand, '$switch', ['branches'], ['default']);
  if (!Array.isArray(operands.branches) || operands.branches.length === 0) {
    throw refused('$switch requires at least one branch.');
  }
  const branches = operands.branches.map((one) => {
    const { case: test, then: value } = namedOperands(one, '$switch', ['case', 'then']);
    return { test: compiler.compile(test), value: compiler.compile(value) };
  });
  const { default: otherwise } = compileNamed(operands, ['default'], compiler);
  return (environment) => {
    const taken = branches.find(({ test }) => isTrue(test(environment)));
    if (taken) return taken.value(environment);
    if (otherwise) return otherwise(environment);
    throw refused(
      '$switch could not find a matching branch for an input, and no default was given',
    );
  };
};

const bind: OperatorCompiler = (operand, compiler) => {
  const operands = namedOperands(operand, '$let', ['vars', 'in']);
  if (!isPlainObject(operands.vars)) throw refused('invalid parameter: expected an object (vars)');
  const names = Object.keys(operands.vars).map((name) => variableName(name, name));
  const values = names.map((name) => compiler.compile((operands.vars as object)[name as never]));
  const inside = compiler.compile(operands.in, names);
  return (environment) => {
    const variables = names.map((name, at) => [name, values[at]?.(environment)]);
    return inside(withVariables(environment, Object.fromEntries(variables)));
  };
};

/** $and and $or stop at the first operand that decides. */
const joined =
  (deciding: boolean): OperatorCompiler =>
  (operand, compiler) => {
    const operands = compileOperands(operand, compiler, 0, MANY);
    return (environment) =>
      operands.some((one) => isTrue(one(environment)) === deciding) ? deciding : !deciding;
  };

export const LOGIC: Record<string, OperatorCompiler> = {
  $and: joined(false),
  $or: joined(true),
  $not: operator(1, 1, ([value]) => !isTrue(value)),
  $cmp: operator(2, 2, ([left, right]) => Math.sign(compareValues(left, right))),
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cond: cond,
  $ifNull: (operand, compiler) => {
    const operands = compileOperands(operand, compiler, 2, MANY);
    return (environment) => {
      for (const one of operands.slice(0, -1)) {
        const value = one(environment);
        if (!isNull(value)) return value;
      }
      return operands.at(-1)?.(environment);
    };
  },
  $switch: branch,
  $let: bind,
  $literal: (operand) => () => cloneValue(operand),
  $meta: (operand) => {
    throw refused(`query requires ${String(operand)} metadata, but it is not available`);
  },
};
