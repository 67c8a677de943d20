import type { DOMWindow } from 'jsdom';

export type Fetch = (address: string, init?: { body?: unknown }) => Promise<Response>;

/** Gives a window of jsdom what it lacks of a browser: the network as `fetch` says, and what needs a layout. */
export function prepareWindow(window: DOMWindow, fetch: Fetch): void {
  class Observer {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
    takeRecords(): [] {
      return [];
    }
  }
  /** Nobody rebuilds the phone while a test runs. */
  class NoSocket extends window.EventTarget {
    close(): void {}
  }
  const matchMedia = (media: string) =>
    Object.assign(new window.EventTarget(), {
      media,
      matches: false,
      addListener() {},
      removeListener() {},
    });
  Object.assign(window, {
    fetch,
    matchMedia,
    ResizeObserver: Observer,
    IntersectionObserver: Observer,
    WebSocket: NoSocket,
    CSS: { escape: (id: string) => id },
    scrollTo() {},
    // jsdom matches every rule against every element for it, which took half the time of these tests.
    getComputedStyle: ({ style }: HTMLElement) => style,
  });
  // Nothing is drawn.
  Object.assign(window.HTMLCanvasElement.prototype, { getContext: () => null });
  Object.assign(window.Element.prototype, { scrollTo() {}, scrollIntoView() {}, animate() {} });
}
