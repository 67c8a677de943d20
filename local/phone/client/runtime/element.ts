import type * as glassEasel from 'glass-easel';

/** A component as glass-easel keeps it. */
export type Component = glassEasel.GeneralComponent;

/** The element or component behind what a handler or a query has in hand. */
export function elementOf(value: unknown): glassEasel.Element | null {
  if (typeof value !== 'object' || value === null) return null;
  const inner = (value as { _$?: unknown })._$;
  return (inner ?? value) as glassEasel.Element;
}

/** The DOM element of a node; of a component without a host element, its first one. */
export function domOf(element: glassEasel.Element | null): HTMLElement | null {
  if (!element) return null;
  const own = element.getBackendElement() as unknown;
  if (own instanceof HTMLElement) return own;
  for (const child of element.getComposedChildren()) {
    const found =
      'getBackendElement' in child && 'classList' in child
        ? domOf(child as glassEasel.Element)
        : null;
    if (found) return found;
  }
  return null;
}

/** The glass-easel element that a DOM node belongs to. */
export function ownerOf(node: Node | null): glassEasel.Element | null {
  for (let current: Node | null = node; current; current = current.parentNode) {
    const found = (current as { __wxElement?: glassEasel.Element }).__wxElement;
    if (found) return found;
  }
  return null;
}

/** Page and component of a node's template. */
export function hostOf(element: glassEasel.Element): Component | null {
  return (element.ownerShadowRoot as glassEasel.ShadowRoot | null)?.getHostNode() ?? null;
}

/** The page that a component stands in. */
export function rootOf(element: glassEasel.Element): glassEasel.Element {
  let current = element;
  for (let host = hostOf(current); host; host = hostOf(current)) current = host;
  return current;
}

/** 750rpx are the width of the screen. */
export function rpxToCss(style: string): string {
  return style.replace(
    /(-?(?:\d+\.?\d*|\.\d+))rpx\b/g,
    (_all, number: string) => `${Math.round((Number(number) / 7.5) * 100_000) / 100_000}vw`,
  );
}

/** Pixels of '20rpx', '20px' or 20. */
export function pixels(value: unknown): number {
  const text = String(value ?? 0);
  const number = Number.parseFloat(text) || 0;
  return text.endsWith('rpx') ? (number * innerWidth) / 750 : number;
}

/** glass-easel's segment for styles and classes that lie over the template's own. */
export const TEMPORARY_SEGMENT = 3 as glassEasel.StyleSegmentIndex;
