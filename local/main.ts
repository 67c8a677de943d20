import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildFunctions, watchFunctions } from '../scripts/build-functions.ts';
import { collectionDeclarations } from '../scripts/collections.ts';
import { requireBrowser } from '../scripts/find-browser.mjs';
import { readArguments, type StartOptions, USAGE, UsageError } from './arguments.mjs';
import { sendJson } from './cloud/http.ts';
import { type LocalCloud, type Persona, StartError, startLocalCloud } from './cloud/index.ts';
import { LINLI_CLOUD, LINLI_PHONE, reachedByPhones } from './linli.ts';
import { readSeedState, writeSeedState } from './seed-state.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FUNCTIONS = join(ROOT, 'dist', 'cloudfunctions');
const DEMO = join(ROOT, 'local', 'demo', 'index.ts');

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** The whole of Linli on one port: cloud first, then phone. */
async function start(options: StartOptions, closing: (() => Promise<void>)[]): Promise<void> {
  const handlers: Handler[] = [];
  const server = createServer((request, response) => {
    void answer(handlers, request, response);
  });
  // Longer than clients keep a connection: none is closed while a request is on its way.
  server.keepAliveTimeout = 75_000;
  const origin = await listen(server, options.port);
  closing.push(() => stopListening(server));

  const isHalfMade = (await readSeedState(options.dataDirectory)) === 'under-way';
  if (isHalfMade) say('The last start was interrupted while it filled the data folder: anew.');
  const cloud = await startLocalCloud({
    dataDirectory: options.dataDirectory,
    reset: options.reset || isHalfMade,
    collections: await collectionDeclarations(),
    ...LINLI_CLOUD,
    functionsDirectory: FUNCTIONS,
    functionEnvironment: {},
    runTimers: false,
  });
  closing.push(() => cloud.close());
  say('Building the functions …');
  await buildFunctions();
  handlers.push(cloud.handle);
  cloud.setOrigin(origin);
  await fill(cloud, options);
  cloud.startTimers();

  say('Compiling the pages …');
  const { startLocalPhone } = await import('./phone/index.ts');
  const phone = await startLocalPhone({
    ...LINLI_PHONE,
    cloud: reachedByPhones(cloud),
    browser: requireBrowser,
    sourceDirectory: join(ROOT, 'miniprogram'),
    outDirectory: join(ROOT, 'dist', 'phone'),
    watch: true,
    log: say,
  });
  closing.push(() => phone.close());
  for (const problem of phone.problems()) say(problem);
  phone.attach(server);
  handlers.push(phone.handle);
  if (options.automation !== undefined) await phone.openAutomation(options.automation);
  closing.push(
    await watchFunctions(() => {
      say('The functions have changed: taking them anew.');
      void cloud.reloadFunctions();
    }),
  );
  introduce(origin, cloud.personas(), options);
}

/** Fills an empty database with the demo, or with nothing. */
async function fill(cloud: LocalCloud, options: StartOptions): Promise<void> {
  const { dataDirectory, seed, households } = options;
  if (!cloud.database.isEmpty()) return;
  if (!existsSync(DEMO)) return say('There is no demo to fill the database with.');
  await writeSeedState(dataDirectory, 'under-way');
  const { seedDemo } = await import('./demo/index.ts');
  await seedDemo(cloud, { seed, households, progress: say });
  await writeSeedState(dataDirectory, 'done');
}

async function answer(
  handlers: Handler[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    for (const handle of handlers) if (await handle(request, response)) return;
    const isReady = handlers.length > 1;
    const [status, code] = isReady ? [404, 'NOT_FOUND'] : [503, 'STARTING'];
    sendJson(response, status as number, { ok: false, code });
  } catch (error) {
    console.error(error);
    if (response.headersSent) response.destroy();
    else sendJson(response, 500, { ok: false, code: 'INTERNAL' });
  }
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? 'is taken'
          : `cannot be used (${error.code ?? error.message})`;
      reject(new StartError(`Port ${port} ${why}; choose another with --port.`));
    });
    server.listen(port, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function introduce(origin: string, people: Persona[], { automation }: StartOptions): void {
  say(`\n邻里 is running: ${origin}/`);
  if (automation !== undefined) say(`Automation port: ws://127.0.0.1:${automation}`);
  if (people.length > 0) say('\nPeople to be (switch between them in the browser):');
  for (const { id, name, note } of people) say(`  ${id.padEnd(20)} ${name}  ${note}`);
  say('\nCtrl-C stops it. Everything is kept; --reset begins anew.');
}

function say(line: string): void {
  console.log(line);
}

/** Ends what has been started, last first, once. */
async function run(argv: string[]): Promise<void> {
  const options = readArguments(argv, join(ROOT, '.data'));
  if (!options) return say(USAGE);
  const closing: (() => Promise<void>)[] = [];
  let isStopping = false;
  const stop = async (code: number) => {
    if (isStopping) process.exit(130);
    isStopping = true;
    for (const close of closing.reverse()) await close();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop(0));
  }
  // Started by a script that is gone.
  if (process.send) process.on('disconnect', () => void stop(0));
  try {
    await start(options, closing);
  } catch (error) {
    if (isStopping) return;
    complain(error);
    await stop(1);
  }
}

function complain(error: unknown): void {
  const isSentence = error instanceof StartError || error instanceof UsageError;
  process.stderr.write(`${isSentence ? error.message : ((error as Error).stack ?? error)}\n`);
}

run(process.argv.slice(2)).catch((error) => {
  complain(error);
  process.exit(error instanceof UsageError ? 2 : 1);
});
