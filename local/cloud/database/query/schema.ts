import { type Document, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import { equalValues, orderKey, ownField } from '../values.ts';
import { compileRegex } from './regex.ts';
import { typeTest } from './type-names.ts';

type Test = (value: unknown) => boolean;

/** JSON schema's names of types, in MongoDB's own names. */
const JSON_TYPES: Record<string, string[]> = {
  object: ['object'],
  array: ['array'],
  number: ['number'],
  boolean: ['bool'],
  string: ['string'],
  null: ['null'],
};

/**
 * Compiles `$jsonSchema` (draft 4 with bsonType): a missing field passes unless `required` names it.
 * @throws WireError for a keyword that is not known
 */
export function compileSchema(schema: unknown): (value: unknown) => boolean {
  if (!isPlainObject(schema)) throw refused('$jsonSchema must be an object');
  const tests = Object.keys(schema).map((keyword) => keywordTest(keyword, schema[keyword], schema));
  return (value) => tests.every((test) => test(value));
}

function keywordTest(keyword: string, operand: unknown, schema: Document): Test {
  switch (keyword) {
    case 'title':
    case 'description':
      return () => true;
    case 'bsonType':
      return typeTest(operand);
    case 'type':
      return typeTest(
        (Array.isArray(operand) ? operand : [operand]).flatMap((name) => {
          const names = typeof name === 'string' ? JSON_TYPES[name] : undefined;
          if (!names) throw refused(`unknown type in $jsonSchema: ${String(name)}`);
          return names;
        }),
      );
    case 'enum':
      if (!Array.isArray(operand)) throw refused('$jsonSchema: enum must be an array');
      return (value) => operand.some((one) => equalValues(one, value));
    case 'required': {
      const names = list(keyword, operand) as string[];
      return onObject((value) =>
        names.every((name) => ownField(value, String(name)) !== undefined),
      );
    }
    case 'properties': {
      if (!isPlainObject(operand)) throw refused('$jsonSchema: properties must be an object');
      const inner = Object.keys(operand).map(
        (name) => [name, compileSchema(operand[name])] as const,
      );
      return onObject((value) =>
        inner.every(([name, test]) => {
          const held = ownField(value, name);
          return held === undefined || test(held);
        }),
      );
    }
    case 'additionalProperties':
      return additional(operand, schema);
    case 'items': {
      const test = compileSchema(operand);
      return (value) => !Array.isArray(value) || value.every(test);
    }
    case 'minItems': {
      const limit = count(keyword, operand);
      return onArray((value) => value.length >= limit);
    }
    case 'maxItems': {
      const limit = count(keyword, operand);
      return onArray((value) => value.length <= limit);
    }
    case 'uniqueItems':
      return onArray((value) => !operand || new Set(value.map(orderKey)).size === value.length);
    case 'minLength': {
      const limit = count(keyword, operand);
      return onText((value) => [...value].length >= limit);
    }
    case 'maxLength': {
      const limit = count(keyword, operand);
      return onText((value) => [...value].length <= limit);
    }
    case 'pattern': {
      if (typeof operand !== 'string') throw refused('$jsonSchema: pattern must be a string');
      const regex = compileRegex(operand, '');
      return onText((value) => regex.test(value));
    }
    case 'minimum':
      return bound(operand, (value, limit) =>
        schema.exclusiveMinimum === true ? value > limit : value >= limit,
      );
    case 'maximum':
      return bound(operand, (value, limit) =>
        schema.exclusiveMaximum === true ? value < limit : value <= limit,
      );
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      if (typeof operand !== 'boolean') throw refused(`$jsonSchema: ${keyword} must be a boolean`);
      return () => true;
    case 'multipleOf':
      return bound(operand, (value, step) => value % step === 0);
    case 'allOf':
    case 'anyOf':
    case 'oneOf': {
      const tests = list(keyword, operand).map(compileSchema);
      return (value) => {
        const passed = tests.filter((test) => test(value)).length;
        if (keyword === 'allOf') return passed === tests.length;
        return keyword === 'anyOf' ? passed > 0 : passed === 1;
      };
    }
    case 'not': {
      const test = compileSchema(operand);
      return (value) => !test(value);
    }
  }
  throw refused(`Unknown $jsonSchema keyword: ${keyword}`);
}

function additional(operand: unknown, schema: Document): Test {
  const known = isPlainObject(schema.properties) ? Object.keys(schema.properties) : [];
  const test = typeof operand === 'boolean' ? () => operand : compileSchema(operand);
  return onObject((value) =>
    Object.keys(value).every((name) => known.includes(name) || test(value[name])),
  );
}

function list(keyword: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand) || operand.length === 0) {
    throw refused(`$jsonSchema: ${keyword} must be a nonempty array`);
  }
  return operand;
}

function count(keyword: string, operand: unknown): number {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0) {
    throw refused(`$jsonSchema: ${keyword} must be a whole number`);
  }
  return operand;
}

function bound(limit: unknown, test: (value: number, limit: number) => boolean): Test {
  if (typeof limit !== 'number') throw refused('$jsonSchema: a bound must be a number');
  return (value) => typeof value !== 'number' || test(value, limit);
}

const onObject =
  (test: (value: Document) => boolean): Test =>
  (value) =>
    !isPlainObject(value) || test(value);
const onArray =
  (test: (value: unknown[]) => boolean): Test =>
  (value) =>
    !Array.isArray(value) || test(value);
const onText =
  (test: (value: string) => boolean): Test =>
  (value) =>
    typeof value !== 'string' || test(value);
