import { parseSync } from 'oxc-parser';

/** A place where a write or a decision is guarded. */
export interface Site {
  /** from the root, with forward slashes */
  file: string;
  line: number;
  is: 'condition' | 'seen' | 'stamp' | 'refusal';
}

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** What takes a condition; a collection's other methods read. */
const WRITES = new Set(['change', 'changeOne', 'remove']);
const ADDRESS = new Set(['communityId', '_id']);
/** The forms of a command that change a document on condition of its stamp. */
const FORMS = new Set(['change', 'put']);
/** Every command saves in one place. */
const COMMAND = 'cloudfunctions/kernel/command.ts';
/** Parts of the kernel that are written otherwise, to leave out stamps and to tell which writes found nothing. */
const REPLACED: Readonly<Record<string, [from: string, to: string][]>> = {
  [COMMAND]: [
    ["'change.id': stands,", "...(__guards.isFree(seen) ? {} : { 'change.id': stands }),"],
    ['.change(condition, {', '.change(__guards.link(condition, seen), {'],
  ],
  'cloudfunctions/kernel/database/table.ts': [
    [
      'return answer.updated ?? 0;',
      'return __guards.saved(this.name, condition, answer.updated ?? 0);',
    ],
    [
      'return (answer as { doc?: Doc | null }).doc ?? undefined;',
      'return __guards.saved(this.name, condition, (answer as { doc?: Doc | null }).doc ?? undefined);',
    ],
    [
      'return (answer as { deleted?: number }).deleted ?? 0;',
      'return __guards.saved(this.name, condition, (answer as { deleted?: number }).deleted ?? 0);',
    ],
  ],
};

/**
 * A source with a switch at each guard, numbered from `first`:
 * - `condition`: the first argument of `table.change`, `changeOne` and `remove`; each of its fields can be left out
 * - `seen`: fields that a command's decision rests on beside the stamp; each can be left out
 * - `stamp`: a command that changes a document; it can save whatever has become of what it has read
 * - `refusal`: an `if` of a decision that throws; it can be passed over
 */
export function withGuards(
  file: string,
  text: string,
  first: number,
): { text: string; sites: Site[] } {
  const sites: Site[] = [];
  const edits: { at: number; by: string; order: number }[] = [];
  const { program } = parseSync(file, text);
  for (const [order, { node, is, isLazy }] of [
    ...guardsOf(program as unknown as Node, file),
  ].entries()) {
    sites.push({ file, line: text.slice(0, node.start).split('\n').length, is });
    const number = first + sites.length - 1;
    edits.push(
      { at: node.start, by: `__guards.${is}(${number}, ${isLazy ? '() => ' : ''}(`, order },
      // What ends at one place ends from the inside out.
      { at: node.end, by: '))', order: -1 - order },
    );
  }
  edits.sort((one, two) => one.at - two.at || one.order - two.order);
  let written = '';
  let done = 0;
  for (const { at, by } of edits) {
    written += text.slice(done, at) + by;
    done = at;
  }
  written += text.slice(done);
  return { text: replaced(file, written), sites };
}

function replaced(file: string, text: string): string {
  return (REPLACED[file] ?? []).reduce((before, [from, to]) => {
    if (before.split(from).length !== 2) throw new Error(`${file}: not once ${from}`);
    return before.replace(from, to);
  }, text);
}

interface Guard {
  node: Node;
  is: Site['is'];
  isLazy?: boolean;
}

function* guardsOf(program: Node, file: string): Generator<Guard> {
  const isCommand = (program.body as Node[]).some(
    ({ type, source }) =>
      type === 'ImportDeclaration' && String((source as Node).value).endsWith('kernel/command.ts'),
  );
  for (const node of nodesOf(program)) {
    if (node.type === 'CallExpression' && file !== COMMAND) yield* ofCall(node, isCommand);
    if (node.type === 'ObjectExpression') {
      for (const property of node.properties as Node[]) {
        if (property.type === 'Property') yield* ofProperty(property);
      }
    }
  }
}

function* ofCall({ callee, arguments: all }: Node, isCommand: boolean): Generator<Guard> {
  const { type, property, name } = callee as Node;
  const [first] = all as Node[];
  const last = (all as Node[]).at(-1);
  if (!first || !last) return;
  const method = type === 'MemberExpression' ? nameOf(property as Node) : undefined;
  if (method && WRITES.has(method) && !isAddress(first)) yield { node: first, is: 'condition' };
  if (isCommand && type === 'Identifier' && FORMS.has(String(name)) && last !== first) {
    yield { node: last, is: 'stamp' };
  }
}

/** Whether a condition does nothing but find the document. */
function isAddress({ type, properties }: Node): boolean {
  return (
    type === 'ObjectExpression' &&
    (properties as Node[]).every(
      (one) => one.type === 'Property' && ADDRESS.has(nameOf(one.key as Node) ?? ''),
    )
  );
}

function* ofProperty({ key, value }: Node): Generator<Guard> {
  const name = nameOf(key as Node);
  const node = value as Node;
  if (name === 'seen' && node.type === 'ArrayExpression') yield { node, is: 'seen' };
  if (name !== 'decide') return;
  for (const { type, test, consequent } of nodesOf(node)) {
    if (type !== 'IfStatement') continue;
    const throws = [...nodesOf(consequent as Node)].some((one) => one.type === 'ThrowStatement');
    if (throws) yield { node: test as Node, is: 'refusal', isLazy: true };
  }
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
