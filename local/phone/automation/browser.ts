import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

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
  readonly #program: () => string;
  #browser: Promise<Browser> | undefined;
  readonly #contexts = new Map<string, Promise<BrowserContext>>();

  /** @param program see LocalPhoneOptions */
  constructor(origin: string, program: () => string) {
    this.#origin = origin;
    this.#program = program;
  }

  /** Opens a phone; it is ready when its first page is. */
  async open(
    options: PhoneOptions,
    emit: (method: string, params: unknown) => void,
  ): Promise<Page> {
    const page = await (await this.#contextOf(options.phoneId)).newPage();
    await page.setViewportSize({ width: options.width ?? WIDTH, height: HEIGHT });
    await page.emulateMedia({ colorScheme: options.dark ? 'dark' : 'light' });
    await page.exposeFunction('phoneEmit', emit);
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
    this.#browser ??= launch(this.#program);
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

/**
 * What Chromium does without. For each context it would load the suggestions of an address bar that nobody sees,
 * two pages that cost more than the phone itself, and keep a process ready for another site.
 */
const UNUSED = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'];
/** What playwright switches off: of several lists Chromium takes the last, which is ours. */
const OFF_ANYWAY = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

async function launch(program: () => string): Promise<Browser> {
  return chromium.launch({
    executablePath: program(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${[...OFF_ANYWAY, ...UNUSED].join(',')}`,
    ],
  });
}

/** Waits until the phone shows a page, or says what keeps it from doing so. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      (globalThis as { phoneAutomation?: unknown }).phoneAutomation !== undefined ||
      // biome-ignore lint/suspicious/noExplicitAny: runs in the browser, whose types are not here
      (globalThis as any).document.querySelector('.phone-problems') !== null,
    undefined,
    { timeout: 30_000 },
  );
  const [problems] = await page.locator('.phone-problems').allTextContents();
  if (problems !== undefined) throw new Error(problems);
}
