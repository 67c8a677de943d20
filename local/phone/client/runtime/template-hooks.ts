import type * as glassEasel from 'glass-easel';
import { setAttribute } from './attributes.ts';
import { type Component, domOf, elementOf, hostOf, rpxToCss } from './element.ts';
import { countHandlerCall, plainEvent } from './events.ts';
import { descriptorOf, wxsDate, wxsRegExp } from './wxs.ts';

type Handler = (...values: unknown[]) => unknown;

/** Functions that WXS modules export. */
const wxsFunctions = new WeakSet<object>();

/** What compiled templates ask of their surroundings. */
export const templateHooks = {
  getRegExp: wxsRegExp,
  getDate: wxsDate,
  /** Called at the end of each WXS module. */
  mark(module: { exports: unknown }): void {
    const values = typeof module.exports === 'object' ? Object.values(module.exports ?? {}) : [];
    for (const value of [module.exports, ...values]) {
      if (typeof value === 'function') wxsFunctions.add(value);
    }
  },
  /** A `change:` handler runs after the change is on the page. */
  change(listener: unknown): Handler {
    if (typeof listener !== 'function') return () => undefined;
    return (value, old, host, element) => {
      queueMicrotask(() => {
        (listener as Handler)(
          value,
          old,
          descriptorOf(elementOf(host) as glassEasel.Element),
          descriptorOf(element as glassEasel.Element),
        );
      });
    };
  },
  event: (listener: unknown) => listener,
  /** Calls a handler with WeChat's kind of event. */
  call(
    caller: object,
    event: glassEasel.ShadowedEvent<unknown>,
    listener: (this: unknown, ...values: unknown[]) => unknown,
  ): unknown {
    countHandlerCall();
    const shown = plainEvent(event);
    if (wxsFunctions.has(listener)) {
      const current = elementOf(event.currentTarget) as glassEasel.Element;
      const host = elementOf(caller) as glassEasel.Element;
      return listener.call(null, { ...shown, instance: descriptorOf(current) }, descriptorOf(host));
    }
    const result = listener.call(caller, shown);
    return event.listenerReturnHandler() ? result : undefined;
  },
};

/** glass-easel's writer of attributes, as far as it is changed here. */
interface Writer {
  r(element: glassEasel.Element, name: string, value: unknown, ...rest: unknown[]): void;
  y(element: glassEasel.Element, style: unknown): void;
  i(element: glassEasel.Element, id: string): void;
  phone?: true;
}

type ProcGen = (writer: Writer, ...rest: unknown[]) => unknown;

/** A compiled template whose attributes reach the DOM as WeChat's do. */
export function hookTemplate(
  group: (name: string) => ProcGen | undefined,
): glassEasel.template.ComponentTemplate {
  const content = (name: string) => {
    const generate = group(name);
    if (!generate) return generate;
    return (writer: Writer, ...rest: unknown[]) => {
      if (!writer.phone) hookWriter(writer);
      return generate(writer, ...rest);
    };
  };
  return { content } as unknown as glassEasel.template.ComponentTemplate;
}

function hookWriter(writer: Writer): void {
  writer.phone = true;
  const { r, y, i } = writer;
  writer.r = (element, name, value, ...rest) => {
    const component = element.asGeneralComponent();
    if (component && setAttribute(component, name, value)) return;
    r(element, name, value, ...rest);
  };
  writer.y = (element, style) => {
    y(element, typeof style === 'string' ? rpxToCss(style) : style);
  };
  writer.i = (element, id) => {
    i(element, id);
    const dom = element.getBackendElement() as unknown;
    if (!(dom instanceof HTMLElement)) return;
    dom.dataset.wxId = id;
    // Real ids for the page's own nodes only: aria-labelledby needs them, components repeat.
    if (isPage(hostOf(element))) dom.id = id;
  };
}

function isPage(component: Component | null): boolean {
  return component !== null && domOf(component)?.tagName === 'WX-PAGE';
}
