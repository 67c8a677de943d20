import { parseSync } from 'oxc-parser';

/** A small fault put into a source file. */
export interface Mutant {
  /** from the root, with forward slashes */
  file: string;
  line: number;
  /** `<= → <`, `without state` */
  what: string;
  /** the whole file with the fault */
  text: string;
}

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

const WRITES = new Set(['change', 'remove']);
/** What finds the document is no condition of the write. */
const ADDRESS = new Set(['communityId', '_id', 'everywhere']);

/**
 * Every condition of a write taken out: fields of the first argument of `table.change` and
 * `table.remove`, fields that a command has `seen`, and refusals of a decision.
 */
export function mutantsOfWrites(file: string, text: string): Mutant[] {
  return collect(file, text, (node) => {
    if (node.type === 'CallExpression') return conditionsOf(node);
    if (node.type === 'Property' && nameOf(node.key as Node) === 'seen') return seenOf(node);
    if (node.type === 'Property' && nameOf(node.key as Node) === 'decide') return refusalsOf(node);
    return [];
  });
}

interface Edit {
  start: number;
  end: number;
  by: string;
  what: string;
}

function conditionsOf(call: Node): Edit[] {
  const callee = call.callee as Node;
  if (callee.type !== 'MemberExpression') return [];
  const name = nameOf(callee.property as Node);
  const [condition] = call.arguments as Node[];
  if (!name || !WRITES.has(name) || condition?.type !== 'ObjectExpression') return [];
  return without(condition.properties as Node[], (property) => {
    const field = property.type === 'Property' ? nameOf(property.key as Node) : undefined;
    return field === undefined || ADDRESS.has(field) ? undefined : field;
  });
}

function seenOf(property: Node): Edit[] {
  const list = property.value as Node;
  if (list.type !== 'ArrayExpression') return [];
  return without(list.elements as Node[], (element) =>
    element.type === 'Literal' ? String(element.value) : undefined,
  );
}

/** Each element of a list taken out with the comma behind it. */
function without(list: Node[], nameFor: (node: Node) => string | undefined): Edit[] {
  return list.flatMap((node, index) => {
    const name = nameFor(node);
    if (name === undefined) return [];
    const next = list[index + 1];
    return [{ start: node.start, end: next?.start ?? node.end, by: '', what: `without ${name}` }];
  });
}

function refusalsOf(decide: Node): Edit[] {
  return [...nodesOf(decide)].flatMap((node) => {
    if (node.type !== 'IfStatement') return [];
    const test = node.test as Node;
    const refuses = [...nodesOf(node.consequent as Node)].some(
      ({ type }) => type === 'ThrowStatement',
    );
    return refuses
      ? [{ start: test.start, end: test.end, by: 'false', what: 'never refuses' }]
      : [];
  });
}

function collect(file: string, text: string, edits: (node: Node) => Edit[]): Mutant[] {
  const { program } = parseSync(file, text);
  return [...nodesOf(program as unknown as Node)]
    .flatMap(edits)
    .map(({ start, end, by, what }) => ({
      file,
      line: text.slice(0, start).split('\n').length,
      what,
      text: `${text.slice(0, start)}${by}${text.slice(end)}`,
    }));
}

function nameOf(key: Node): string | undefined {
  if (key.type === 'Identifier') return key.name as string;
  return key.type === 'Literal' ? String(key.value) : undefined;
}

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && typeof (child as Node).type === 'string') {
        yield* nodesOf(child as Node);
      }
    }
  }
}
