import {
  type Commands,
  callMethod,
  firstOf,
  listOf,
  type Parameters_,
  selectorOf,
  setData,
} from './automation/commands.ts';
import { elementCommands } from './automation/element-commands.ts';
import { AutomationError, controlOf, ElementIds, pointOf } from './automation/elements.ts';
import { findAll, findAllByXpath, type TreeElement } from './automation/tree.ts';
import { atPath, functionFrom, plain } from './automation/values.ts';
import { WxMocks } from './automation/wx-mocks.ts';
import type { PageHandle, Runtime } from './runtime/types.ts';

type Answer = Record<string, unknown>;

/** How the port's server reaches into the phone's page. */
export interface AutomationAgent {
  /** Runs one command; always answers. */
  run(method: string, params: Parameters_): Promise<{ result: Answer } | { error: string }>;
  /** Where to touch an element, once it no longer moves. */
  point(params: Parameters_): Promise<{ x: number; y: number } | { error: string }>;
  /** The browser's control in an element, for typing. */
  control(params: Parameters_): HTMLElement;
  /** Marks when everything that a touch has set off has been drawn. */
  settled(): Promise<void>;
}

declare global {
  interface Window {
    phoneAutomation?: AutomationAgent;
    /** Given by the port's server: takes events of the app. */
    phoneEmit?(method: string, params: unknown): void;
  }
}

/** For which a touch waits until its element stands still; what never does is touched where it is then. */
const MOST_FRAMES = 20;

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
    const { error, message } = (detail ?? {}) as { error?: unknown; message?: string };
    const { message: words, stack } = (error ?? {}) as { message?: string; stack?: string };
    window.phoneEmit?.('App.exceptionThrown', { message: words ?? message ?? '', stack });
  });

  window.phoneAutomation = {
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
    point: async (params) => {
      try {
        const element = ids.get(params.elementId);
        let point = pointOf(element);
        for (let frames = 0; frames < MOST_FRAMES; frames += 1) {
          await drawn();
          const before = point;
          point = pointOf(element);
          if (point.x === before.x && point.y === before.y) break;
        }
        return point;
      } catch (error) {
        return { error: wordsOf(error) };
      }
    },
    control: (params) => controlOf(ids.get(params.elementId)),
    settled: drawn,
  };
}

function drawn(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0));
  });
}

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
        window.phoneEmit?.('App.bindingCalled', { name, args: plain(args) });
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
    'Page.getElement': (params) =>
      ids.describe(firstOf(findAll(rootOf(params), selectorOf(params)))),
    'Page.getElements': (params) => ({
      elements: findAll(rootOf(params), selectorOf(params)).map((one) => ids.describe(one)),
    }),
    'Page.getElementByXpath': (params) =>
      ids.describe(firstOf(findAllByXpath(rootOf(params), selectorOf(params)))),
    'Page.getElementsByXpath': (params) => ({
      elements: findAllByXpath(rootOf(params), selectorOf(params)).map((one) => ids.describe(one)),
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

function wordsOf(error: unknown): string {
  if (typeof error === 'object' && error !== null) {
    const { errMsg, message } = error as { errMsg?: unknown; message?: unknown };
    return String(errMsg ?? message ?? error);
  }
  return String(error);
}
