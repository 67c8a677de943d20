import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser, NO_BROWSER } from '../../../scripts/find-browser.mjs';

/** The phone's screen in CSS pixels. */
const WIDTH = 375;
const HEIGHT = 812;

export interface PhoneOptions {
  phoneId: string;
  personaId: string;
  path?: string;
  scene?: string;
  dark: boolean;
  width?: number;
}

/** One browser without a window for all phones of the automation port; started with the first. */
export class PhoneBrowser {
  readonly #origin: string;
  #browser: Promise<Browser> | undefined;
  readonly #contexts = new Map<string, Promise<BrowserContext>>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Opens a phone; it is ready when its first page is. */
  async open(
    options: PhoneOptions,
    emit: (method: string, params: unknown) => void,
  ): Promise<Page> {
    const page = await (await this.#contextOf(options.phoneId)).newPage();
    await page.setViewportSize({ width: options.width ?? WIDTH, height: HEIGHT });
    await page.emulateMedia({ colorScheme: options.dark ? 'dark' : 'light' });
    await page.exposeFunction('linliEmit', emit);
    const query = new URLSearchParams({
      phone: options.phoneId,
      as: options.personaId,
      frame: '1',
    });
    if (options.path) query.set('path', options.path);
    if (options.scene) query.set('scene', options.scene);
    await page.goto(`${this.#origin}/phone/?${query}`);
    await ready(page);
    return page;
  }

  async close(): Promise<void> {
    const browser = await this.#browser?.catch(() => undefined);
    await browser?.close();
  }

  /**
   * A context of its own for each phone, kept for when it comes back: it finds its storage, and no
   * phone lies behind another, where the browser draws once a second.
   */
  #contextOf(phoneId: string): Promise<BrowserContext> {
    this.#browser ??= launch();
    const context =
      this.#contexts.get(phoneId) ??
      this.#browser.then((browser) =>
        browser.newContext({
          viewport: { width: WIDTH, height: HEIGHT },
          deviceScaleFactor: 2,
          hasTouch: true,
          isMobile: true,
          locale: 'zh-CN',
          timezoneId: 'Asia/Shanghai',
        }),
      );
    this.#contexts.set(phoneId, context);
    return context;
  }
}

async function launch(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(NO_BROWSER);
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Waits until the phone shows a page, or says what keeps it from doing so. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      (globalThis as { linliAutomation?: unknown }).linliAutomation !== undefined ||
      // biome-ignore lint/suspicious/noExplicitAny: runs in the browser, whose types are not here
      (globalThis as any).document.querySelector('.phone-problems') !== null,
    undefined,
    { timeout: 30_000 },
  );
  const [problems] = await page.locator('.phone-problems').allTextContents();
  if (problems !== undefined) throw new Error(problems);
}
