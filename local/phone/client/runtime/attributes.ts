import * as glassEasel from 'glass-easel';
import type { Component } from './element.ts';

const FOCUSABLE_ROLES =
  /^(button|link|checkbox|radio|switch|tab|option|menuitem|menuitemradio|treeitem)$/;

/**
 * Puts what is for assistive technology, and `hidden`, on the DOM element.
 * @returns true if the component has no property of that name, so that nothing more is to be done
 */
export function setAttribute(component: Component, name: string, value: unknown): boolean {
  const plain = /^(aria-|role$|lang$|tabindex$)/.test(name);
  if (!plain && name !== 'hidden') return false;
  const camel = name.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());
  const isProperty = glassEasel.Component.hasProperty(component, camel);
  const dom = component.getBackendElement() as unknown;
  if (!(dom instanceof HTMLElement)) return !isProperty;
  if (name === 'hidden') {
    dom.toggleAttribute('hidden', Boolean(value) && value !== 'false');
    return !isProperty;
  }
  // A custom component with such a property puts it on an element of its own template.
  if (isProperty) return false;
  writeAria(dom, name === 'aria-role' ? 'role' : name, value);
  return true;
}

/** Writes one attribute and keeps focusability in step with role and state. */
export function writeAria(dom: HTMLElement, name: string, value: unknown): void {
  const empty = value === undefined || value === null || value === '';
  if (empty || (name === 'aria-hidden' && value === false)) dom.removeAttribute(name);
  else dom.setAttribute(name, String(value));
  if (name !== 'role' && name !== 'aria-disabled' && name !== 'aria-hidden') return;
  const reachable =
    FOCUSABLE_ROLES.test(dom.getAttribute('role') ?? '') &&
    dom.getAttribute('aria-disabled') !== 'true' &&
    dom.getAttribute('aria-hidden') !== 'true';
  if (reachable) dom.tabIndex = 0;
  else if (dom.getAttribute('tabindex') === '0') dom.removeAttribute('tabindex');
}
