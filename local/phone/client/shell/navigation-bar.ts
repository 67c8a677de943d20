import { APPLICATION } from '../application.ts';
import { button, make } from './dom.ts';
import { icon } from './icons.ts';

/** How the bar looks for one page. */
export interface BarState {
  title: string;
  custom: boolean;
  background: string;
  /** 'black' or 'white': WeChat knows these two text colours. */
  textStyle: string;
  loading: boolean;
  homeHidden: boolean;
}

export interface BarActions {
  back(): void;
  home(): void;
  menu(): void;
  leave(): void;
}

/** The bar with back arrow, title and capsule. Its state belongs to the page that is shown. */
export class NavigationBar {
  readonly element: HTMLElement;
  readonly #back: HTMLButtonElement;
  readonly #home: HTMLButtonElement;
  readonly #title = make('h1', { class: 'phone-title' });
  /** What the app has changed, page by page; the rest is the page's own setting. */
  readonly #changes = new Map<number, Partial<BarState>>();
  #shown: { pageId: number; initial: BarState } | null = null;

  constructor(actions: BarActions) {
    this.#back = button(
      { class: 'phone-back', 'data-go': 'back', 'aria-label': '返回' },
      icon('back'),
      actions.back,
    );
    this.#home = button(
      { class: 'phone-back', 'data-go': 'home', 'aria-label': '回首页' },
      icon('home'),
      actions.home,
    );
    this.element = make(
      'header',
      { class: 'phone-bar' },
      this.#back,
      this.#home,
      this.#title,
      make(
        'div',
        { class: 'phone-capsule' },
        button({ 'aria-label': '更多' }, icon('more'), actions.menu),
        button({ 'aria-label': '收起小程序' }, icon('close'), actions.leave),
      ),
    );
  }

  /** Shows the bar of a page as its settings say, with what the app has changed since. */
  show(pageId: number, initial: BarState, place: { depth: number; isHome: boolean }): void {
    this.#shown = { pageId, initial };
    this.#back.hidden = place.depth <= 1;
    const homeHidden = this.#changes.get(pageId)?.homeHidden === true;
    this.#home.hidden = place.depth > 1 || place.isHome || homeHidden;
    this.#refresh();
  }

  /** Changes the bar of a page, at once if that page is shown. */
  change(pageId: number, change: Partial<BarState>): void {
    this.#changes.set(pageId, { ...this.#changes.get(pageId), ...change });
    if (change.homeHidden) this.#home.hidden = true;
    if (pageId === this.#shown?.pageId) this.#refresh();
  }

  /** Forgets the pages that are gone. */
  keepOnly(pageIds: number[]): void {
    for (const id of this.#changes.keys()) if (!pageIds.includes(id)) this.#changes.delete(id);
  }

  #refresh(): void {
    if (!this.#shown) return;
    const state = { ...this.#shown.initial, ...this.#changes.get(this.#shown.pageId) };
    this.#title.textContent = state.title;
    this.#title.classList.toggle('phone-hidden', state.custom);
    this.element.classList.toggle('is-custom', state.custom);
    this.element.classList.toggle('is-loading', state.loading);
    const phone = this.element.parentElement;
    phone?.classList.toggle('has-custom-bar', state.custom);
    phone?.classList.toggle('has-light-text', state.textStyle === 'white');
    phone?.style.setProperty('--phone-bar', state.background);
    document.title = state.title || APPLICATION.name;
  }
}
