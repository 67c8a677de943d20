/** app.json as compiled: window, tabBar, theme and so on. */
export type AppConfig = Record<string, unknown>;
/** A page's json over app.json's window. */
export type PageConfig = Record<string, unknown>;

export type OpenMode = 'push' | 'replace' | 'relaunch' | 'tab';

export interface PageHandle {
  /** Never used again. */
  id: number;
  /** 'package-shop/pages/item-detail/index', without a leading slash. */
  route: string;
  query: Record<string, string>;
  /** The page's `this`: data, setData, methods. */
  instance: object & Record<string, unknown>;
  /** The page's root DOM element; only the top page is visible. */
  element: HTMLElement;
  /** glass-easel's component, for automation. */
  component: unknown;
}

export interface Runtime {
  readonly appConfig: AppConfig;
  pageConfig(route: string): PageConfig;
  /** The stack; the last one is shown. */
  pages(): PageHandle[];
  hasRoute(route: string): boolean;
  /**
   * Opens a page and runs the life cycles; loads its subpackage first. Pages of tabs are kept alive.
   * `eventChannel` is what the page's getOpenerEventChannel() returns.
   */
  open(
    route: string,
    query: Record<string, string>,
    how: OpenMode,
    opener?: { eventChannel: unknown },
  ): Promise<PageHandle>;
  back(delta: number): Promise<void>;
  createSelectorQuery(): unknown;
  createIntersectionObserver(component: unknown, options: unknown): unknown;
  createAnimation(options: unknown): unknown;
  app(): Record<string, unknown>;
  /** Shows an error over the page and tells the listeners of 'error'. */
  report(error: unknown, where: string): void;
  on(event: 'page' | 'error' | 'log' | 'title', listener: (detail: unknown) => void): void;
  startPullDownRefresh(): void;
  stopPullDownRefresh(): void;
  /** wx.pageScrollTo: {scrollTop?, selector?, offsetTop?, duration?} */
  pageScrollTo(options: Record<string, unknown>): void | Promise<void>;
  /** The element that scrolls when the page scrolls. */
  scroller(page: PageHandle): HTMLElement;
}

export interface BootOptions {
  container: HTMLElement;
  wx(runtime: Runtime): Record<string, unknown>;
  launch?: { route: string; query: Record<string, string>; scene: number };
  /** Address to show for an image's src: wxfile://, cloud://, package paths. */
  resolveFile?(path: string): string;
  /** <button open-type>: 'share', 'agreePrivacyAuthorization', 'contact' and so on. */
  onOpenType?(type: string, target: unknown): void;
  /** Where app.js of the bundle is; default: beside client.js. */
  bundle?: string;
}
