import { type Document, isPlainObject } from './ejson.ts';
import { refused } from './error.ts';
import { splitPath } from './paths.ts';
import { compileCondition } from './query/condition.ts';
import { compileQuery, type Query } from './query/query.ts';
import { ownField } from './values.ts';

/** What becomes of a field: kept, dropped, changed, or looked into. */
type Rule = 1 | 0 | ((value: unknown, document: Document) => unknown) | RuleTree;
interface RuleTree extends Map<string, Rule> {}

export type Projection = (document: Document) => Document;

/**
 * Compiles a query's projection: `{a: 1, 'b.c': 1}` keeps, `{a: 0}` drops; `$slice`, `$elemMatch`
 * and `'a.$'` pick elements.
 * @param query what `'a.$'` takes the matched element from
 */
export function compileProjection(source: unknown, query: Query): Projection {
  if (!isPlainObject(source)) throw refused('a projection must be an object');
  const tree: RuleTree = new Map();
  let keeps = false;
  let drops = false;
  let picks = false;
  for (const name of Object.keys(source)) {
    const value = source[name];
    const wanted = typeof value === 'boolean' ? Number(value) : value;
    if (typeof wanted === 'number') {
      if (name !== '_id') {
        if (wanted !== 0) keeps = true;
        else drops = true;
      }
      if (name.endsWith('.$')) picks = setPositional(tree, name.slice(0, -2), query);
      else setRule(tree, name, wanted === 0 ? 0 : 1);
    } else if (isPlainObject(value)) {
      if ('$elemMatch' in value) picks = true;
      setRule(tree, name, elementRule(name, value));
    } else {
      throw refused(`the projection of '${name}' must be 0, 1 or an operator`);
    }
  }
  if (keeps && drops) throw refused('Projection cannot have a mix of inclusion and exclusion.');
  // $elemMatch alone keeps only what it picks; $slice alone keeps all the rest.
  const inclusive = keeps || (picks && !drops);
  const id = tree.get('_id');
  if (inclusive && id === undefined) tree.set('_id', 1);
  if (!inclusive && !drops && id === 1 && tree.size === 1) {
    return (document) => ({ _id: document._id });
  }
  return (document) => project(document, tree, inclusive, document) as Document;
}

function setRule(tree: RuleTree, path: string, rule: Rule): void {
  const parts = splitPath(path);
  let branch = tree;
  for (const part of parts.slice(0, -1)) {
    const inner = branch.get(part);
    if (inner !== undefined && !(inner instanceof Map)) throw refused(`Path collision at ${path}`);
    const next: RuleTree = inner ?? new Map();
    branch.set(part, next);
    branch = next;
  }
  const last = parts.at(-1) as string;
  if (branch.has(last)) throw refused(`Path collision at ${path}`);
  branch.set(last, rule);
}

function setPositional(tree: RuleTree, path: string, query: Query): true {
  setRule(tree, path, (value, document) => {
    if (!Array.isArray(value)) return value;
    const at = query.position(document, splitPath(path));
    if (at === undefined) {
      throw refused(`the positional projection '${path}.$' needs a condition on '${path}'`);
    }
    return [value[at]];
  });
  return true;
}

function elementRule(name: string, operators: Document): Rule {
  const keys = Object.keys(operators);
  if (keys.length !== 1) throw refused(`the projection of '${name}' needs one operator`);
  const operand = operators[keys[0] as string];
  switch (keys[0]) {
    case '$slice':
      return slice(operand);
    case '$elemMatch': {
      const condition = compileCondition(
        ['element'],
        { $elemMatch: operand },
        { query: (inner) => compileQuery(inner) },
      );
      return (value) => {
        if (!Array.isArray(value)) return undefined;
        const found = value.find((element) => condition.test({ element: [element] }));
        return found === undefined ? undefined : [found];
      };
    }
  }
  throw refused(`Unsupported projection option: ${name}: ${keys[0]}`);
}

function slice(operand: unknown): Rule {
  const [from, count] = Array.isArray(operand) ? operand : [undefined, operand];
  if (!Number.isInteger(count) || (from !== undefined && !Number.isInteger(from))) {
    throw refused('$slice needs a count, or a start and a count');
  }
  if (from !== undefined && count <= 0) throw refused('$slice limit must be positive');
  return (value) => {
    if (!Array.isArray(value)) return value;
    if (from === undefined) return count < 0 ? value.slice(count) : value.slice(0, count);
    const start = from < 0 ? Math.max(0, value.length + from) : from;
    return value.slice(start, start + count);
  };
}

function project(value: unknown, tree: RuleTree, inclusive: boolean, root: Document): unknown {
  if (Array.isArray(value)) {
    const elements = inclusive
      ? value.filter((element) => Array.isArray(element) || isPlainObject(element))
      : value;
    return elements.map((element) => project(element, tree, inclusive, root));
  }
  if (!isPlainObject(value)) return value;
  const projected: Document = {};
  for (const name of Object.keys(value)) {
    const rule = tree.get(name);
    const held = ownField(value, name);
    const kept = projectField(held, rule, inclusive, root);
    if (kept !== undefined) projected[name] = kept;
  }
  return projected;
}

function projectField(
  held: unknown,
  rule: Rule | undefined,
  inclusive: boolean,
  root: Document,
): unknown {
  if (rule === undefined) return inclusive ? undefined : held;
  if (rule === 0) return undefined;
  if (rule === 1) return held;
  if (typeof rule === 'function') return rule(held, root);
  if (inclusive && !isPlainObject(held) && !Array.isArray(held)) return undefined;
  return project(held, rule, inclusive, root);
}
