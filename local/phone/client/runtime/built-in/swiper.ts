import type { Component } from '../element.ts';
import type { BuiltIn, Host } from './define.ts';

export const swiperItem: BuiltIn = { properties: { itemId: '' } };

export const swiper: BuiltIn = {
  properties: {
    indicatorDots: false,
    indicatorColor: 'rgba(0, 0, 0, .3)',
    indicatorActiveColor: '#000000',
    autoplay: false,
    current: 0,
    currentItemId: '',
    interval: 5000,
    duration: 500,
    circular: false,
    vertical: false,
    previousMargin: '0px',
    nextMargin: '0px',
    displayMultipleItems: 1,
    easingFunction: 'default',
    snapToEdge: false,
  },
  create: (host) => {
    const track = new Track(host);
    return {
      change: (name) => track.change(name),
      attached: () => track.start(),
      detached: () => track.stop(),
    };
  },
};

/** Places the items side by side and moves them by finger, timer or property. */
class Track {
  readonly #host: Host;
  readonly #dots = document.createElement('div');
  readonly #watcher: MutationObserver;
  #timer: ReturnType<typeof setInterval> | undefined;
  #current = 0;
  #drag: { at: number; moved: number } | null = null;

  constructor(host: Host) {
    this.#host = host;
    this.#dots.className = 'wx-dots';
    host.dom.append(this.#dots);
    host.dom.setAttribute('aria-roledescription', '轮播');
    this.#watcher = new MutationObserver(() => this.#place(0, false));
    const { dom } = host;
    const point = (event: TouchEvent | MouseEvent) => {
      const at = 'touches' in event ? (event.touches[0] ?? event.changedTouches[0]) : event;
      return this.#vertical ? (at?.clientY ?? 0) : (at?.clientX ?? 0);
    };
    const begin = (event: TouchEvent | MouseEvent) => {
      this.#drag = { at: point(event), moved: 0 };
    };
    const move = (event: TouchEvent | MouseEvent) => {
      if (!this.#drag) return;
      this.#drag.moved = point(event) - this.#drag.at;
      this.#place(this.#drag.moved, false);
    };
    const end = () => this.#release();
    dom.addEventListener('touchstart', begin, { passive: true });
    dom.addEventListener('touchmove', move, { passive: true });
    dom.addEventListener('touchend', end);
    dom.addEventListener('touchcancel', end);
    dom.addEventListener('mousedown', begin);
    dom.addEventListener('mousemove', move);
    dom.addEventListener('mouseup', end);
    dom.addEventListener('mouseleave', end);
  }

  get #vertical(): boolean {
    return this.#host.flag('vertical');
  }

  get #items(): HTMLElement[] {
    return [...this.#host.dom.querySelectorAll<HTMLElement>('wx-swiper-item')].filter(
      (item) => item.closest('wx-swiper') === this.#host.dom,
    );
  }

  start(): void {
    this.#watcher.observe(this.#host.dom, { childList: true, subtree: true });
    this.change('');
  }

  stop(): void {
    this.#watcher.disconnect();
    clearInterval(this.#timer);
  }

  change(name: string): void {
    const { data } = this.#host;
    const wanted = this.#host.text('currentItemId');
    let index = Number(data.current) || 0;
    if (name === 'currentItemId' && wanted) {
      index = this.#items.findIndex((item) => idOf(item) === wanted);
    }
    const last = Math.max(0, this.#items.length - 1);
    const target = Math.min(Math.max(0, index), last);
    if (name === 'current' || name === 'currentItemId') this.#go(target, '');
    else {
      this.#current = target;
      this.#place(0, false);
    }
    clearInterval(this.#timer);
    if (data.autoplay) {
      this.#timer = setInterval(() => this.#go(this.#next(1), 'autoplay'), Number(data.interval));
    }
  }

  #next(step: number): number {
    const count = this.#items.length;
    const index = this.#current + step;
    if (this.#host.flag('circular') || step === 1) return (index + count) % Math.max(1, count);
    return Math.min(Math.max(0, index), count - 1);
  }

  #release(): void {
    const drag = this.#drag;
    this.#drag = null;
    if (!drag || drag.moved === 0) return;
    const size = this.#vertical ? this.#host.dom.clientHeight : this.#host.dom.clientWidth;
    const step = Math.abs(drag.moved) > size / 4 ? -Math.sign(drag.moved) : 0;
    const bounded = this.#current + step;
    const inside = bounded >= 0 && bounded < this.#items.length;
    if (step !== 0 && (inside || this.#host.flag('circular'))) this.#go(this.#next(step), 'touch');
    else this.#place(0, true);
  }

  #go(index: number, source: string): void {
    if (index < 0 || index === this.#current) {
      this.#place(0, true);
      return;
    }
    this.#current = index;
    this.#place(0, true);
    const detail = { current: index, source, currentItemId: idOf(this.#items[index]) };
    if (source !== '') this.#host.set({ current: index });
    this.#host.send('change', detail);
    setTimeout(() => this.#host.send('animationfinish', detail), Number(this.#host.data.duration));
  }

  #place(offset: number, animated: boolean): void {
    const { data } = this.#host;
    const shown = Math.max(1, Number(data.displayMultipleItems) || 1);
    for (const [index, item] of this.#items.entries()) {
      const share = `${(index - this.#current) * 100}%`;
      const move = `calc(${share} + ${offset}px)`;
      item.style.transition = animated ? `transform ${data.duration}ms ease` : 'none';
      item.style.transform = this.#vertical ? `translateY(${move})` : `translateX(${move})`;
      item.style[this.#vertical ? 'height' : 'width'] = `${100 / shown}%`;
      // What is not shown is not read out and not reached by Tab.
      const hidden = index < this.#current || index >= this.#current + shown;
      item.inert = hidden && offset === 0;
    }
    this.#drawDots();
  }

  #drawDots(): void {
    const { indicatorDots, indicatorColor, indicatorActiveColor } = this.#host.data;
    const count = indicatorDots ? this.#items.length : 0;
    while (this.#dots.children.length > count) this.#dots.lastChild?.remove();
    while (this.#dots.children.length < count) this.#dots.append(document.createElement('i'));
    for (const [index, dot] of [...this.#dots.children].entries()) {
      (dot as HTMLElement).style.background = String(
        index === this.#current ? indicatorActiveColor : indicatorColor,
      );
    }
  }
}

function idOf(item: HTMLElement | undefined): string {
  const component = (item as { __wxElement?: Component } | undefined)?.__wxElement;
  return String((component?.data as { itemId?: string } | undefined)?.itemId ?? '');
}
