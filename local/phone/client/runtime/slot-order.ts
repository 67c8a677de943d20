import type * as glassEasel from 'glass-easel';
import type { Component } from './element.ts';

/**
 * Puts slotted nodes into the order of the slots. glass-easel 0.12.1 inserts the children of a new
 * component with several slots in the order of the user's template where slots share a parent.
 */
export function orderSlots(component: Component): void {
  if (!component.getComponentOptions().multipleSlots) return;
  arrange(component);
  const visit = (element: glassEasel.Element) => {
    for (const child of element.childNodes) {
      const inner = child.asElement();
      if (!inner) continue;
      arrange(inner);
      visit(inner);
    }
  };
  const root = component.getShadowRoot();
  if (root) visit(root);
}

function arrange(element: glassEasel.Element): void {
  const parent = element.getBackendElement() as unknown;
  if (!(parent instanceof HTMLElement)) return;
  const wanted: Node[] = [];
  element.forEachNonVirtualComposedChild((node) => {
    const dom = node.getBackendElement() as unknown;
    if (dom instanceof Node && dom.parentNode === parent) wanted.push(dom);
  });
  const isOrdered = wanted.every((node, index) => {
    const before = wanted[index - 1];
    if (!before) return true;
    return (before.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  });
  if (!isOrdered) parent.append(...wanted);
}
