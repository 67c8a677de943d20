import type { Runtime } from '../runtime/types.ts';
import { make } from './dom.ts';
import { Layer } from './layer.ts';
import { NavigationBar } from './navigation-bar.ts';
import { isDark, onSchemeChange, type ThemeTable, themed } from './scheme.ts';
import { TabBar, type TabBarLook, type TabItem } from './tab-bar.ts';
import { Toast } from './toast.ts';

/** Heights in CSS pixels of the parts of a phone of 375×812. */
const STATUS_HEIGHT = 44;
export const BAR_HEIGHT = 44;
export const TAB_HEIGHT = 50;

export interface ScreenActions {
  back(): void;
  home(): void;
  menu(): void;
  leave(): void;
  tab(route: string, index: number, text: string): void;
}

interface AppJson {
  pages: string[];
  window?: Record<string, unknown>;
  tabBar?: { list: TabItem[] } & Partial<TabBarLook>;
}

/** The phone around the pages: status bar, navigation bar, tab bar, and what lies over them. */
export class Screen {
  readonly element: HTMLElement;
  /** Where the runtime puts the pages. */
  readonly body = make('main', { class: 'phone-body' });
  readonly toast = new Toast();
  readonly layer: Layer;
  readonly bar: NavigationBar;
  readonly statusHeight: number;
  tabs = new TabBar([], String, () => undefined);
  readonly #status: HTMLElement | null;
  readonly #actions: ScreenActions;
  #theme: ThemeTable | undefined;
  #runtime: Runtime | undefined;

  constructor(options: { actions: ScreenActions; statusBar: boolean }) {
    this.#actions = options.actions;
    this.statusHeight = options.statusBar ? STATUS_HEIGHT : 0;
    this.bar = new NavigationBar(options.actions);
    this.#status = options.statusBar ? statusBar() : null;
    this.layer = new Layer(() => [this.bar.element, this.body, this.tabs.element]);
    this.element = make('div', { class: 'phone' });
    this.element.style.setProperty('--phone-status', `${this.statusHeight}px`);
    if (this.#status) this.element.append(this.#status);
    this.element.append(
      this.bar.element,
      this.body,
      this.tabs.element,
      this.toast.element,
      this.layer.element,
    );
  }

  /** Takes the app's settings over once the runtime knows them, and follows its pages from then on. */
  use(runtime: Runtime, theme: ThemeTable | undefined, asset: (path: string) => string): void {
    this.#runtime = runtime;
    this.#theme = theme;
    const tabBar = this.#app().tabBar;
    const tabs = new TabBar(
      (tabBar?.list ?? []).map((item) => ({ ...item })),
      (path) => asset(themed(path, theme)),
      (index) => {
        const item = tabBar?.list[index];
        if (item) this.#actions.tab(item.pagePath, index, item.text);
      },
    );
    this.tabs.element.replaceWith(tabs.element);
    this.tabs = tabs;
    this.#look();
    onSchemeChange(() => {
      this.#look();
      this.refresh();
    });
    runtime.on('page', () => this.refresh());
    this.refresh();
  }

  /** Shows title, arrow and tabs of the current page. */
  refresh(): void {
    const runtime = this.#runtime;
    const pages = runtime?.pages() ?? [];
    const page = pages.at(-1);
    if (!runtime || !page) return;
    const config = runtime.pageConfig(page.route) as Record<string, unknown>;
    const value = (key: string, otherwise: string) =>
      typeof config[key] === 'string' ? themed(config[key], this.#theme) : otherwise;
    const initial = {
      title: value('navigationBarTitleText', ''),
      custom: config.navigationStyle === 'custom',
      background: value('navigationBarBackgroundColor', isDark() ? '#191919' : '#ffffff'),
      textStyle: value('navigationBarTextStyle', isDark() ? 'white' : 'black'),
      loading: false,
      homeHidden: false,
    };
    const isTab = this.isTab(page.route);
    this.bar.keepOnly(pages.map((one) => one.id));
    this.bar.show(page.id, initial, {
      depth: pages.length,
      isHome: isTab || page.route === this.#app().pages[0],
    });
    this.tabs.show(isTab ? page.route : null);
    this.element.style.setProperty(
      '--phone-page',
      value('backgroundColor', isDark() ? '#111111' : '#ffffff'),
    );
    this.element.style.setProperty('--page-height', `${this.body.clientHeight}px`);
  }

  isTab(route: string): boolean {
    return (this.#app().tabBar?.list ?? []).some((item) => item.pagePath === route);
  }

  #app(): AppJson {
    return (this.#runtime?.appConfig ?? { pages: [] }) as unknown as AppJson;
  }

  #look(): void {
    const tabBar = this.#app().tabBar;
    if (!tabBar) return;
    const value = (key: keyof TabBarLook, otherwise: string) =>
      themed(tabBar[key] ?? otherwise, this.#theme);
    this.tabs.look({
      color: value('color', isDark() ? '#b5b5b5' : '#5c5c5c'),
      selectedColor: value('selectedColor', isDark() ? '#6cc495' : '#1f6f4a'),
      backgroundColor: value('backgroundColor', isDark() ? '#191919' : '#ffffff'),
      borderStyle: value('borderStyle', 'black'),
    });
  }
}

function statusBar(): HTMLElement {
  const clock = make('span', { class: 'phone-clock' });
  const signal = make('span', { class: 'phone-signal' });
  const refresh = () => {
    clock.textContent = new Date().toLocaleTimeString('zh-CN', {
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    });
  };
  refresh();
  setInterval(refresh, 10_000);
  return make('div', { class: 'phone-status', 'aria-hidden': 'true' }, clock, signal);
}
