import type * as glassEasel from 'glass-easel';
import { domOf, hostOf, rpxToCss, TEMPORARY_SEGMENT } from './element.ts';

// WXS compares types by name: `value.constructor === 'Array'` (compile/wxs.ts renames it).
Object.defineProperty(Object.prototype, '__wxsType', {
  get(this: unknown) {
    return Object.prototype.toString.call(this).slice(8, -1);
  },
  configurable: true,
});

export function wxsRegExp(pattern: string, flags?: string): RegExp {
  return new RegExp(pattern, flags);
}

export function wxsDate(...values: unknown[]): Date {
  return new (Date as unknown as new (...values: unknown[]) => Date)(...values);
}

const states = new WeakMap<object, Record<string, unknown>>();
const descriptors = new WeakMap<object, Descriptor>();

/** WXS's ComponentDescriptor: what a WXS function may do to an element. */
class Descriptor {
  readonly #element: glassEasel.Element;

  constructor(element: glassEasel.Element) {
    this.#element = element;
  }

  #root(): glassEasel.ShadowRoot | null {
    const component = this.#element.asGeneralComponent();
    if (component?.is.includes('/')) return component.getShadowRoot();
    return this.#element.ownerShadowRoot as glassEasel.ShadowRoot | null;
  }

  selectComponent(selector: string): Descriptor | null {
    const found = this.#root()?.querySelector(selector);
    return found ? descriptorOf(found) : null;
  }

  selectAllComponents(selector: string): Descriptor[] {
    return (this.#root()?.querySelectorAll(selector) ?? []).map(descriptorOf);
  }

  setStyle(style: string | Record<string, string | number>): this {
    const text =
      typeof style === 'string'
        ? style
        : Object.entries(style)
            .map(([name, value]) => `${dashed(name)}:${value}`)
            .join(';');
    this.#element.setNodeStyle(rpxToCss(text), TEMPORARY_SEGMENT);
    return this;
  }

  addClass(name: string): this {
    this.#dom()?.classList.add(name);
    return this;
  }

  removeClass(name: string): this {
    this.#dom()?.classList.remove(name);
    return this;
  }

  hasClass(name: string): boolean {
    return this.#dom()?.classList.contains(name) ?? false;
  }

  getDataset(): Record<string, unknown> {
    return this.#element.dataset;
  }

  getState(): Record<string, unknown> {
    const known = states.get(this.#element) ?? {};
    states.set(this.#element, known);
    return known;
  }

  callMethod(name: string, detail?: unknown): void {
    const component = this.#component();
    const method = (component?.getMethodCaller() as Record<string, unknown> | undefined)?.[name];
    if (typeof method === 'function') method.call(component?.getMethodCaller(), detail);
  }

  triggerEvent(name: string, detail?: unknown): void {
    this.#component()?.triggerEvent(name, detail ?? {});
  }

  requestAnimationFrame(callback: () => void): void {
    requestAnimationFrame(callback);
  }

  setTimeout(callback: () => void, milliseconds: number): unknown {
    return setTimeout(callback, milliseconds);
  }

  clearTimeout(timer: unknown): void {
    clearTimeout(timer as number);
  }

  getComputedStyle(names: string[]): Record<string, string> {
    const dom = this.#dom();
    if (!dom) return {};
    const style = getComputedStyle(dom);
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(dashed(name))]));
  }

  getBoundingClientRect(): Record<string, number> | null {
    const box = this.#dom()?.getBoundingClientRect();
    if (!box) return null;
    const { left, top, right, bottom, width, height } = box;
    return { left, top, right, bottom, width, height };
  }

  #component() {
    const component = this.#element.asGeneralComponent();
    return component?.is.includes('/') ? component : hostOf(this.#element);
  }

  #dom(): HTMLElement | null {
    return domOf(this.#element);
  }
}

export function descriptorOf(element: glassEasel.Element): Descriptor {
  const known = descriptors.get(element) ?? new Descriptor(element);
  descriptors.set(element, known);
  return known;
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
