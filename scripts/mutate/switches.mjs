// @ts-check
import { parseSync } from 'oxc-parser';

/**
 * @typedef {{ type: string, start: number, end: number, [key: string]: unknown }} Node
 * @typedef {{ line: number, what: string }} Switch
 */

/** Operator → what the fault makes of it, and the function that stands for both while a program runs. */
const OPERATORS = /** @type {Record<string, [by: string, name: string]>} */ ({
  '<': ['<=', 'less'],
  '<=': ['<', 'atMost'],
  '>': ['>=', 'more'],
  '>=': ['>', 'atLeast'],
  '===': ['!==', 'same'],
  '!==': ['===', 'other'],
  '&&': ['||', 'and'],
  '||': ['&&', 'or'],
});

/**
 * Every comparison and every `&&` and `||` of a file, each behind a switch that turns it into its neighbour while the
 * program runs: `a < b` is written `__switch.less(7, a, b)`.
 * @param {string} file
 * @param {string} text
 * @param {number} first number of the first switch
 * @returns {{ text: string, switches: Switch[] }}
 */
export function withSwitches(file, text, first) {
  const { program } = parseSync(file, text);
  /** @type {Switch[]} */
  const switches = [];
  /** @type {{ at: number, until: number, by: string, depth: number }[]} */
  const edits = [];
  for (const [depth, node] of [
    ...nodesOf(/** @type {Node} */ (/** @type {unknown} */ (program))),
  ].entries()) {
    if (node.type !== 'BinaryExpression' && node.type !== 'LogicalExpression') continue;
    const operator = String(node.operator);
    const [other, name] = OPERATORS[operator] ?? [];
    const left = /** @type {Node} */ (node.left);
    const right = /** @type {Node} */ (node.right);
    if (!name || /\b(await|yield)\b/.test(text.slice(right.start, right.end))) continue;
    const at = text.indexOf(operator, left.end);
    const isLogical = node.type === 'LogicalExpression';
    const number = first + switches.length;
    switches.push({ line: text.slice(0, at).split('\n').length, what: `${operator} → ${other}` });
    edits.push(
      { at: node.start, until: node.start, by: `__switch.${name}(${number}, `, depth },
      { at, until: at + operator.length, by: isLogical ? ', () => (' : ',', depth },
      // What ends at one place ends from the inside out.
      { at: node.end, until: node.end, by: isLogical ? '))' : ')', depth: -depth },
    );
  }
  edits.sort((one, two) => one.at - two.at || one.depth - two.depth);
  let written = '';
  let done = 0;
  for (const { at, until, by } of edits) {
    written += text.slice(done, at) + by;
    done = until;
  }
  return { text: written + text.slice(done), switches };
}

/**
 * @param {Node} node
 * @returns {Generator<Node>}
 */
function* nodesOf(node) {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && typeof child.type === 'string') {
        yield* nodesOf(child);
      }
    }
  }
}
