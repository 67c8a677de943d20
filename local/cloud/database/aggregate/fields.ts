import { type Document, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import type { Environment, Evaluate } from '../expression/expression.ts';
import { splitPath } from '../paths.ts';
import { ownField } from '../values.ts';
import { compileIn, environmentOf, objectOperand, type Stage, type StageContext } from './stage.ts';

/** What becomes of one field, or of the fields within it. */
type Rule = 'keep' | 'drop' | Evaluate | RuleTree;
interface RuleTree extends Map<string, Rule> {}

/** Compiles $project: keeps, drops or computes fields. */
export function project(operand: unknown, context: StageContext): Stage {
  const source = objectOperand(operand, '$project');
  if (Object.keys(source).length === 0) {
    throw refused('specification must have at least one field');
  }
  const tree: RuleTree = new Map();
  const kinds = { keep: false, drop: false, compute: false };
  readTree(source, '', tree, kinds, context);
  const id = tree.get('_id');
  if (kinds.drop && (kinds.keep || kinds.compute)) {
    throw refused('Bad projection specification, cannot mix inclusion and exclusion of fields');
  }
  const inclusive = kinds.keep || kinds.compute || (!kinds.drop && id === 'keep');
  if (inclusive && id === undefined) tree.set('_id', 'keep');
  const apply = inclusive ? includeFields : excludeFields;
  return (documents) =>
    documents.map(
      (document) => apply(document, tree, environmentOf(context, document)) as Document,
    );
}

function readTree(
  source: Document,
  before: string,
  tree: RuleTree,
  kinds: Record<'keep' | 'drop' | 'compute', boolean>,
  context: StageContext,
): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    const path = before + key;
    if (key.startsWith('$')) throw refused(`FieldPath field names may not start with '$': ${path}`);
    if (isPlainObject(value) && !Object.keys(value)[0]?.startsWith('$')) {
      if (Object.keys(value).length === 0) throw refused(`an empty object is not a valid value`);
      const inner: RuleTree = new Map();
      readTree(value, `${path}.`, inner, kinds, context);
      setRule(tree, key, inner, path);
      continue;
    }
    if (typeof value === 'number' || typeof value === 'boolean') {
      const kind = value ? 'keep' : 'drop';
      // Only the _id may be dropped from what is kept, or be named among what is dropped.
      if (path !== '_id') kinds[kind] = true;
      setRule(tree, key, kind, path);
      continue;
    }
    kinds.compute = true;
    setRule(tree, key, compileIn(context, value), path);
  }
}

function setRule(tree: RuleTree, key: string, rule: Rule, path: string): void {
  const parts = splitPath(key);
  let branch = tree;
  for (const part of parts.slice(0, -1)) {
    const inner = branch.get(part) ?? new Map<string, Rule>();
    if (!(inner instanceof Map)) throw refused(`Invalid $project: path collision at ${path}`);
    branch.set(part, inner);
    branch = inner;
  }
  const last = parts.at(-1) as string;
  const known = branch.get(last);
  if (known instanceof Map && rule instanceof Map) {
    for (const [name, inner] of rule) setRule(known, name, inner, path);
    return;
  }
  if (known !== undefined) throw refused(`Invalid $project: path collision at ${path}`);
  branch.set(last, rule);
}

function includeFields(value: unknown, tree: RuleTree, environment: Environment): unknown {
  if (Array.isArray(value)) {
    return value
      .map((element) => includeFields(element, tree, environment))
      .filter((element) => element !== undefined);
  }
  const source = isPlainObject(value) ? value : undefined;
  const computes = [...tree.values()].some(hasComputed);
  if (!source && !computes) return undefined;
  const built: Document = {};
  for (const key of Object.keys(source ?? {})) {
    const rule = tree.get(key);
    const held = ownField(source as Document, key);
    if (rule === 'keep') built[key] = held;
    else if (rule instanceof Map) {
      const inner = includeFields(held, rule, environment);
      if (inner !== undefined) built[key] = inner;
    }
  }
  for (const [key, rule] of tree) {
    if (typeof rule === 'function') {
      const computed = rule(environment);
      if (computed !== undefined) built[key] = computed;
    } else if (
      rule instanceof Map &&
      !(source && Object.hasOwn(source, key)) &&
      hasComputed(rule)
    ) {
      built[key] = includeFields(undefined, rule, environment);
    }
  }
  return built;
}

function hasComputed(rule: Rule): boolean {
  if (rule instanceof Map) return [...rule.values()].some(hasComputed);
  return typeof rule === 'function';
}

function excludeFields(value: unknown, tree: RuleTree, environment: Environment): unknown {
  if (Array.isArray(value)) return value.map((one) => excludeFields(one, tree, environment));
  if (!isPlainObject(value)) return value;
  const built: Document = {};
  for (const key of Object.keys(value)) {
    const rule = tree.get(key);
    if (rule === 'drop') continue;
    built[key] = rule instanceof Map ? excludeFields(value[key], rule, environment) : value[key];
  }
  return built;
}

/** Compiles $addFields: every value is an expression, and dotted names reach into objects. */
export function addFields(operand: unknown, context: StageContext): Stage {
  const source = objectOperand(operand, '$addFields');
  if (Object.keys(source).length === 0) {
    throw refused('$addFields specification must have at least one field');
  }
  const tree: RuleTree = new Map();
  readComputed(source, tree, context);
  return (documents) =>
    documents.map((document) => setFields(document, tree, environmentOf(context, document)));
}

function readComputed(source: Document, tree: RuleTree, context: StageContext): void {
  for (const key of Object.keys(source)) {
    if (key.startsWith('$')) throw refused(`FieldPath field names may not start with '$': ${key}`);
    const value = source[key];
    const keys = isPlainObject(value) ? Object.keys(value) : [];
    if (keys.length > 0 && !keys[0]?.startsWith('$')) {
      const inner: RuleTree = new Map();
      readComputed(value as Document, inner, context);
      setRule(tree, key, inner, key);
    } else {
      setRule(tree, key, compileIn(context, value), key);
    }
  }
}

function setFields<T>(value: T, tree: RuleTree, environment: Environment): T {
  if (Array.isArray(value)) return value.map((one) => setFields(one, tree, environment)) as T;
  const built: Document = isPlainObject(value) ? { ...value } : {};
  for (const [key, rule] of tree) {
    if (rule instanceof Map) {
      built[key] = setFields(ownField(built, key), rule, environment);
    } else if (typeof rule === 'function') {
      const computed = rule(environment);
      if (computed === undefined) delete built[key];
      else built[key] = computed;
    }
  }
  return built as T;
}

/** Compiles $unset: the names of fields to drop. */
export function unset(operand: unknown, context: StageContext): Stage {
  const names = Array.isArray(operand) ? operand : [operand];
  if (names.length === 0 || names.some((name) => typeof name !== 'string' || name === '')) {
    throw refused('$unset specification must be a string or an array of strings');
  }
  return project(Object.fromEntries(names.map((name) => [name, 0])), context);
}
