import type { CDPSession, Page } from 'playwright-core';

type Parameters_ = Record<string, unknown>;
interface Point {
  x: number;
  y: number;
}

interface AgentWindow {
  phoneAutomation: {
    point(params: Parameters_): Promise<Point | { error: string }>;
    control(params: Parameters_): unknown;
    settled(): Promise<void>;
  };
}

/** How long typing may wait for a field to become usable, in milliseconds. */
const TYPING_LIMIT = 5000;

/** Real fingers and keys: the browser decides what they meet. */
export class TouchInput {
  readonly #page: Page;
  #devTools: Promise<CDPSession> | undefined;

  constructor(page: Page) {
    this.#page = page;
  }

  async tap(params: Parameters_): Promise<void> {
    const { x, y } = await this.#point(params);
    await this.#page.touchscreen.tap(x, y);
    await this.#settled();
  }

  async start(params: Parameters_): Promise<void> {
    await this.#touch('touchStart', await this.#points(params, 'touches'));
  }

  async move(params: Parameters_): Promise<void> {
    await this.#touch('touchMove', await this.#points(params, 'touches'));
  }

  async end(_params: Parameters_): Promise<void> {
    await this.#touch('touchEnd', []);
    await this.#settled();
  }

  /** Replaces what is written in an input or textarea. */
  async type(params: Parameters_, text: string): Promise<void> {
    const control = await this.#page.evaluateHandle(
      (values) => (globalThis as unknown as AgentWindow).phoneAutomation.control(values),
      params,
    );
    const element = control.asElement();
    if (!element) throw new Error('no such element');
    await element.fill(text, { timeout: TYPING_LIMIT });
    await this.#settled();
  }

  async #point(params: Parameters_): Promise<Point> {
    const point = await this.#page.evaluate(
      (values) => (globalThis as unknown as AgentWindow).phoneAutomation.point(values),
      params,
    );
    if ('error' in point) throw new Error(point.error);
    return point;
  }

  /** The fingers that the client names, or one in the middle of the element. */
  async #points(params: Parameters_, key: string): Promise<Point[]> {
    const given = params[key];
    if (!Array.isArray(given) || given.length === 0) return [await this.#point(params)];
    return given.map((touch: Record<string, unknown>) => ({
      x: Number(touch.clientX ?? touch.pageX ?? 0),
      y: Number(touch.clientY ?? touch.pageY ?? 0),
    }));
  }

  async #touch(type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]): Promise<void> {
    this.#devTools ??= this.#page.context().newCDPSession(this.#page);
    await (await this.#devTools).send('Input.dispatchTouchEvent', { type, touchPoints });
  }

  async #settled(): Promise<void> {
    await this.#page
      .evaluate(() => (globalThis as unknown as AgentWindow).phoneAutomation.settled())
      // A tap may lead to a new page: then there is nothing left to wait for.
      .catch(() => undefined);
  }
}
