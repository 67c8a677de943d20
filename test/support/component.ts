import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SourceTextModule } from 'node:vm';
import { JSDOM, VirtualConsole } from 'jsdom';
import { compileMiniprogram } from '../../local/phone/compile/index.ts';
import type { Action, Envelope, ErrorCode } from '../../typings/contract/envelope.ts';
import type { Contract } from '../../typings/contract/index.ts';
import { setClock } from './component-clock.ts';
import { prepareWindow } from './window.ts';

/**
 * Pages and components in Node: the local phone's own client in jsdom, with the mini-program as its
 * compiler makes it. Only the network is missing: a test says what each action answers. There is no
 * layout, so nothing here is about sizes and places.
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ADDRESS = 'http://127.0.0.1/phone/';
const PHONE = 'test';
/** The document here names no application, and the client keeps its values under that. */
const APPLICATION_ID = 'undefined';
const PERSON = { id: 'resident', name: '顾南枝', note: '' };

/** What tabs ask for their counts: answered with nothing, and not among the calls, unless a test names it. */
const IN_PASSING: Record<string, object> = { 'resident.listMessages': { messages: [] } };

type Answer<One> =
  One extends Action<infer Input, infer Data>
    ? (input: Input) => Envelope<Data> | Promise<Envelope<Data>>
    : never;
/** What the cloud answers, by function and action. An action that is not here must not be called. */
export type Answers = {
  [M in keyof Contract]?: { [A in keyof Contract[M]]?: Answer<Contract[M][A]> };
};

export const answering =
  <Data>(data: Data) =>
  (): Envelope<Data> => ({ ok: true, data });
export const refusing = (code: ErrorCode) => (): Envelope<never> => ({ ok: false, code });
/** An answer that is on its way for ever. */
export const waiting = (): Promise<Envelope<never>> => new Promise(() => undefined);

export interface OpenOptions {
  query?: Record<string, string>;
  answers?: Answers;
  /** texts and objects that the phone has kept */
  storage?: Record<string, string | object>;
}

export interface Call {
  /** 'notice.confirmNotice' */
  name: string;
  input: unknown;
}

/** A page that is open. */
export interface OpenPage {
  /** calls of the cloud, in their order */
  readonly calls: readonly Call[];
  /** what a host page has heard from its component: type and detail of each event */
  readonly events: readonly (readonly [string, unknown])[];
  /** what stands on the page, words apart by one blank */
  text(): string;
  /** what stands in the dialog in front of it */
  dialog(): string;
  /** waits until no call is under way, no package is on its way, and the page has taken in what came */
  atRest(): Promise<void>;
  /** taps the innermost element with these words, or with this label for screen readers */
  tap(words: string): void;
  /** types into the field with this label */
  type(label: string, text: string): void;
  /** chooses from the sheet that offers these words */
  choose(words: string): void;
  /** answers the dialog */
  answer(which: 'confirm' | 'cancel'): void;
  /** leaves the page by the phone's own button */
  back(): void;
  /** the innermost elements that fit */
  all(selector: string): Element[];
  /** gives a host page other data */
  set(data: object): void;
  /** @throws if something went wrong in the page that the test did not see */
  close(): void;
}

/** The whole mini-program: what `npm test` has built, or for a test by itself a build of its own. */
async function builtPhone(): Promise<string> {
  const { LINLI_BUILT_PHONE: built } = process.env;
  if (built) return built;
  const outDirectory = await mkdtemp(join(tmpdir(), 'linli-component-'));
  await compile(join(ROOT, 'miniprogram'), outDirectory, true);
  return outDirectory;
}

let phone: Promise<string> | undefined;

export async function openPage(route: string, options: OpenOptions = {}): Promise<OpenPage> {
  phone ??= builtPhone();
  return open(await phone, route, options);
}

export interface Hosts {
  /** opens the page that holds this component alone */
  open(name: string, data: object): Promise<OpenPage>;
  remove(): Promise<void>;
}

/**
 * Compiles a page for each of these templates: the component with the attributes and events that a test
 * is about. `bind:…="hear"` lands in `events`.
 */
export async function hostComponents(templates: Record<string, string>): Promise<Hosts> {
  const directory = await mkdtemp(join(tmpdir(), 'linli-host-'));
  const source = join(directory, 'source');
  const built = join(directory, 'built');
  await mkdir(source);
  for (const name of ['components', 'text', 'view', 'cloud', 'store', 'calendar.ts', 'config.ts']) {
    await symlink(join(ROOT, 'miniprogram', name), join(source, name));
  }
  // The calendar is the functions' own.
  await symlink(join(ROOT, 'cloudfunctions'), join(directory, 'cloudfunctions'));
  const names = Object.keys(templates);
  const { usingComponents = {} } = JSON.parse(
    await readFile(join(ROOT, 'miniprogram', 'app.json'), 'utf8'),
  ) as { usingComponents?: Record<string, string> };
  const app = { pages: names.map((name) => `hosts/${name}`), usingComponents };
  await writeFile(join(source, 'app.json'), JSON.stringify(app));
  await writeFile(join(source, 'app.ts'), 'App({});');
  await mkdir(join(source, 'hosts'));
  for (const [name, template] of Object.entries(templates)) {
    const own = { [name]: `/components/${name}/index`, ...usingComponents };
    await writeFile(
      join(source, 'hosts', `${name}.json`),
      JSON.stringify({ usingComponents: own }),
    );
    await writeFile(join(source, 'hosts', `${name}.wxml`), template);
    await writeFile(join(source, 'hosts', `${name}.ts`), HOST);
  }
  phone ??= builtPhone();
  await compile(source, built, false);
  await cp(join(await phone, 'client.js'), join(built, 'client.js'));
  return {
    open: (name, data) => open(built, `hosts/${name}`, { query: { data: JSON.stringify(data) } }),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

const HOST = `Page({
  data: {},
  onLoad({ data }) {
    globalThis.hostPage = this;
    this.setData(JSON.parse(decodeURIComponent(data)));
  },
  hear(event) {
    globalThis.heard.push([event.type, event.detail]);
  },
});`;

async function compile(sourceDirectory: string, outDirectory: string, client: boolean) {
  const { errors } = await compileMiniprogram({
    sourceDirectory,
    outDirectory,
    miniprogramModules: join(ROOT, 'node_modules'),
    client,
  });
  if (errors.length > 0) throw new Error(errors.join('\n'));
}

async function open(
  directory: string,
  route: string,
  { query = {}, answers = {}, storage = {} }: OpenOptions,
): Promise<OpenPage> {
  const parameters = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  const path = [route, ...(parameters.length > 0 ? [parameters.join('&')] : [])].join('?');
  const said = new VirtualConsole();
  const problems: string[] = [];
  said.on('error', (...words) => problems.push(words.map(String).join(' ')));
  said.on('jsdomError', (error) => problems.push(error.stack ?? error.message));
  const dom = new JSDOM('<!doctype html><html lang="zh-CN"><body></body></html>', {
    url: `${ADDRESS}?${new URLSearchParams({ as: PERSON.id, phone: PHONE, path })}`,
    pretendToBeVisual: true,
    runScripts: 'outside-only',
    virtualConsole: said,
  });
  const { window } = dom;
  for (const [key, data] of Object.entries(storage)) {
    const name = `${APPLICATION_ID}/${PHONE}/${PERSON.id}/${key}`;
    window.localStorage.setItem(
      name,
      JSON.stringify({ type: typeof data === 'string' ? 'String' : 'Object', data }),
    );
  }
  const calls: Call[] = [];
  const events: [string, unknown][] = [];
  let underWay = 0;
  let changed: () => void = () => undefined;

  /** The phone's server: people, and calls of the cloud. */
  async function answer(address: string, body: string | undefined): Promise<unknown> {
    if (address.endsWith('/personas')) return { personas: [PERSON] };
    if (!address.endsWith('/call')) throw new Error(`nothing answers ${address}`);
    const { name, data } = JSON.parse(body ?? '') as {
      name: keyof Contract;
      data: { action: string; input: unknown };
    };
    const call = { name: `${name}.${data.action}`, input: data.input };
    const ofModule = answers[name] as Record<string, (input: unknown) => unknown> | undefined;
    const say = ofModule?.[data.action];
    const inPassing = IN_PASSING[call.name];
    if (!say && inPassing) return { result: { ok: true, data: inPassing } };
    calls.push(call);
    if (!say) {
      problems.push(`the test has no answer for ${call.name} ${JSON.stringify(call.input)}`);
      return { result: { ok: false, code: 'INTERNAL' } };
    }
    return { result: await say(call.input) };
  }
  const waitedFor: Waiting = async (work) => {
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
      changed();
    }
  };
  prepareWindow(window, (address, init) =>
    waitedFor(
      async () =>
        new Response(JSON.stringify(await answer(address, init?.body as string | undefined))),
    ),
  );
  setClock(window);
  Object.assign(window, { heard: events });
  await run(dom, directory, waitedFor);

  const top = () => [...window.document.querySelectorAll('wx-frame')].find((one) => !isHidden(one));
  const inner = (fits: (element: Element) => boolean): Element[] => {
    const roots = [...window.document.querySelectorAll('.phone-dialog'), top()];
    const found = roots.flatMap((root) => [...(root?.querySelectorAll('*') ?? [])].filter(fits));
    return found.filter((one) => !found.some((other) => other !== one && one.contains(other)));
  };
  const one = (what: string, fits: (element: Element) => boolean): Element => {
    const [found] = inner(fits);
    if (!found) throw new Error(`there is no “${what}” on the page:\n${wordsOf(top())}`);
    return found;
  };

  return {
    calls,
    events,
    text: () => wordsOf(top()),
    dialog: () => wordsOf(window.document.querySelector('.phone-dialog')),
    async atRest() {
      for (let turns = 0; turns < 5; ) {
        if (underWay > 0) {
          turns = 0;
          await new Promise<void>((resolve) => {
            changed = resolve;
          });
        }
        turns += 1;
        await nextTurn();
      }
    },
    tap(words) {
      const element = one(
        words,
        (found) => wordsOf(found) === words || found.getAttribute('aria-label') === words,
      );
      for (const type of ['mousedown', 'mouseup']) {
        element.dispatchEvent(new window.MouseEvent(type, { bubbles: true, cancelable: true }));
      }
    },
    type(label, text) {
      const field = one(label, (found) => found.getAttribute('aria-label') === label);
      const input = field.matches('input, textarea')
        ? field
        : field.querySelector('input, textarea');
      if (!input) throw new Error(`“${label}” is no field`);
      (input as HTMLInputElement).value = text;
      input.dispatchEvent(new window.Event('input', { bubbles: true }));
    },
    answer(which) {
      const button = one(which, (found) => found.getAttribute('data-answer') === which);
      button.dispatchEvent(new window.MouseEvent('click', { bubbles: true, cancelable: true }));
    },
    choose(words) {
      const choices = [...window.document.querySelectorAll('.phone-sheet .phone-choice')];
      const found = choices.find((choice) => wordsOf(choice) === words);
      if (!found) throw new Error(`there is no “${words}” to choose: ${choices.map(wordsOf)}`);
      found.dispatchEvent(new window.MouseEvent('click', { bubbles: true, cancelable: true }));
    },
    back() {
      const button = window.document.querySelector<HTMLButtonElement>('[data-go="back"]');
      if (!button || button.hidden) throw new Error('there is no page to go back to');
      button.click();
    },
    all: (selector) => inner((found) => found.matches(selector)),
    set(data) {
      const { hostPage } = window as unknown as { hostPage: { setData(data: object): void } };
      hostPage.setData(data);
    },
    close() {
      window.close();
      if (problems.length > 0) throw new Error(problems.join('\n'));
    },
  };
}

/** Runs the client's modules in the window, and waits until the first page is open. */
/** Does something that a page waits for. */
type Waiting = <T>(work: () => Promise<T>) => Promise<T>;

async function run(dom: JSDOM, directory: string, waitedFor: Waiting): Promise<void> {
  const context = dom.getInternalVMContext();
  const load = async (name: string): Promise<SourceTextModule> => {
    const module = new SourceTextModule(await textOf(join(directory, name)), {
      context,
      identifier: `${ADDRESS}${name}`,
      initializeImportMeta: (meta) => {
        meta.url = `${ADDRESS}${name}`;
      },
      importModuleDynamically: ((specifier: string) =>
        waitedFor(() => load(basename(new URL(specifier, ADDRESS).pathname)))) as never,
    });
    await module.link(() => {
      throw new Error('the bundle imports nothing by itself');
    });
    await module.evaluate();
    return module;
  };
  await load('client.js');
  const { window } = dom;
  while (!('phoneAutomation' in window)) {
    const problem = window.document.querySelector('.phone-problems');
    if (problem) throw new Error(problem.textContent ?? '');
    await nextTurn();
  }
}

const texts = new Map<string, Promise<string>>();
function textOf(path: string): Promise<string> {
  const known = texts.get(path) ?? readFile(path, 'utf8');
  texts.set(path, known);
  return known;
}

function isHidden(element: Element): boolean {
  return element.hasAttribute('hidden');
}

/** The texts in an element, apart by blanks: without a layout nothing says which stand together. */
function wordsOf(node: Node | null | undefined): string {
  if (!node) return '';
  if (node.nodeType === node.TEXT_NODE) return (node.textContent ?? '').replace(/\s+/g, ' ').trim();
  return [...node.childNodes].map(wordsOf).filter(Boolean).join(' ');
}
