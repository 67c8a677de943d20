import type { Page } from 'playwright-core';
import type { WebSocket } from 'ws';
import { ready } from './browser.ts';
import { tapNative } from './native.ts';
import { TouchInput } from './touch-input.ts';

type Parameters_ = Record<string, unknown>;
type Answer = Record<string, unknown>;
type Command = (params: Parameters_) => Promise<Answer> | Answer;

/** What the page's agent offers; see client/automation-agent.ts. */
interface AgentWindow {
  phoneAutomation: {
    run(method: string, params: Parameters_): Promise<{ result: Answer } | { error: string }>;
  };
}

/** The base library that the phone stands for. */
const SDK_VERSION = '3.8.12';

/** One client and its phone. Every command is answered: the client itself never times out. */
export class Session {
  page: Page | undefined;
  readonly #socket: WebSocket;
  readonly #opening: Promise<Page>;
  #input: TouchInput | undefined;
  #logs = false;
  readonly #bindings: string[] = [];

  constructor(
    socket: WebSocket,
    open: (emit: (method: string, params: unknown) => void) => Promise<Page>,
  ) {
    this.#socket = socket;
    this.#opening = open((method, params) => this.#send({ method, params })).then((page) => {
      this.page = page;
      this.#input = new TouchInput(page);
      this.#follow(page);
      return page;
    });
    // Each command reports a phone that could not be opened.
    this.#opening.catch(() => undefined);
    socket.on('message', (data) => void this.#receive(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => void this.#end());
  }

  async #receive(text: string): Promise<void> {
    let id: unknown;
    try {
      const message = JSON.parse(text) as { id: unknown; method: string; params?: Parameters_ };
      id = message.id;
      const result = await this.#run(message.method, message.params ?? {});
      this.#send({ id, result });
    } catch (error) {
      this.#send({
        id,
        error: { message: error instanceof Error ? error.message : String(error) },
      });
    }
  }

  async #run(method: string, params: Parameters_): Promise<Answer> {
    if (method === 'Tool.getInfo') return { SDKVersion: SDK_VERSION, version: 'local' };
    await this.#opening;
    const own = this.#commands[method];
    if (own) return own(params);
    const functionName = params.functionName;
    if (method === 'Element.callFunction' && typeof functionName === 'string') {
      const typed = this.#functions[functionName];
      if (typed) return typed(params);
    }
    return this.#ask(method, params);
  }

  /** Runs a command in the phone's page. */
  async #ask(method: string, params: Parameters_): Promise<Answer> {
    const page = await this.#opening;
    const run = () =>
      page.evaluate(
        ([name, values]) =>
          (globalThis as unknown as AgentWindow).phoneAutomation.run(name, values),
        [method, params] as [string, Parameters_],
      );
    const answer = await run().catch(async (error: Error) => {
      // The page was loaded anew in between (sources changed, wx.reLaunch of an update).
      if (!/context was destroyed|phoneAutomation/.test(error.message)) throw error;
      await ready(page);
      return run();
    });
    if ('error' in answer) throw new Error(answer.error);
    if (method === 'App.addBinding') this.#bindings.push(String(params.name));
    return answer.result ?? {};
  }

  readonly #commands: Record<string, Command> = {
    'Tool.close': () => ({}),
    'Tool.native': async (params) => {
      const data = params.data as Parameters_ | undefined;
      await tapNative(await this.#opening, String(params.method), data);
      return {};
    },
    'App.exit': () => ({}),
    'App.enableLog': () => {
      this.#logs = true;
      return {};
    },
    'App.captureScreenshot': async () => {
      const picture = await (await this.#opening).screenshot();
      return { data: picture.toString('base64') };
    },
    'Element.tap': async (params) => {
      await this.#input?.tap(params);
      return {};
    },
    'Element.touchstart': async (params) => {
      await this.#input?.start(params);
      return {};
    },
    'Element.touchmove': async (params) => {
      await this.#input?.move(params);
      return {};
    },
    'Element.touchend': async (params) => {
      await this.#input?.end(params);
      return {};
    },
  };

  readonly #functions: Record<string, Command> = {
    'input.input': (params) => this.#type(params),
    'textarea.input': (params) => this.#type(params),
    'switch.tap': async (params) => {
      await this.#input?.tap(params);
      return {};
    },
  };

  async #type(params: Parameters_): Promise<Answer> {
    const [text] = Array.isArray(params.args) ? params.args : [];
    await this.#input?.type(params, String(text ?? ''));
    return {};
  }

  #follow(page: Page): void {
    page.on('console', (message) => {
      if (!this.#logs) return;
      const type = message.type() === 'warning' ? 'warn' : message.type();
      const values = message.args().map((one) => one.jsonValue().catch(() => one.toString()));
      void Promise.all(values).then((args) =>
        this.#send({ method: 'App.logAdded', params: { type, args } }),
      );
    });
    page.on('load', () => {
      const names = [...new Set(this.#bindings)];
      void ready(page)
        .then(() => Promise.all(names.map((name) => this.#ask('App.addBinding', { name }))))
        .catch(() => undefined);
    });
  }

  #send(message: unknown): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  async #end(): Promise<void> {
    const page = await this.#opening.catch(() => undefined);
    await page?.close().catch(() => undefined);
  }
}
