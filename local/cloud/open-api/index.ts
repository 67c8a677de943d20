import type { Running } from '../invocation.ts';
import { failed, type OpenApiAnswer } from './answer.ts';
import { drawCode } from './mini-program-code.ts';
import { checkMedia, checkText, mediaCheckEvent } from './security.ts';
import { OpenApiState, type SentMessage } from './state.ts';
import { sendSubscribeMessage } from './subscribe-message.ts';
import { Verdicts } from './verdicts.ts';

export type { OpenApiAnswer } from './answer.ts';
export type { SentMessage } from './state.ts';

export interface OpenApiOptions {
  directory: string;
  appId: string;
  now(): number;
  /** calls the function that WeChat's events go to; false if it failed */
  push(event: Record<string, unknown>): Promise<boolean>;
  log(line: string): void;
}

/** Real milliseconds until a picture's check is delivered, and between the attempts. */
const CHECK_DELAY = 300;
/** WeChat pushes an event again, three times in all, if it is not taken. */
const ATTEMPTS = 3;

/** WeChat's open APIs at their documented interface. */
export class OpenApis {
  readonly verdicts = new Verdicts();
  readonly #options: OpenApiOptions;
  readonly #state: OpenApiState;
  readonly #timers = new Set<NodeJS.Timeout>();
  #isClosed = false;

  private constructor(options: OpenApiOptions, state: OpenApiState) {
    this.#options = options;
    this.#state = state;
  }

  static async open(options: OpenApiOptions): Promise<OpenApis> {
    return new OpenApis(options, await OpenApiState.open(options.directory));
  }

  get messages(): readonly SentMessage[] {
    return this.#state.messages;
  }

  /** The person accepts so many more messages of the template. */
  grant(openid: string, templateId: string, count: number): Promise<void> {
    return this.#state.grant(openid, templateId, count);
  }

  /** Delivers the checks that were under way when the cloud last ended. */
  resume(): void {
    for (const traceId of this.#state.checks.keys()) this.#deliverLater(traceId);
  }

  /** @param running the call that asks; undefined for a client from outside, which may call all of them */
  async call(
    apiName: string,
    data: Record<string, unknown>,
    running: Running | undefined,
  ): Promise<OpenApiAnswer> {
    const api = apiName.replace(/^openapi\./, '');
    const run = this.#api(api, data, running);
    if (!run) return failed(-604100, `API not found: ${apiName}`);
    if (running && !running.declaration.openApis.has(api)) {
      return failed(-604101, `function has no permission to call this API: ${api}`);
    }
    return run();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#state.close();
  }

  #api(
    api: string,
    data: Record<string, unknown>,
    running: Running | undefined,
  ): (() => OpenApiAnswer | Promise<OpenApiAnswer>) | undefined {
    const functionName = running?.declaration.name ?? null;
    switch (api) {
      case 'subscribeMessage.send':
        return () =>
          sendSubscribeMessage(data, {
            state: this.#state,
            now: this.#options.now(),
            functionName,
          });
      case 'security.msgSecCheck':
        return () => checkText(data, this.verdicts);
      case 'security.mediaCheckAsync':
        return () =>
          checkMedia(data, {
            state: this.#state,
            verdicts: this.verdicts,
            deliver: (traceId) => this.#deliverLater(traceId),
          });
      case 'wxacode.getUnlimited':
        return () => drawCode(data);
      default:
        return undefined;
    }
  }

  #deliverLater(traceId: string, attempt = 1): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#deliver(traceId, attempt).catch((error) => {
        this.#options.log(`picture check ${traceId}: ${(error as Error).message}`);
      });
    }, CHECK_DELAY);
    timer.unref();
    this.#timers.add(timer);
  }

  async #deliver(traceId: string, attempt: number): Promise<void> {
    const check = this.#state.checks.get(traceId);
    if (!check || this.#isClosed) return;
    const { appId, now } = this.#options;
    const isTaken = await this.#options.push(mediaCheckEvent({ ...check, appId, now: now() }));
    if (this.#isClosed) return;
    if (isTaken || attempt >= ATTEMPTS) await this.#state.endCheck(traceId);
    else this.#deliverLater(traceId, attempt + 1);
  }
}
