import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import automator from 'miniprogram-automator';
import type { Page as BrowserPage } from 'playwright-core';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import { type LocalCloud, startLocalCloud } from '../../local/cloud/index.ts';
import { seedDemo } from '../../local/demo/index.ts';
import { LINLI_CLOUD, LINLI_PHONE } from '../../local/linli.ts';
import { startLocalPhone } from '../../local/phone/index.ts';
import { httpServer, listen, stopListening } from '../../local/server.ts';
import { collectionDeclarations } from '../../scripts/collections.ts';
import { requireBrowser } from '../../scripts/find-browser.mjs';
import { builtFunctions } from './built.ts';
import { functionsInside } from './function-inside.ts';
import { Gate } from './gate.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WAIT = 12_000; // milliseconds until something that must appear counts as missing
const STEP = 50;
/** What `npm test` has just built. */
const { LINLI_BUILT_PHONE: BUILT_PHONE } = process.env;
/** Counts the calls to the cloud that this phone waits for; one is over when the page has had its answer. */
const COUNT_CALLS = `function () {
  globalThis.callsUnderWay = 0;
  for (const name of ['callFunction', 'uploadFile', 'downloadFile']) {
    const call = wx.cloud[name].bind(wx.cloud);
    wx.cloud[name] = (options) => {
      globalThis.callsUnderWay += 1;
      const end = () => setTimeout(() => { globalThis.callsUnderWay -= 1; }, 0);
      const answer = call(options);
      Promise.resolve(answer).then(end, end);
      return answer;
    };
  }
}`;
/** True if no call is under way, and what has just happened sets none off. */
const IS_AT_REST =
  'new Promise((done) => setTimeout(() => done(globalThis.callsUnderWay === 0), 0))';
/** What the phone opens a chooser with; given its files directly, since Chromium opens none for a late tap. */
const FILE_INPUT = 'input[type="file"]';

export type Program = Awaited<ReturnType<typeof automator.connect>>;
type Page = NonNullable<Awaited<ReturnType<Program['currentPage']>>>;
type Element = NonNullable<Awaited<ReturnType<Page['$']>>> & {
  tap(): Promise<void>;
  input(text: string): Promise<void>;
  trigger(type: string, detail: object): Promise<void>;
  text(): Promise<string>;
};

export interface PhoneOptions {
  /** persona id */
  as: string;
  /** storage is kept by this name */
  phone?: string;
  dark?: boolean;
  /** where the app starts: 'pages/me/index' */
  path?: string;
}

/** A person's phone, driven by WeChat's own client. Selectors go into components with `>>>`. */
export interface Phone {
  program: Program;
  /** the browser page behind it, for what the client has no word for */
  browser: BrowserPage;
  /** opens a page as the only one on the stack, without the client's pause */
  open(url: string): Promise<void>;
  /** waits until the text stands on the page on top, and nothing is on its way that may change it */
  sees(text: string): Promise<void>;
  /** waits until the text no longer stands there, in the same way */
  misses(text: string): Promise<void>;
  /** what stands on the page on top */
  text(): Promise<string>;
  /** waits for the page to come to rest and for the element, then taps it; `nth` counts from 0, or from the end below it */
  tap(selector: string, nth?: number): Promise<void>;
  /** taps what stands there, while the page may still wait for answers */
  hurry(selector: string): Promise<void>;
  /** keeps the next call of this action from reaching the cloud until it is released */
  holdNext(action: string): Promise<HeldCall>;
  /** types into a field; `hurried`: while the page may still wait for answers */
  type(selector: string, text: string, hurried?: boolean): Promise<void>;
  /** chooses in a picker: a day as YYYY-MM-DD, or the place in its list */
  choose(selector: string, value: string): Promise<void>;
  /** gives a file to the dialog that this tap opens; `asked`: the privacy question comes first */
  giveFile(
    selector: string,
    file: { name: string; mimeType: string; buffer: Buffer },
    asked?: boolean,
  ): Promise<void>;
  /** answers a dialog of WeChat's own */
  answer(dialog: 'confirm' | 'cancel'): Promise<void>;
  /** this phone no longer reaches the cloud; what it has loaded stays */
  offline(off: boolean): Promise<void>;
  close(): void;
}

export interface HeldCall {
  /** waits until the call has come */
  come(): Promise<void>;
  /** lets it go on. @throws if no call has come that could have been held */
  release(): void;
}

export interface Stage {
  cloud: LocalCloud;
  origin: string;
  phone(options: PhoneOptions): Promise<Phone>;
  /** pulls a lever of the local cloud: POST /local/… */
  pull(lever: string, body: object): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  seed: 'demo' | 'empty' | 'bare';
  households: number;
  /** 'inside' the test's process, or in 'processes' of their own as in the local cloud; default 'inside' */
  functions?: 'inside' | 'processes';
}

/** The whole app on a free port: functions, database, pages, and the automation port. */
export async function startStage({
  functions: way = 'inside',
  ...seed
}: StageOptions): Promise<Stage> {
  const directory = await mkdtemp(join(tmpdir(), 'linli-e2e-'));
  const functionsDirectory = await builtFunctions(directory);
  const server = httpServer([
    (request, response) => cloud.handle(request, response),
    (request, response) => phone.handle(request, response),
  ]);
  const cloud = await startLocalCloud({
    dataDirectory: join(directory, 'data'),
    collections: await collectionDeclarations(),
    functionsDirectory,
    ...(way === 'inside' ? { functionHost: functionsInside(server, new Gate()) } : {}),
    ...LINLI_CLOUD,
    functionEnvironment: {},
    runTimers: false,
    isKept: false,
    warmFunctions: false,
    log: () => undefined,
  });
  await seedDemo(cloud, { ...seed, progress: () => undefined });
  const phone = await startLocalPhone({
    ...LINLI_PHONE,
    cloud,
    browser: requireBrowser,
    sourceDirectory: join(ROOT, 'miniprogram'),
    outDirectory: BUILT_PHONE ?? join(directory, 'phone'),
    isBuilt: BUILT_PHONE !== undefined,
    watch: false,
    miniprogramModules: join(ROOT, 'node_modules'),
  });
  if (phone.problems().length > 0) throw new Error(phone.problems().join('\n'));
  const origin = await listen(server);
  cloud.setOrigin(origin);
  phone.attach(server);
  const automation = await phone.openAutomation(0);
  const phones: Phone[] = [];
  let count = 0;

  return {
    cloud,
    origin,
    phone: async ({ as, phone: name, dark, path }) => {
      count += 1;
      const id = name ?? `phone-${count}`;
      const query = new URLSearchParams({ as, phone: id });
      if (dark) query.set('dark', '1');
      if (path) query.set('path', path);
      const program = await automator.connect({
        wsEndpoint: `ws://127.0.0.1:${automation.port}/?${query}`,
      });
      await program.currentPage(); // the phone is there when it answers
      await program.evaluate(COUNT_CALLS);
      const browser = automation.browserPage(id);
      browser.on('filechooser', () => {}); // keeps the choosers caught
      const opened = hold(program, browser);
      phones.push(opened);
      return opened;
    },
    pull: async (lever, body) => {
      const pulled = await fetch(`${origin}/local/${lever}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!pulled.ok) throw new Error(`/local/${lever}: ${await pulled.text()}`);
    },
    close: async () => {
      for (const one of phones) one.close();
      await phone.close();
      await stopListening(server);
      await cloud.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function hold(program: Program, browser: BrowserPage): Phone {
  const page = async () => {
    const current = await program.currentPage();
    if (!current) throw new Error('no page is open');
    return current;
  };
  const text = async () => {
    const root = (await (await page()).$('.page')) as Element | null;
    return root ? root.text() : '';
  };
  const isAtRest = () => browser.evaluate<boolean>(IS_AT_REST);
  const act = async (
    selector: string,
    nth: number,
    done: (element: Element) => Promise<void>,
    afterRest = true,
  ) => {
    await answerTo(`${selector} on the page`, async () => {
      if (afterRest && !(await isAtRest())) return undefined;
      const found = (await (await page()).$$(selector)) as unknown as Element[];
      const element = found.at(nth);
      if (!element) return undefined;
      await done(element);
      return true;
    });
  };
  const tap = (selector: string, nth = 0) => act(selector, nth, (element) => element.tap());
  return {
    program,
    browser,
    text,
    tap,
    open: async (url) => {
      await program.callWxMethod('reLaunch', { url });
    },
    sees: async (words) => {
      let seen = '';
      await answerTo(
        `“${words}” on the page`,
        async () => {
          if (!(await isAtRest())) return undefined;
          seen = await text();
          return seen.includes(words) || undefined;
        },
        () => seen,
      );
    },
    misses: async (words) => {
      await answerTo(
        `page without “${words}”`,
        async () => ((await isAtRest()) && !(await text()).includes(words)) || undefined,
      );
    },
    hurry: (selector) => act(selector, 0, (element) => element.tap(), false),
    holdNext: async (action) => {
      let goOn = () => {};
      const released = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      let isHeld = false;
      await browser.route('**/phone/call', async (route) => {
        const isNext = !isHeld && route.request().postDataJSON().data.action === action;
        isHeld ||= isNext;
        if (isNext) await released;
        await route.continue();
      });
      return {
        come: () => until(`a call of ${action}`, () => isHeld),
        release() {
          if (!isHeld) throw new Error(`no call of ${action} was held`);
          goOn();
        },
      };
    },
    type: (selector, words, hurried = false) =>
      act(selector, 0, (element) => element.input(words), !hurried),
    choose: (selector, value) =>
      act(selector, 0, (element) => element.trigger('change', { value })),
    giveFile: async (selector, file, asked = false) => {
      await tap(selector);
      if (asked) await browser.tap('.phone-dialog [data-answer="confirm"]');
      await browser.locator(FILE_INPUT).setInputFiles(file, { timeout: WAIT });
    },
    answer: async (dialog) => browser.tap(`.phone-dialog [data-answer="${dialog}"]`),
    offline: async (off) => {
      const calls = '**/phone/{call,upload}*';
      if (off) await browser.route(calls, (route) => route.abort('internetdisconnected'));
      else await browser.unroute(calls);
    },
    close: () => program.disconnect(),
  };
}

/** The file that the phone shows in the place of WeChat's viewer, which it then closes. */
export async function documentOn({ browser }: Phone): Promise<{ name: string; bytes: Uint8Array }> {
  const link = browser.locator('.phone-dialog a[download]');
  await link.waitFor({ timeout: WAIT });
  const name = (await link.getAttribute('download')) ?? '';
  const kept = await browser.evaluate(
    async (href) => {
      const response = await fetch(href);
      return [...new Uint8Array(await response.arrayBuffer())];
    },
    (await link.getAttribute('href')) ?? '',
  );
  await browser.tap('.phone-dialog [data-answer="confirm"]');
  return { name, bytes: Uint8Array.from(kept) };
}

/** Lets one be any resident of the demo who has WeChat, not a persona alone. @returns what to give as `as` */
export function asResident(
  { cloud }: Pick<Stage, 'cloud'>,
  { _id: id, openid, name }: Pick<ResidentDocument, '_id' | 'openid' | 'name'>,
): string {
  if (openid === null) throw new Error(`${id} has no WeChat`);
  const others = cloud.personas().filter((one) => one.id !== id);
  cloud.setPersonas([...others, { id, openid, name, note: '' }]);
  return id;
}

/** Waits until it is so. @throws when it takes too long */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  await answerTo(what, async () => (await isSo()) || undefined);
}

/**
 * Asks again until there is an answer; an element that the page drew anew while it was being asked
 * counts as no answer yet. @throws with what was there instead when it takes too long
 */
async function answerTo<Value>(
  what: string,
  ask: () => Promise<Value | undefined>,
  instead: () => string = () => '',
): Promise<Value> {
  const end = Date.now() + WAIT;
  for (;;) {
    const value = await ask().catch((problem: Error) => {
      if (problem.message.includes('no such element')) return undefined;
      throw problem;
    });
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`there is no ${what}\n${instead()}`);
    await new Promise((resolve) => setTimeout(resolve, STEP));
  }
}
