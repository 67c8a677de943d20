import { type Component, domOf, elementOf } from './element.ts';
import { find, pageRect, type QueryScope } from './selector-query.ts';

interface Options {
  thresholds?: number[];
  initialRatio?: number;
  observeAll?: boolean;
}
type Margins = Partial<Record<'left' | 'right' | 'top' | 'bottom', number>>;

/** wx.createIntersectionObserver(). */
export class PhoneIntersectionObserver {
  readonly #scope: QueryScope;
  readonly #component: Component | null;
  readonly #options: Options;
  #relative: string | null = null;
  #margins: Margins = {};
  #observer: IntersectionObserver | null = null;

  constructor(scope: QueryScope, component: unknown, options: unknown) {
    this.#scope = scope;
    this.#component = elementOf(component)?.asGeneralComponent() ?? scope.current();
    this.#options = (options ?? {}) as Options;
  }

  relativeTo(selector: string, margins: Margins = {}): this {
    this.#relative = selector;
    this.#margins = margins;
    return this;
  }

  relativeToViewport(margins: Margins = {}): this {
    return this.relativeTo('', margins);
  }

  observe(selector: string, callback: (result: Record<string, unknown>) => void): void {
    this.disconnect();
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.#margins;
    const base = this.#relative ? find(this.#component, this.#relative)[0] : undefined;
    const root = base ? domOf(base) : this.#scope.scrollerOf(this.#component);
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const element = elementOf((entry.target as { __wxElement?: unknown }).__wxElement);
          callback({
            id: element?.id ?? '',
            dataset: element?.dataset ?? {},
            intersectionRatio: entry.intersectionRatio,
            intersectionRect: entry.intersectionRect,
            boundingClientRect: pageRect(entry.target as HTMLElement),
            relativeRect: entry.rootBounds,
            time: Date.now(),
          });
        }
      },
      {
        root,
        rootMargin: `${top}px ${right}px ${bottom}px ${left}px`,
        threshold: this.#options.thresholds ?? [0],
      },
    );
    const found = find(this.#component, selector);
    for (const element of this.#options.observeAll ? found : found.slice(0, 1)) {
      const dom = domOf(element);
      if (dom) this.#observer.observe(dom);
    }
  }

  disconnect(): void {
    this.#observer?.disconnect();
    this.#observer = null;
  }
}
