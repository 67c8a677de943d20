import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchFunctions } from '../scripts/build-functions.ts';
import { collectionDeclarations } from '../scripts/collections.ts';
import { requireBrowser } from '../scripts/find-browser.mjs';
import { readArguments, type StartOptions, USAGE, UsageError } from './arguments.mjs';
import { type LocalCloud, type Persona, StartError, startLocalCloud } from './cloud/index.ts';
import { LINLI_CLOUD, LINLI_PHONE, reachedByPhones } from './linli.ts';
import { readSeedState, writeSeedState } from './seed-state.ts';
import { type Handler, httpServer, listen, stopListening } from './server.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FUNCTIONS = join(ROOT, 'dist', 'cloudfunctions');
const DEMO = join(ROOT, 'local', 'demo', 'index.ts');

/** The whole of Linli on one port: cloud first, then phone. */
async function start(options: StartOptions, closing: (() => Promise<void>)[]): Promise<void> {
  const handlers: Handler[] = [];
  const server = httpServer(handlers, () => handlers.length > 1);
  const origin = await listen(server, options.port).catch((error) => {
    throw new StartError(`Port ${options.port} ${whyNot(error)}; choose another with --port.`);
  });
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
  closing.push(
    await watchFunctions(() => {
      say('The functions have changed: taking them anew.');
      void cloud.reloadFunctions();
    }),
  );
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

function whyNot(error: NodeJS.ErrnoException): string {
  if (error.code === 'EADDRINUSE') return 'is taken';
  return `cannot be used (${error.code ?? error.message})`;
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
