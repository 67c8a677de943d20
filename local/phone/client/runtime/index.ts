import * as glassEasel from 'glass-easel';
import * as adapter from 'glass-easel-miniprogram-adapter';
import { PhoneAnimation } from './animation.ts';
import { PhoneBackend } from './backend.ts';
import { defineBuiltIns } from './built-in/index.ts';
import type { BundleModule } from './bundle.ts';
import { extendComponents } from './component-methods.ts';
import { DEFAULT_STYLE } from './default-style.ts';
import type { Component } from './element.ts';
import { watchGestures } from './gestures.ts';
import { PhoneIntersectionObserver } from './intersection.ts';
import { ErrorOverlay, errorText } from './overlay.ts';
import { PageFrame, scrollPage } from './page-frame.ts';
import { type Page, PageStack } from './pages.ts';
import { ScriptModules } from './scripts.ts';
import { type QueryScope, SelectorQuery } from './selector-query.ts';
import { installStyle } from './styles.ts';
import type { BootOptions, OpenMode, PageHandle, Runtime } from './types.ts';
import { readyBehavior, Units } from './units.ts';

type Listener = (detail: unknown) => void;
type Json = Record<string, unknown>;

/** Loads the mini-program's bundle, starts the app and opens its first page. */
export async function boot(options: BootOptions): Promise<Runtime> {
  const base = new URL(options.bundle ?? './app.js', import.meta.url);
  const bundle = (await import(base.href)) as BundleModule;
  const phone = new Phone(options, base, bundle);
  await phone.start();
  return phone;
}

class Phone implements Runtime {
  readonly appConfig: Json;
  readonly #options: BootOptions;
  readonly #base: URL;
  readonly #main: NonNullable<BundleModule['data']['main']>;
  readonly #listeners = new Map<string, Listener[]>();
  readonly #overlay: ErrorOverlay;
  readonly #backend: adapter.AssociatedBackend;
  readonly #units: Units;
  readonly #scripts: ScriptModules;
  readonly #packages = new Map<string, Promise<void>>();
  readonly #stack: PageStack;
  readonly #frames = new WeakMap<Page, PageFrame>();
  readonly #scope: QueryScope;
  readonly #reported = new WeakSet<object>();
  #app: Json = {};
  #lastId = 0;
  #appDefinition: Json | null = null;

  constructor(options: BootOptions, base: URL, bundle: BundleModule) {
    this.#options = options;
    this.#base = base;
    if (!bundle.data.main) throw new Error('app.js is not the main package');
    this.#main = bundle.data.main;
    this.appConfig = this.#main.app;
    this.#overlay = new ErrorOverlay(document.body);
    this.#scope = {
      current: () => this.#stack.top?.component ?? null,
      scrollerOf: (component) => this.#scrollerOf(component),
    };
    this.#catchErrors();
    this.#prepareContainer();
    const environment = new adapter.MiniProgramEnv();
    this.#backend = environment.associateBackend(new PhoneBackend());
    const space = environment.createCodeSpace('app', true);
    space.getComponentSpace().updateComponentOptions({ writeFieldsToNode: false });
    space.setOverallBehavior(readyBehavior(space));
    defineBuiltIns(space.getComponentSpace(), {
      resolveFile: (path) => options.resolveFile?.(path) ?? path,
      openType: (type, target) => options.onOpenType?.(type, target),
      navigate: (how, details) => this.#wxCall(how, details),
      page: () => this.#stack.top,
    });
    extendComponents(this.#scope);
    this.#units = new Units(space);
    this.#stack = new PageStack({
      create: (route, query, opener) => this.#createPage(route, query, opener),
      failed: (error, where) => this.report(error, where),
      changed: () => this.#emit('page', this.#stack.top),
    });
    this.#wx = options.wx(this);
    this.#scripts = new ScriptModules({
      wx: this.#wx,
      ...this.#units.constructors(),
      App: (definition: Json) => {
        this.#appDefinition = definition;
        this.#app = definition;
      },
      getApp: () => this.#app,
      getCurrentPages: () => this.#stack.pages.map(({ instance }) => instance),
    });
    this.#units.use(this.#scripts);
    this.#add(bundle);
    installStyle('app', this.#main.style ?? '', '');
  }

  readonly #wx: Json;

  async start(): Promise<void> {
    try {
      if (this.#scripts.has('app')) this.#scripts.require('app');
    } catch (error) {
      this.report(error, 'app');
    }
    const first = this.#main.routes[0] ?? '';
    const launch = this.#options.launch ?? { route: first, query: {}, scene: 1001 };
    const route = this.hasRoute(launch.route) ? launch.route : first;
    const details = { path: route, query: launch.query, scene: launch.scene, referrerInfo: {} };
    this.#callApp('onLaunch', details);
    this.#callApp('onShow', details);
    // A first page that cannot open has been reported: the error stays on the screen.
    await this.open(route, launch.query, 'relaunch').catch(() => null);
  }

  pageConfig(route: string): Json {
    return { ...((this.appConfig.window ?? {}) as Json), ...this.#units.config(route) };
  }

  pages(): PageHandle[] {
    return this.#stack.pages;
  }

  hasRoute(route: string): boolean {
    return this.#main.routes.includes(route);
  }

  async open(
    route: string,
    query: Record<string, string>,
    how: OpenMode,
    opener?: { eventChannel: unknown },
  ): Promise<PageHandle> {
    if (!this.hasRoute(route)) throw new Error(`there is no page "${route}"`);
    try {
      await this.#load(route);
      return this.#stack.open(route, query, how, this.#isTab(route), opener?.eventChannel);
    } catch (error) {
      this.report(error, route);
      throw error;
    }
  }

  async back(delta: number): Promise<void> {
    this.#stack.back(delta);
  }

  createSelectorQuery(): unknown {
    return new SelectorQuery(this.#scope);
  }

  createIntersectionObserver(component: unknown, options: unknown): unknown {
    return new PhoneIntersectionObserver(this.#scope, component, options);
  }

  createAnimation(options: unknown): unknown {
    return new PhoneAnimation(options);
  }

  app(): Json {
    return this.#app;
  }

  report(error: unknown, where: string): void {
    // What open() throws again has been shown.
    if (typeof error === 'object' && error !== null) {
      if (this.#reported.has(error)) return;
      this.#reported.add(error);
    }
    const text = errorText(error);
    console.error(`[${where}] ${text}`);
    this.#overlay.show(text, where);
    this.#emit('error', { error, where, message: text, route: this.#stack?.top?.route });
    this.#callApp('onError', text);
  }

  on(event: 'page' | 'error' | 'log' | 'title', listener: Listener): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }

  startPullDownRefresh(): void {
    const page = this.#stack.top;
    if (!page) return;
    this.#frames.get(page)?.startRefresh();
    this.#stack.call(page, 'onPullDownRefresh');
  }

  stopPullDownRefresh(): void {
    const page = this.#stack.top;
    if (page) this.#frames.get(page)?.stopRefresh();
  }

  pageScrollTo(options: Json): void {
    if (this.#stack.top) scrollPage(this.#stack.top, options);
  }

  scroller(page: PageHandle): HTMLElement {
    return (page as Page).scroller;
  }

  #createPage(route: string, query: Record<string, string>, opener: unknown): Page {
    this.#units.prepare(route);
    const config = this.pageConfig(route);
    const stack = this.#stack;
    const frame = new PageFrame(
      route,
      Number(config.onReachBottomDistance ?? 50),
      config.enablePullDownRefresh === true,
      {
        scroll: (scrollTop) => stack.call(page, 'onPageScroll', { scrollTop }),
        bottom: () => stack.call(page, 'onReachBottom'),
        refresh: () => this.startPullDownRefresh(),
      },
    );
    const placeholder = document.createElement('div');
    frame.scroller.append(placeholder);
    if (config.disableScroll === true) frame.scroller.style.overflow = 'hidden';
    this.#options.container.append(frame.element);
    const root = this.#backend.createRoot('page', this.#units.space, route);
    const instance = root.get() as unknown as Json;
    this.#lastId += 1;
    const page: Page = {
      id: this.#lastId,
      route,
      query,
      instance,
      element: frame.element,
      component: root.getComponent(),
      root,
      scroller: frame.scroller,
      shown: false,
    };
    Object.assign(instance, { route, options: query });
    Object.defineProperty(instance, 'getOpenerEventChannel', {
      value: () => opener ?? silentChannel,
    });
    this.#frames.set(page, frame);
    const properties = Object.entries(query).filter(([name]) =>
      glassEasel.Component.hasProperty(page.component, name),
    );
    if (properties.length > 0) page.component.setData(Object.fromEntries(properties));
    root.attach(frame.scroller as never, placeholder as never);
    return page;
  }

  #isTab(route: string): boolean {
    const bar = this.appConfig.tabBar as { list?: { pagePath: string }[] } | undefined;
    return (bar?.list ?? []).some(({ pagePath }) => pagePath === route);
  }

  async #load(route: string): Promise<void> {
    for (let path = this.#units.missing(route); path; path = this.#units.missing(route)) {
      const found = this.#main.packages.find(({ root }) => path?.startsWith(`${root}/`));
      if (!found || this.#packages.has(found.name)) {
        await this.#packages.get(found?.name ?? '');
        if (this.#units.missing(route) === path) throw new Error(`"${path}" was not compiled`);
        continue;
      }
      const url = new URL(`${found.name}.js`, this.#base).href;
      const loading = import(url).then((bundle: BundleModule) => this.#add(bundle));
      this.#packages.set(found.name, loading);
      await loading;
    }
  }

  #add(bundle: BundleModule): void {
    this.#scripts.add(bundle.data.scripts);
    this.#units.add(bundle.data, bundle);
  }

  #scrollerOf(component: Component | null): HTMLElement | null {
    const dom = component?.getBackendElement() as unknown;
    const inside = dom instanceof HTMLElement ? dom.closest('wx-scroller') : null;
    return (inside as HTMLElement | null) ?? this.#stack.top?.scroller ?? null;
  }

  #prepareContainer(): void {
    const { container } = this.#options;
    installStyle('phone', DEFAULT_STYLE, '');
    if (getComputedStyle(container).position === 'static') container.style.position = 'relative';
    watchGestures(container);
    // WXSS's 100vh is the page's height, without the bars around it.
    new ResizeObserver(() => {
      container.style.setProperty('--wx-vh', `${container.clientHeight / 100}px`);
      for (const page of this.#stack.pages) {
        const size = { windowWidth: innerWidth, windowHeight: container.clientHeight };
        this.#stack.call(page, 'onResize', { size });
        page.component.triggerPageLifetime('resize', [{ size }]);
      }
    }).observe(container);
    container.style.setProperty('--wx-vh', `${container.clientHeight / 100}px`);
  }

  #catchErrors(): void {
    glassEasel.addGlobalErrorListener((error, method, component) => {
      const name = typeof component === 'object' ? component.is : component;
      // The page, and the component if the error is in one.
      const route = this.#stack?.top?.route ?? 'app';
      const inside = name?.includes('/') && name !== route ? name : '';
      this.report(error, [route, inside, method?.split(' ')[0]].filter(Boolean).join(' '));
      return false;
    });
    // Warnings about a package's own templates help nobody here.
    glassEasel.addGlobalWarningListener((message, component) => {
      const path = typeof component === 'object' ? component.is : component;
      return !path.startsWith('miniprogram_npm/') && !message.includes('miniprogram_npm/');
    });
    addEventListener('error', (event) => {
      if (event.error) this.report(event.error, this.#stack?.top?.route ?? 'app');
    });
    addEventListener('unhandledrejection', (event) => {
      this.report(event.reason, `${this.#stack?.top?.route ?? 'app'}（未处理的 Promise 拒绝）`);
      this.#callApp('onUnhandledRejection', { reason: event.reason, promise: event.promise });
    });
  }

  #callApp(name: string, details: unknown): void {
    const method = this.#appDefinition?.[name];
    if (typeof method !== 'function') return;
    try {
      method.call(this.#app, details);
    } catch (error) {
      if (name !== 'onError') this.report(error, `app ${name}`);
      else console.error(error);
    }
  }

  #wxCall(name: string, details: Json): void {
    const method = this.#wx[name];
    if (typeof method === 'function') method(details);
  }

  #emit(event: string, detail: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(detail);
  }
}

/** For a page that nobody opened with navigateTo. */
const silentChannel = {
  on: () => undefined,
  once: () => undefined,
  off: () => undefined,
  emit: () => undefined,
};
