import { type Document, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import { splitPath } from '../paths.ts';
import type { Query } from '../query/query.ts';
import { cloneValue, equalValues, orderKey } from '../values.ts';
import { arrayOperator } from './array-operators.ts';
import { fieldOperator } from './field-operators.ts';
import { expandPath, findPlace, type Place } from './paths.ts';
import { assertStorable } from './storable.ts';

/** What an operator does at one place; compiled from its operand. */
export interface PlaceChange {
  change(place: Place, path: string): void;
  /** without it, a path that does not exist is left alone */
  creates: boolean;
}

interface Step extends PlaceChange {
  operator: string;
  parts: readonly string[];
}

/** An update made ready. */
export interface Update {
  /**
   * A changed copy of the document.
   * @throws WireError when the document does not permit the change
   */
  apply(document: Document, query: Query | undefined, inserting?: boolean): Document;
}

/**
 * Compiles an update made of operators such as `{$set: {...}, $inc: {...}}`.
 * @param now UTC milliseconds for $currentDate
 * @throws WireError for an unknown operator, a wrong operand, or two changes of one path
 */
export function compileUpdate(source: unknown, now: number): Update {
  if (!isPlainObject(source)) throw refused('an update must be an object of operators');
  const operators = Object.keys(source);
  if (operators.length === 0) throw refused('update document must have at least one element');
  const steps: Step[] = [];
  for (const operator of operators) {
    if (!operator.startsWith('$')) {
      throw refused(`update document requires atomic operators, found '${operator}'`);
    }
    const fields = source[operator];
    if (!isPlainObject(fields)) {
      throw refused(`Modifiers operate on fields but ${operator} does not hold an object`);
    }
    for (const path of Object.keys(fields)) {
      steps.push(...compileStep(operator, path, fields[path], now));
    }
  }
  assertNoConflict(steps);
  return { apply: (document, query, inserting) => applySteps(steps, document, query, inserting) };
}

function compileStep(operator: string, path: string, operand: unknown, now: number): Step[] {
  const parts = splitPath(path);
  if (operator === '$rename') return renameSteps(parts, path, operand);
  const change = fieldOperator(operator, operand, now) ?? arrayOperator(operator, operand, path);
  if (!change) throw refused(`Unknown modifier: ${operator}`);
  return [{ operator, parts, ...change }];
}

/** A renamed field is read and removed by the first step and written by the second. */
function renameSteps(parts: readonly string[], path: string, operand: unknown): Step[] {
  if (typeof operand !== 'string') throw refused(`The 'to' field for $rename must be a string`);
  const target = splitPath(operand);
  if (path === operand) throw refused(`The source and target field for $rename must differ`);
  if ([...parts, ...target].some((part) => part.startsWith('$'))) {
    throw refused('The fields of $rename may not be positional');
  }
  let carried: unknown;
  const read: Step = {
    operator: '$rename',
    parts,
    creates: false,
    change(place) {
      carried = place.read();
      if (carried !== undefined) place.remove();
    },
  };
  const write: Step = {
    operator: '$rename to',
    parts: target,
    creates: true,
    change(place) {
      if (carried !== undefined) place.write(carried);
      carried = undefined;
    },
  };
  return [read, write];
}

function assertNoConflict(steps: Step[]): void {
  const paths = steps.map((step) => `${step.parts.join('.')}.`).sort();
  for (let at = 1; at < paths.length; at++) {
    const [before, path] = [paths[at - 1] as string, paths[at] as string];
    if (path.startsWith(before)) {
      const name = path.slice(0, -1);
      throw refused(
        `Updating the path '${name}' would create a conflict at '${before.slice(0, -1)}'`,
      );
    }
  }
}

function applySteps(
  steps: Step[],
  document: Document,
  query: Query | undefined,
  inserting = false,
): Document {
  const changed = cloneValue(document);
  const position = (path: readonly string[]) => query?.position(document, path);
  for (const step of steps) {
    if (step.operator === '$setOnInsert' && !inserting) continue;
    for (const parts of expandPath(changed, step.parts, position)) {
      // A write that has nothing to carry must not leave empty objects behind.
      if (step.operator === '$rename to') {
        applyRename(step, changed, parts);
        continue;
      }
      const place = findPlace(changed, parts, step.creates);
      if (place) step.change(place, parts.join('.'));
    }
  }
  if (!equalValues(changed._id, document._id)) {
    throw refused("Performing an update on the path '_id' would modify the immutable field '_id'");
  }
  assertStorable(changed, 'the updated document');
  return changed;
}

function applyRename(step: Step, changed: Document, parts: readonly string[]): void {
  step.change(
    {
      read: () => undefined,
      remove: () => undefined,
      write: (value) => findPlace(changed, parts, true)?.write(value),
    },
    parts.join('.'),
  );
}

/** Whether an update left a document as it was, to the letter. */
export const unchanged = (before: Document, after: Document): boolean =>
  orderKey(before) === orderKey(after);
