import type * as glassEasel from 'glass-easel';

const nodes = new WeakMap<object, unknown>();

/** Says what a selector query's `node` field gives for an element. */
export function provideNode(element: object, node: unknown): void {
  nodes.set(element, node);
}

/** A canvas, or a scroll-view's scroll functions. */
export function nodeOf(element: glassEasel.Element): unknown {
  return nodes.get(element) ?? null;
}
