import { AutomationError, controlOf, ElementIds, pointOf } from './automation/elements.ts';
import {
  attributesOf,
  domOf,
  findAll,
  findAllByXpath,
  isCustom,
  type TreeElement,
  wxml,
} from './automation/tree.ts';
import { atPath, functionFrom, plain } from './automation/values.ts';
import { WxMocks } from './automation/wx-mocks.ts';
import type { PageHandle, Runtime } from './runtime/types.ts';

type Parameters_ = Record<string, unknown>;
type Answer = Record<string, unknown>;

/** How the port's server reaches into the phone's page. */
export interface AutomationAgent {
  /** Runs one command; always answers. */
  run(method: string, params: Parameters_): Promise<{ result: Answer } | { error: string }>;
  /** Where to touch an element. */
  point(params: Parameters_): { x: number; y: number } | { error: string };
  /** The browser's control in an element, for typing. */
  control(params: Parameters_): HTMLElement;
  /** Marks when everything that a touch has set off has been drawn. */
  settled(): Promise<void>;
}

declare global {
  interface Window {
    linliAutomation?: AutomationAgent;
    /** Given by the port's server: takes events of the app. */
    linliEmit?(method: string, params: unknown): void;
  }
}

/**
 * Puts the automation port's hands into this page: commands of miniprogram-automator 0.12.1 are
 * answered from the runtime's own tree.
 */
export function installAgent(runtime: Runtime, wx: Record<string, unknown>): void {
  const ids = new ElementIds();
  const commands = {
    ...appCommands(runtime, wx),
    ...pageCommands(runtime, ids),
    ...elementCommands(ids),
  };

  runtime.on('error', (detail) => {
    const { message, stack } = (detail ?? {}) as { message?: string; stack?: string };
    window.linliEmit?.('App.exceptionThrown', { message: message ?? String(detail), stack });
  });

  window.linliAutomation = {
    run: async (method, params) => {
      try {
        const command = commands[method];
        if (!command) throw new AutomationError(`unknown method ${method}`);
        const result = plain((await command(params)) ?? {});
        return { result: result as Answer };
      } catch (error) {
        return { error: wordsOf(error) };
      }
    },
    point: (params) => {
      try {
        return pointOf(ids.get(params.elementId));
      } catch (error) {
        return { error: wordsOf(error) };
      }
    },
    control: (params) => controlOf(ids.get(params.elementId)),
    settled: () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => setTimeout(resolve, 0));
      }),
  };
}

type Commands = Record<string, (params: Parameters_) => unknown>;

function appCommands(runtime: Runtime, wx: Record<string, unknown>): Commands {
  const mocks = new WxMocks(wx);
  const describe = (page: PageHandle) => ({
    pageId: page.id,
    path: page.route,
    query: page.query,
  });
  const globals = () => {
    const scope = globalThis as unknown as Record<string, unknown>;
    return {
      wx,
      getApp: () => runtime.app(),
      getCurrentPages: scope.getCurrentPages ?? (() => runtime.pages().map((one) => one.instance)),
    };
  };
  return {
    'App.getCurrentPage': () => {
      const page = runtime.pages().at(-1);
      if (!page) throw new AutomationError('no page');
      return describe(page);
    },
    'App.getPageStack': () => ({ pageStack: runtime.pages().map(describe) }),
    'App.callWxMethod': async ({ method, args }) => ({
      result: await mocks.call(String(method), listOf(args)),
    }),
    'App.mockWxMethod': ({ method, result, functionDeclaration, args }) => {
      if (typeof functionDeclaration === 'string') {
        const replacement = functionFrom(functionDeclaration, globals());
        mocks.replace(String(method), replacement, listOf(args));
      } else if (result !== undefined) mocks.fix(String(method), result);
      else mocks.restore(String(method));
    },
    'App.callFunction': async ({ functionDeclaration, args }) => ({
      result: await functionFrom(String(functionDeclaration), globals())(...listOf(args)),
    }),
    'App.addBinding': ({ name }) => {
      (globalThis as unknown as Record<string, unknown>)[String(name)] = (...args: unknown[]) =>
        window.linliEmit?.('App.bindingCalled', { name, args: plain(args) });
    },
  };
}

function pageCommands(runtime: Runtime, ids: ElementIds): Commands {
  const pageOf = (params: Parameters_): PageHandle => {
    const page = runtime.pages().find((one) => one.id === params.pageId);
    if (!page) throw new AutomationError('page destroyed');
    return page;
  };
  const rootOf = (params: Parameters_) => pageOf(params).component as TreeElement;
  return {
    'Page.getElement': (params) => ids.describe(firstOf(findAll(rootOf(params), selector(params)))),
    'Page.getElements': (params) => ({
      elements: findAll(rootOf(params), selector(params)).map((one) => ids.describe(one)),
    }),
    'Page.getElementByXpath': (params) =>
      ids.describe(firstOf(findAllByXpath(rootOf(params), selector(params)))),
    'Page.getElementsByXpath': (params) => ({
      elements: findAllByXpath(rootOf(params), selector(params)).map((one) => ids.describe(one)),
    }),
    'Page.getData': (params) => ({
      data: atPath(pageOf(params).instance.data, String(params.path ?? '')),
    }),
    'Page.setData': (params) => setData(pageOf(params).instance, params.data),
    'Page.callMethod': async (params) => ({
      result: await callMethod(pageOf(params).instance, params),
    }),
    'Page.getWindowProperties': (params) => {
      const scroller = runtime.scroller(pageOf(params));
      return {
        properties: listOf(params.names).map((name) => {
          const [, rest] = /^document\.(?:documentElement|body)\.(.+)$/.exec(String(name)) ?? [];
          return rest ? atPath(scroller, rest) : atPath(window, String(name));
        }),
      };
    },
  };
}

function elementCommands(ids: ElementIds): Commands {
  const elementOf = (params: Parameters_) => ids.get(params.elementId);
  const customOf = (params: Parameters_) => {
    const element = elementOf(params);
    if (!isCustom(element)) throw new AutomationError('not a custom component');
    return element as unknown as Record<string, unknown>;
  };
  const dom = (params: Parameters_) => {
    const found = domOf(elementOf(params));
    if (!found) throw new AutomationError('no such element');
    return found;
  };
  return {
    'Element.getElement': (params) =>
      ids.describe(firstOf(findAll(elementOf(params), selector(params)))),
    'Element.getElements': (params) => ({
      elements: findAll(elementOf(params), selector(params)).map((one) => ids.describe(one)),
    }),
    'Element.getDOMProperties': (params) => ({
      properties: listOf(params.names).map((name) => atPath(dom(params), String(name))),
    }),
    'Element.getProperties': (params) => ({
      properties: listOf(params.names).map((name) => property(elementOf(params), String(name))),
    }),
    'Element.getAttributes': (params) => {
      const attributes = attributesOf(elementOf(params));
      return {
        attributes: listOf(params.names).map((name) => attributes.get(String(name)) ?? null),
      };
    },
    'Element.getStyles': (params) => {
      const style = getComputedStyle(dom(params)) as unknown as Record<string, unknown>;
      return { styles: listOf(params.names).map((name) => style[String(name)] ?? null) };
    },
    'Element.getOffset': (params) => {
      const rect = dom(params).getBoundingClientRect();
      return { left: rect.left, top: rect.top };
    },
    'Element.getWXML': (params) => ({
      wxml: wxml(elementOf(params), params.type === 'outer' ? 'outer' : 'inner'),
    }),
    'Element.triggerEvent': (params) => {
      elementOf(params).triggerEvent(String(params.type), params.detail ?? {}, {
        bubbles: true,
        composed: true,
        capturePhase: true,
      });
    },
    'Element.dispatchEvent': (params) => {
      const { eventName, detail } = params;
      elementOf(params).triggerEvent(String(eventName), detail ?? {}, {
        bubbles: true,
        composed: true,
        capturePhase: true,
        extraFields: { touches: params.touches ?? [], changedTouches: params.changeTouches ?? [] },
      });
    },
    'Element.getData': (params) => ({
      data: atPath(customOf(params).data, String(params.path ?? '')),
    }),
    'Element.setData': (params) => setData(customOf(params), params.data),
    'Element.callMethod': async (params) => ({
      result: await callMethod(customOf(params), params),
    }),
    'Element.callFunction': (params) => ({
      result: builtIn(elementOf(params), String(params.functionName), listOf(params.args)),
    }),
  };
}

/** The functions that need no finger; typing, switching and sliding are the server's. */
function builtIn(element: TreeElement, name: string, values: unknown[]): unknown {
  const dom = domOf(element);
  const component = element.asGeneralComponent();
  const scroller =
    [dom, ...(dom?.querySelectorAll<HTMLElement>('*') ?? [])].find((one) => {
      const { overflowX, overflowY } = one
        ? getComputedStyle(one)
        : { overflowX: '', overflowY: '' };
      return [overflowX, overflowY].some((value) => value === 'auto' || value === 'scroll');
    }) ?? dom;
  switch (name) {
    case 'scroll-view.scrollTo':
      scroller?.scrollTo({ left: Number(values[0]), top: Number(values[1]), behavior: 'instant' });
      return undefined;
    case 'scroll-view.scrollTop':
      return scroller?.scrollTop;
    case 'scroll-view.scrollLeft':
      return scroller?.scrollLeft;
    case 'scroll-view.scrollWidth':
      return scroller?.scrollWidth;
    case 'scroll-view.scrollHeight':
      return scroller?.scrollHeight;
    case 'swiper.swipeTo':
      component?.setData({ current: Number(values[0]) });
      return undefined;
    default:
      throw new AutomationError(`unknown function ${name}`);
  }
}

/** Client names: '__propPublic' asks which properties an element has. */
function property(element: TreeElement, name: string): unknown {
  const data = (element.asGeneralComponent()?.data ?? {}) as Record<string, unknown>;
  const control = domOf(element)?.querySelector<HTMLInputElement>('input, textarea');
  if (name === '__propPublic') {
    const names = Object.keys(data).filter((one) => !one.startsWith('_'));
    return Object.fromEntries([...names, ...(control ? ['value'] : [])].map((one) => [one, true]));
  }
  if (name === 'value' && control) return control.value;
  return data[name];
}

function setData(instance: Record<string, unknown>, data: unknown): Promise<void> {
  return new Promise((resolve) => {
    (instance.setData as (data: unknown, then: () => void) => void).call(instance, data, resolve);
  });
}

function callMethod(instance: Record<string, unknown>, params: Parameters_): unknown {
  const method = instance[String(params.method)];
  if (typeof method !== 'function') throw new AutomationError(`${params.method} not exists`);
  return method.apply(instance, listOf(params.args));
}

function firstOf(found: TreeElement[]): TreeElement {
  const [first] = found;
  if (!first) throw new AutomationError('no such element');
  return first;
}

function selector(params: Parameters_): string {
  return String(params.selector);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function wordsOf(error: unknown): string {
  if (typeof error === 'object' && error !== null) {
    const { errMsg, message } = error as { errMsg?: unknown; message?: unknown };
    return String(errMsg ?? message ?? error);
  }
  return String(error);
}
