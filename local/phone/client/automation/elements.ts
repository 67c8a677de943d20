import { domOf, isCustom, type TreeElement, tagName } from './tree.ts';

/** Raised for the client in the words it knows. */
export class AutomationError extends Error {}

/** Gives elements ids that are stable for an element and never used again. */
export class ElementIds {
  readonly #byId = new Map<string, TreeElement>();
  readonly #ids = new WeakMap<TreeElement, string>();
  #last = 0;

  /** What the client learns of an element. A custom component has a nodeId as well. */
  describe(element: TreeElement): { elementId: string; tagName: string; nodeId?: string } {
    let elementId = this.#ids.get(element);
    if (!elementId) {
      this.#last += 1;
      elementId = `element-${this.#last}`;
      this.#ids.set(element, elementId);
      this.#byId.set(elementId, element);
    }
    const described = { elementId, tagName: tagName(element) };
    return isCustom(element) ? { ...described, nodeId: elementId } : described;
  }

  get(elementId: unknown): TreeElement {
    const element = this.#byId.get(String(elementId));
    if (!element || !domOf(element)?.isConnected) throw new AutomationError('no such element');
    return element;
  }
}

export interface Point {
  x: number;
  y: number;
}

/**
 * Where a finger would meet an element, after scrolling it into view. Fails if the element has no
 * size or if something else lies over it, since a finger would not reach it either.
 */
export function pointOf(element: TreeElement): Point {
  const dom = boxOf(domOf(element));
  if (!dom) throw new AutomationError(`<${tagName(element)}> is not visible`);
  dom.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const rect = dom.getBoundingClientRect();
  const left = Math.max(rect.left, 0);
  const right = Math.min(rect.right, innerWidth);
  const top = Math.max(rect.top, 0);
  const bottom = Math.min(rect.bottom, innerHeight);
  if (right <= left || bottom <= top) {
    throw new AutomationError(`<${tagName(element)}> is outside the screen`);
  }
  const point = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const hit = document.elementFromPoint(point.x, point.y);
  if (!hit || !(dom.contains(hit) || hit.contains(dom))) {
    const over = hit ? `<${hit.tagName.toLowerCase()} class="${hit.className}">` : 'nothing';
    throw new AutomationError(`<${tagName(element)}> is covered by ${over}`);
  }
  return point;
}

/** The element itself or, if it has no box of its own, the first one in it that has. */
function boxOf(dom: HTMLElement | null): HTMLElement | null {
  if (!dom) return null;
  const { width, height } = dom.getBoundingClientRect();
  if (width > 0 && height > 0) return dom;
  for (const child of dom.children) {
    const found = child instanceof HTMLElement ? boxOf(child) : null;
    if (found) return found;
  }
  return null;
}

/** The browser's own control inside an input, textarea, switch or slider. */
export function controlOf(element: TreeElement): HTMLElement {
  const dom = domOf(element);
  const control = dom?.matches('input, textarea')
    ? dom
    : dom?.querySelector<HTMLElement>('input, textarea');
  if (!control) throw new AutomationError(`<${tagName(element)}> has no control`);
  return control;
}
