import { button, make } from './dom.ts';

export interface TabItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface TabBarLook {
  color: string;
  selectedColor: string;
  backgroundColor: string;
  borderStyle: string;
}

interface Tab {
  item: TabItem;
  control: HTMLButtonElement;
  picture: HTMLImageElement | null;
  label: HTMLElement;
  badge: HTMLElement;
}

/** The tab bar with pictures, badges and red dots. */
export class TabBar {
  readonly element = make('nav', { class: 'phone-tabs', 'aria-label': '主要页面', hidden: true });
  readonly #tabs: Tab[];
  readonly #asset: (path: string) => string;
  #hiddenByApp = false;
  #selected: string | null = null;

  constructor(items: TabItem[], asset: (path: string) => string, onTap: (index: number) => void) {
    this.#asset = asset;
    this.#tabs = items.map((item, index) => {
      const picture = item.iconPath ? make('img', { alt: '', width: '26', height: '26' }) : null;
      const label = make('span', { class: 'phone-tab-label' }, item.text);
      const badge = make('span', { class: 'phone-badge', hidden: true });
      const control = button({ class: 'phone-tab', 'data-route': item.pagePath }, label, () =>
        onTap(index),
      );
      if (picture) control.prepend(picture);
      control.append(badge);
      this.element.append(control);
      return { item, control, picture, label, badge };
    });
  }

  get length(): number {
    return this.#tabs.length;
  }

  look(look: TabBarLook): void {
    this.element.style.setProperty('--tab-color', look.color);
    this.element.style.setProperty('--tab-selected', look.selectedColor);
    this.element.style.setProperty('--tab-background', look.backgroundColor);
    this.element.classList.toggle('has-white-border', look.borderStyle === 'white');
  }

  /** Shows the bar for a tab page, hides it for any other. */
  show(route: string | null): void {
    this.#selected = route;
    this.#refresh();
  }

  hide(hidden: boolean): void {
    this.#hiddenByApp = hidden;
    this.#refresh();
  }

  change(index: number, change: Partial<TabItem>): void {
    const tab = this.#tabs[index];
    if (!tab) throw new Error('tabBar item not found');
    tab.item = { ...tab.item, ...change };
    this.#refresh();
  }

  /** A short text, a red dot ('') or nothing (null). WeChat shortens a badge of over four letters. */
  badge(index: number, text: string | null): void {
    const tab = this.#tabs[index];
    if (!tab) throw new Error('tabBar item not found');
    tab.badge.hidden = text === null;
    tab.badge.classList.toggle('is-dot', text === '');
    tab.badge.textContent = text === null ? '' : text.length > 4 ? '…' : text;
    if (text === null) tab.badge.removeAttribute('aria-label');
    else tab.badge.setAttribute('aria-label', text === '' ? '有新内容' : `${text} 条新内容`);
    tab.badge.setAttribute('role', 'img');
  }

  #refresh(): void {
    this.element.hidden = this.#selected === null || this.#hiddenByApp;
    for (const { item, control, picture, label } of this.#tabs) {
      const selected = item.pagePath === this.#selected;
      if (selected) control.setAttribute('aria-current', 'page');
      else control.removeAttribute('aria-current');
      label.textContent = item.text;
      const path = (selected && item.selectedIconPath) || item.iconPath;
      if (picture && path) picture.src = this.#asset(path);
    }
  }
}
