import type * as glassEasel from 'glass-easel';
import { type Component, domOf, elementOf } from './element.ts';
import { nodeOf } from './nodes.ts';

type Callback = (result: unknown) => void;

interface Fields {
  id?: boolean;
  dataset?: boolean;
  mark?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: string[];
  computedStyle?: string[];
  context?: boolean;
  node?: boolean;
}

interface Question {
  component: Component | null;
  selector: string | null;
  all: boolean;
  fields: Fields;
  callback: Callback | undefined;
}

/** Where queries begin: the page that is shown, and its scrolling element. */
export interface QueryScope {
  current(): Component | null;
  scrollerOf(component: Component | null): HTMLElement | null;
}

/** wx.createSelectorQuery(). */
export class SelectorQuery {
  readonly #scope: QueryScope;
  readonly #questions: Question[] = [];
  #component: Component | null | undefined;

  constructor(scope: QueryScope, component?: Component) {
    this.#scope = scope;
    this.#component = component;
  }

  in(component: unknown): this {
    this.#component = elementOf(component)?.asGeneralComponent() ?? null;
    return this;
  }

  select(selector: string): NodesRef {
    return this.#nodes(selector, false);
  }

  selectAll(selector: string): NodesRef {
    return this.#nodes(selector, true);
  }

  selectViewport(): NodesRef {
    return this.#nodes(null, false);
  }

  exec(callback?: (results: unknown[]) => void): this {
    const questions = [...this.#questions];
    // WeChat answers later, after what setData has done is on the page.
    requestFrame(() => {
      const results = questions.map((question) => this.#answer(question));
      for (const [index, question] of questions.entries()) question.callback?.(results[index]);
      callback?.(results);
    });
    return this;
  }

  #nodes(selector: string | null, all: boolean): NodesRef {
    const component = this.#component === undefined ? this.#scope.current() : this.#component;
    return new NodesRef(this, (fields, callback) => {
      this.#questions.push({ component, selector, all, fields, callback });
    });
  }

  #answer({ component, selector, all, fields }: Question): unknown {
    if (selector === null) return viewport(this.#scope.scrollerOf(component), fields);
    const found = find(component, selector);
    if (all) return found.map((element) => describe(element, fields));
    return found[0] ? describe(found[0], fields) : null;
  }
}

/** What a query asks of the nodes it found. */
export class NodesRef {
  readonly #query: SelectorQuery;
  readonly #ask: (fields: Fields, callback: Callback | undefined) => void;

  constructor(query: SelectorQuery, ask: (fields: Fields, callback: Callback | undefined) => void) {
    this.#query = query;
    this.#ask = ask;
  }

  fields(fields: Fields, callback?: Callback): SelectorQuery {
    this.#ask(fields, callback);
    return this.#query;
  }

  boundingClientRect(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, rect: true, size: true }, callback);
  }

  scrollOffset(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, scrollOffset: true }, callback);
  }

  context(callback?: Callback): SelectorQuery {
    return this.fields({ context: true }, callback);
  }

  node(callback?: Callback): SelectorQuery {
    return this.fields({ node: true }, callback);
  }
}

function requestFrame(run: () => void): void {
  // A hidden tab has no frames.
  if (document.hidden) setTimeout(run, 0);
  else requestAnimationFrame(run);
}

/** The elements of a component's template that match; `>>>` goes into components. */
export function find(component: Component | null, selector: string): glassEasel.Element[] {
  const root = component?.getShadowRoot();
  return root ? root.querySelectorAll(selector) : [];
}

/** Positions count from the page's own corner, as WeChat's do. */
function originOf(dom: HTMLElement): { left: number; top: number } {
  const frame = dom.closest('wx-frame')?.getBoundingClientRect();
  return { left: frame?.left ?? 0, top: frame?.top ?? 0 };
}

export function pageRect(dom: HTMLElement): Record<string, number> {
  const box = dom.getBoundingClientRect();
  const origin = originOf(dom);
  return {
    left: box.left - origin.left,
    top: box.top - origin.top,
    right: box.right - origin.left,
    bottom: box.bottom - origin.top,
    width: box.width,
    height: box.height,
  };
}

function describe(element: glassEasel.Element, fields: Fields): Record<string, unknown> {
  const dom = domOf(element);
  const result: Record<string, unknown> = {};
  if (fields.id) result.id = element.id;
  if (fields.dataset) result.dataset = element.dataset;
  if (fields.mark) result.mark = element.collectMarks();
  if (dom && (fields.rect || fields.size)) {
    const { width, height, ...corners } = pageRect(dom);
    if (fields.rect) Object.assign(result, corners);
    if (fields.size) Object.assign(result, { width, height });
  }
  if (dom && fields.scrollOffset) Object.assign(result, scrollFields(dom));
  if (dom && fields.computedStyle) {
    const style = getComputedStyle(dom) as unknown as Record<string, string>;
    for (const name of fields.computedStyle) result[name] = style[name];
  }
  const data = (element.asGeneralComponent()?.data ?? {}) as Record<string, unknown>;
  for (const name of fields.properties ?? []) result[name] = data[name];
  if (fields.node) result.node = nodeOf(element);
  if (fields.context) result.context = nodeOf(element);
  return result;
}

function scrollFields(dom: HTMLElement): Record<string, number> {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = dom;
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight };
}

function viewport(scroller: HTMLElement | null, fields: Fields): Record<string, unknown> {
  const width = scroller?.clientWidth ?? innerWidth;
  const height = scroller?.clientHeight ?? innerHeight;
  const result: Record<string, unknown> = {};
  if (fields.id) result.id = '';
  if (fields.dataset) result.dataset = {};
  if (fields.rect) Object.assign(result, { left: 0, top: 0, right: width, bottom: height });
  if (fields.size) Object.assign(result, { width, height });
  if (fields.scrollOffset && scroller) Object.assign(result, scrollFields(scroller));
  return result;
}
