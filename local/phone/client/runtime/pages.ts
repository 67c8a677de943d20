import type * as adapter from 'glass-easel-miniprogram-adapter';
import type { Component } from './element.ts';
import type { OpenMode, PageHandle } from './types.ts';

/** A page in the stack. */
export interface Page extends PageHandle {
  readonly component: Component;
  readonly root: adapter.Root;
  readonly scroller: HTMLElement;
  shown: boolean;
}

type Instance = Record<string, unknown>;

export interface PageMaker {
  /** Creates a page, hidden and not yet loaded. */
  create(route: string, query: Record<string, string>, opener: unknown): Page;
  /** Something in a life cycle was thrown. */
  failed(error: unknown, where: string): void;
  changed(): void;
}

/** The stack of pages and their life cycles. */
export class PageStack {
  readonly #maker: PageMaker;
  #stack: Page[] = [];
  /** Pages of tabs that are not in the stack but kept. */
  readonly #tabs = new Map<string, Page>();

  constructor(maker: PageMaker) {
    this.#maker = maker;
  }

  get pages(): Page[] {
    return [...this.#stack];
  }

  get top(): Page | null {
    return this.#stack.at(-1) ?? null;
  }

  /** Opens a page whose package is loaded. `isTab`: the route is one of the tab bar's. */
  open(
    route: string,
    query: Record<string, string>,
    how: OpenMode,
    isTab: boolean,
    opener?: unknown,
  ): Page {
    const before = this.top;
    if (how === 'tab') return this.#switchTab(route, query);
    if (how === 'push' && before) this.#hide(before);
    const page = this.#maker.create(route, query, opener);
    if (how === 'replace') this.#remove(this.#stack.splice(-1));
    if (how === 'relaunch') {
      this.#remove(this.#stack.splice(0).reverse());
      this.#remove([...this.#tabs.values()]);
      this.#tabs.clear();
    }
    this.#stack.push(page);
    if (isTab) this.#tabs.set(route, page);
    this.#start(page);
    return page;
  }

  back(delta: number): void {
    const count = Math.min(delta, this.#stack.length - 1);
    if (count <= 0) return;
    this.#remove(this.#stack.splice(-count).reverse());
    if (this.top) this.#show(this.top);
    this.#maker.changed();
  }

  /** Calls a page's own method, if it has it. */
  call(page: Page, name: string, ...values: unknown[]): unknown {
    const method = (page.instance as Instance)[name];
    if (typeof method !== 'function') return undefined;
    try {
      return method.apply(page.instance, values);
    } catch (error) {
      this.#maker.failed(error, `${page.route} ${name}`);
      return undefined;
    }
  }

  #switchTab(route: string, query: Record<string, string>): Page {
    const before = this.top;
    const known = this.#tabs.get(route);
    if (before && before === known) return before;
    const leaving = this.#stack.filter((page) => this.#tabs.get(page.route) !== page);
    for (const page of this.#stack) if (!leaving.includes(page)) this.#hide(page);
    this.#stack = [];
    this.#remove(leaving.reverse());
    const page = known ?? this.#maker.create(route, query, undefined);
    this.#tabs.set(route, page);
    this.#stack.push(page);
    if (known) {
      this.#show(page);
      this.#maker.changed();
    } else this.#start(page);
    return page;
  }

  #start(page: Page): void {
    for (const other of [...this.#stack, ...this.#tabs.values()]) {
      other.element.hidden = other !== page;
    }
    this.call(page, 'onLoad', page.query);
    this.#show(page);
    this.#maker.changed();
    // After the first rendering, and after `ready` of the components in the page.
    queueMicrotask(() => queueMicrotask(() => this.call(page, 'onReady')));
  }

  #show(page: Page): void {
    for (const other of [...this.#stack, ...this.#tabs.values()]) {
      other.element.hidden = other !== page;
    }
    if (page.shown) return;
    page.shown = true;
    this.call(page, 'onShow');
    page.component.triggerPageLifetime('show', []);
  }

  #hide(page: Page): void {
    page.element.hidden = true;
    if (!page.shown) return;
    page.shown = false;
    this.call(page, 'onHide');
    page.component.triggerPageLifetime('hide', []);
  }

  #remove(pages: Page[]): void {
    for (const page of pages) {
      this.call(page, 'onUnload');
      page.root.release();
      page.element.remove();
    }
  }
}
