import { make } from './dom.ts';
import { icon } from './icons.ts';

export interface ToastOptions {
  title: string;
  kind: 'success' | 'error' | 'loading' | 'none';
  image?: string;
  /** Milliseconds until it goes by itself; null: until it is hidden. */
  duration: number | null;
  /** Set: nothing under it can be tapped. */
  mask: boolean;
}

/** The one toast of a phone: a new one takes the place of the old one. */
export class Toast {
  readonly element = make('div', { class: 'phone-toasts', role: 'status', 'aria-live': 'polite' });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kind: ToastOptions['kind'] | null = null;

  show(options: ToastOptions): void {
    clearTimeout(this.#timer);
    this.#kind = options.kind;
    const picture = options.image
      ? make('img', { src: options.image, alt: '' })
      : options.kind === 'none'
        ? null
        : icon(options.kind);
    this.element.classList.toggle('has-mask', options.mask);
    this.element.replaceChildren(
      make(
        'div',
        { class: `phone-toast is-${options.kind}` },
        picture,
        make('span', {}, options.title),
      ),
    );
    if (options.duration !== null) this.#timer = setTimeout(() => this.hide(), options.duration);
  }

  /** @param only hides it only if it is a loading one, or only if it is none */
  hide(only?: 'loading' | 'toast'): void {
    if (only === 'loading' && this.#kind !== 'loading') return;
    if (only === 'toast' && this.#kind === 'loading') return;
    clearTimeout(this.#timer);
    this.#kind = null;
    this.element.classList.remove('has-mask');
    this.element.replaceChildren();
  }
}
