import type { Page } from './pages.ts';

const REFRESH_HEIGHT = 50;
const TRIGGER_DISTANCE = 60;

export interface FrameEvents {
  scroll(scrollTop: number): void;
  bottom(): void;
  /** The finger has pulled far enough. */
  refresh(): void;
}

/** The box of a page: `position: fixed` counts from it, and the scroller scrolls in it. */
export class PageFrame {
  readonly element = document.createElement('wx-frame');
  readonly scroller = document.createElement('wx-scroller');
  readonly #refresher = document.createElement('div');

  constructor(route: string, bottomDistance: number, pullDown: boolean, events: FrameEvents) {
    this.element.dataset.route = route;
    this.scroller.tabIndex = 0; // a keyboard scrolls it
    this.#refresher.className = 'wx-refresher';
    this.#refresher.innerHTML = '<i></i><i></i><i></i>';
    this.scroller.append(this.#refresher);
    this.element.append(this.scroller);
    let atBottom = false;
    this.scroller.addEventListener('scroll', () => {
      const { scrollTop, scrollHeight, clientHeight } = this.scroller;
      events.scroll(scrollTop);
      const near = scrollHeight - clientHeight - scrollTop <= bottomDistance;
      if (near && !atBottom) events.bottom();
      atBottom = near;
    });
    if (pullDown) watchPull(this.scroller, this.#refresher, () => events.refresh());
  }

  startRefresh(): void {
    this.#refresher.style.height = `${REFRESH_HEIGHT}px`;
    this.#refresher.setAttribute('role', 'status');
    this.#refresher.setAttribute('aria-label', '正在刷新');
  }

  stopRefresh(): void {
    this.#refresher.style.height = '0';
    this.#refresher.removeAttribute('role');
    this.#refresher.removeAttribute('aria-label');
  }
}

/** Pulling at the top of a scroller opens the refresher; letting go far down starts it. */
export function watchPull(
  scroller: HTMLElement,
  refresher: HTMLElement,
  start: () => void,
  moved?: (distance: number) => void,
  enabled: () => boolean = () => true,
): void {
  let from: number | null = null;
  let distance = 0;
  const begin = (y: number) => {
    from = scroller.scrollTop <= 0 && enabled() ? y : null;
    distance = 0;
  };
  const move = (y: number, event: Event) => {
    if (from === null) return;
    distance = scroller.scrollTop <= 0 ? Math.max(0, (y - from) / 2) : 0;
    if (distance <= 0) return;
    if (event.cancelable) event.preventDefault();
    refresher.dataset.dragging = '';
    refresher.style.height = `${Math.min(distance, 90)}px`;
    moved?.(distance);
  };
  const end = () => {
    if (from === null) return;
    from = null;
    delete refresher.dataset.dragging;
    if (distance >= TRIGGER_DISTANCE) start();
    else if (distance > 0) refresher.style.height = '0';
    distance = 0;
  };
  scroller.addEventListener('touchstart', (event) => begin(event.touches[0]?.clientY ?? 0), {
    passive: true,
  });
  scroller.addEventListener('touchmove', (event) => move(event.touches[0]?.clientY ?? 0, event), {
    passive: false,
  });
  scroller.addEventListener('touchend', end);
  scroller.addEventListener('touchcancel', end);
  let mouse = false;
  scroller.addEventListener('mousedown', (event) => {
    mouse = true;
    begin(event.clientY);
  });
  scroller.addEventListener('mousemove', (event) => {
    if (mouse) move(event.clientY, event);
  });
  document.addEventListener('mouseup', () => {
    if (!mouse) return;
    mouse = false;
    end();
  });
}

/** Scrolls a page for wx.pageScrollTo. */
export function scrollPage(page: Page, options: Record<string, unknown>): void {
  const { scrollTop, selector, offsetTop, duration } = options;
  let top = Number(scrollTop ?? 0);
  if (typeof selector === 'string') {
    const found = page.component.getShadowRoot()?.querySelector(selector);
    const dom = found?.getBackendElement() as unknown;
    if (!(dom instanceof HTMLElement)) return;
    const inner = dom.getBoundingClientRect().top - page.scroller.getBoundingClientRect().top;
    top = page.scroller.scrollTop + inner + Number(offsetTop ?? 0);
  }
  page.scroller.scrollTo({ top, behavior: duration === 0 ? 'instant' : 'smooth' });
}
