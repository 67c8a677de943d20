import { type Document, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import type { Environment, Evaluate } from '../expression/expression.ts';
import { mergeObjects } from '../expression/objects.ts';
import { average, deviation, isNumber } from '../expression/summaries.ts';
import { compareValues, orderKey, toNumber } from '../values.ts';
import {
  compileIn,
  environmentOf,
  objectOperand,
  outputName,
  type Stage,
  type StageContext,
} from './stage.ts';

/** Gathers one value of a group, document by document. */
interface Accumulator {
  add(value: unknown): void;
  result(): unknown;
}

const ACCUMULATORS: Record<string, () => Accumulator> = {
  $sum: () => {
    let sum = 0;
    return {
      add: (value) => {
        if (isNumber(value)) sum += toNumber(value);
      },
      result: () => sum,
    };
  },
  $first: () => {
    let first: { value: unknown } | undefined;
    return {
      add: (value) => {
        first ??= { value };
      },
      result: () => first?.value ?? null,
    };
  },
  $last: () => {
    let last: unknown;
    return {
      add: (value) => {
        last = value;
      },
      result: () => last ?? null,
    };
  },
  $max: () => extreme(1),
  $min: () => extreme(-1),
  $push: () => gathered((values) => values.filter((value) => value !== undefined)),
  $addToSet: () => {
    const found = new Map<string, unknown>();
    return {
      add: (value) => {
        if (value === undefined) return;
        const key = orderKey(value);
        if (!found.has(key)) found.set(key, value);
      },
      result: () => [...found.values()],
    };
  },
  $avg: () => gathered(average),
  $stdDevPop: () => gathered((values) => deviation(values, 0)),
  $stdDevSamp: () => gathered((values) => deviation(values, 1)),
  $mergeObjects: () => gathered((values) => mergeObjects(values, '$mergeObjects')),
};

function gathered(finish: (values: unknown[]) => unknown): Accumulator {
  const values: unknown[] = [];
  return { add: (value) => values.push(value), result: () => finish(values) };
}

function extreme(sign: 1 | -1): Accumulator {
  let best: unknown = null;
  return {
    add: (value) => {
      if (value === null || value === undefined) return;
      if (best === null || compareValues(value, best) * sign > 0) best = value;
    },
    result: () => best,
  };
}

/** One field of a group's output. */
interface OutputField {
  name: string;
  start: () => Accumulator;
  value: Evaluate;
}

/** Compiles the accumulated fields of $group, $bucket and $bucketAuto. */
export function compileOutput(source: Document, context: StageContext): OutputField[] {
  return Object.keys(source).map((key) => {
    const name = outputName(key, '$group');
    if (name.includes('.')) throw refused(`The field name '${name}' cannot contain '.'`);
    const specification = source[key];
    if (!isPlainObject(specification)) {
      throw refused(`The field '${name}' must be an accumulator object`);
    }
    const [operator, ...others] = Object.keys(specification);
    if (!operator || others.length > 0) {
      throw refused(`The field '${name}' must specify one accumulator`);
    }
    const start = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined;
    if (!start) throw refused(`unknown group operator '${operator}'`);
    return { name, start, value: compileIn(context, specification[operator]) };
  });
}

/** The documents of one group, gathered as they come. */
export class Group {
  private readonly fields: OutputField[];
  private readonly accumulators: Accumulator[];

  constructor(fields: OutputField[]) {
    this.fields = fields;
    this.accumulators = fields.map((field) => field.start());
  }

  add(environment: Environment): void {
    for (let at = 0; at < this.fields.length; at++) {
      (this.accumulators[at] as Accumulator).add(
        (this.fields[at] as OutputField).value(environment),
      );
    }
  }

  result(id: unknown): Document {
    const document: Document = { _id: id };
    for (let at = 0; at < this.fields.length; at++) {
      document[(this.fields[at] as OutputField).name] = this.accumulators[at]?.result();
    }
    return document;
  }
}

/** Compiles $group. Groups come in the order of their first documents. */
export function group(operand: unknown, context: StageContext): Stage {
  const { _id, ...rest } = objectOperand(operand, '$group');
  if (_id === undefined) throw refused('a group specification must include an _id');
  const key = compileIn(context, _id);
  const fields = compileOutput(rest, context);
  return (documents) => {
    const groups = new Map<string, { id: unknown; group: Group }>();
    for (const document of documents) {
      const environment = environmentOf(context, document);
      const id = key(environment) ?? null;
      const text = orderKey(id);
      let found = groups.get(text);
      if (!found) {
        found = { id, group: new Group(fields) };
        groups.set(text, found);
      }
      found.group.add(environment);
    }
    return [...groups.values()].map(({ id, group: gatheredGroup }) => gatheredGroup.result(id));
  };
}
