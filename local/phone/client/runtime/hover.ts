import type * as glassEasel from 'glass-easel';
import { ownerOf, TEMPORARY_SEGMENT } from './element.ts';

const pressed = new Set<glassEasel.Element>();

/** Adds hover-class to what a finger presses. */
export function pressHover(target: glassEasel.Element): void {
  const start = target.getBackendElement() as unknown;
  for (let node: Node | null = start instanceof Node ? start : null; node; node = node.parentNode) {
    const element = (node as { __wxElement?: glassEasel.Element }).__wxElement;
    const data = element?.asGeneralComponent()?.data as Record<string, unknown> | undefined;
    const name = data?.hoverClass;
    if (!element || typeof name !== 'string' || name === '' || name === 'none') continue;
    if (ownerOf(node) !== element) continue;
    if (name === 'button-hover' || name === 'navigator-hover') {
      (node as HTMLElement).classList.add(name);
    } else {
      element.setNodeClass(name, TEMPORARY_SEGMENT);
    }
    pressed.add(element);
    if (data?.hoverStopPropagation === true) break;
  }
}

export function releaseHover(): void {
  for (const element of pressed) {
    const dom = element.getBackendElement() as unknown;
    if (dom instanceof HTMLElement) dom.classList.remove('button-hover', 'navigator-hover');
    element.setNodeClass('', TEMPORARY_SEGMENT);
  }
  pressed.clear();
}
