import { join } from 'node:path';
import { CloudClock } from './clock.ts';
import { type Application, openDataDirectory } from './data-directory.ts';
import { type CollectionDeclaration, type Database, openDatabase } from './database/index.ts';
import type { FunctionHost } from './function-instance.ts';
import { PROCESSES } from './function-process.ts';
import { FunctionLog } from './log.ts';
import { OpenApis } from './open-api/index.ts';
import { Personas } from './personas.ts';
import { FunctionRunner } from './runner.ts';
import { CloudStorage } from './storage.ts';
import { Timers } from './timers.ts';

export interface LocalCloudOptions {
  /** whose cloud it is */
  application: Application;
  /** database, files, clock, messages; made if it does not exist, refused if it is not ours */
  dataDirectory: string;
  /**
   * false: documents, clock and log are in memory alone and end with the process, for tests; stored files and
   * messages are in the data folder all the same; default true
   */
  isKept?: boolean;
  /** forget all that the data folder holds */
  reset?: boolean;
  collections: CollectionDeclaration[];
  /** <name>/index.js and config.json of every built function */
  functionsDirectory: string;
  /** where the functions' compiled code is kept, which any number of clouds can share; default: the data folder */
  codeDirectory?: string;
  /** how functions run; default: each instance in a process of its own */
  functionHost?: FunctionHost;
  /** false: a function's first instance starts with its first call, not with the cloud; default true */
  warmFunctions?: boolean;
  /** for the functions' process.env */
  functionEnvironment: Record<string, string>;
  /**
   * the name by which functions find a secret of the data folder (32 random bytes, base64) in
   * process.env, unless `functionEnvironment` gives it; default: they do not find it
   */
  dataKeyName?: string;
  appId: string;
  environmentId: string;
  /** the function that WeChat's events (picture checks) go to; default: nobody hears of them */
  mediaCheckFunction?: string;
  /**
   * false: timers fire only when the clock is moved or a lever says so, until `startTimers`;
   * default true
   */
  runTimers?: boolean;
  /**
   * Refuses a where-write that a function sends while its own transaction is open, which otherwise
   * runs outside of it with a warning in the log; default false
   */
  refuseOutsideWrites?: boolean;
  /**
   * is told of each request that comes through the SDK, such as 'database.insertDocument', and of the
   * call that it belongs to; the request takes effect when the answer is there
   */
  observe?(action: string, invocationId: string | undefined): void | Promise<void>;
  /** takes what functions print, one line each; default: standard output */
  log?(line: string): void;
}

/** The cloud's parts, put together; what `index.ts` shows to the outside uses them. */
export interface CloudParts {
  appId: string;
  /** what functions find in process.env beside the platform's own */
  functionEnvironment: Record<string, string>;
  database: Database;
  clock: CloudClock;
  storage: CloudStorage;
  openApis: OpenApis;
  runner: FunctionRunner;
  timers: Timers;
  personas: Personas;
  /** held up at each database request, milliseconds */
  latency: { milliseconds: number };
  /** where the cloud is reached */
  address: { origin: string };
  log(line: string): void;
  observe(action: string, invocationId: string | undefined): void | Promise<void>;
  /** Last opened, first closed. */
  close(): Promise<void>;
}

/** @throws StartError if the data folder cannot be used; then nothing stays open */
export async function openParts(options: LocalCloudOptions): Promise<CloudParts> {
  const data = await openDataDirectory(options.dataDirectory, options);
  const closing: (() => Promise<void>)[] = [() => data.lock.release()];
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one();
  };
  try {
    const { appId, environmentId, dataKeyName, mediaCheckFunction } = options;
    const { collections, functionsDirectory } = options;
    const directory = data.path;
    const kept = (options.isKept ?? true) ? directory : undefined;
    const lines = await FunctionLog.open(kept, options.log ?? console.log);
    closing.push(() => lines.close());
    const log = (line: string) => lines.write(line);
    const clock = await CloudClock.open(kept);
    const now = () => clock.now();
    const database = await openDatabase({
      directory: kept && join(kept, 'database'),
      collections,
      now,
      warn: (line) => log(`[database] ${line}`),
      refuseOutsideWrites: options.refuseOutsideWrites,
    });
    closing.push(() => database.close());
    const personas = await Personas.open(directory);
    closing.push(() => personas.flush());
    const address = { origin: 'http://127.0.0.1' };
    const storage = await CloudStorage.open({
      directory: join(directory, 'files'),
      environmentId,
      key: data.secrets.fileKey,
      now,
      origin: () => address.origin,
    });
    const functionEnvironment = {
      ...(dataKeyName === undefined ? {} : { [dataKeyName]: data.secrets.dataKey }),
      ...options.functionEnvironment,
    };
    const openApis: OpenApis = await OpenApis.open({
      directory,
      appId,
      now,
      log,
      async push(event) {
        if (mediaCheckFunction === undefined) return true;
        const options = { caller: null, source: 'wx_unknown', isCuttable: false } as const;
        const { error } = await runner.call(mediaCheckFunction, event, options);
        return error === undefined;
      },
    });
    closing.push(() => openApis.close());
    const runner = new FunctionRunner({
      functionsDirectory,
      codeDirectory: options.codeDirectory ?? join(directory, 'code'),
      host: options.functionHost ?? PROCESSES,
      isWarm: options.warmFunctions ?? true,
      environment: functionEnvironment,
      appId,
      environmentId,
      offset: () => clock.offset,
      log,
    });
    closing.push(() => runner.close());
    const timers = await Timers.open({
      directory: kept,
      functions: () => runner.functions,
      now,
      log,
      fire: (name, event, isCuttable) =>
        runner.call(name, event, { caller: null, source: 'wx_trigger', isCuttable }),
    });
    closing.push(() => timers.stop());
    return {
      appId,
      functionEnvironment,
      database,
      clock,
      storage,
      openApis,
      runner,
      timers,
      personas,
      latency: { milliseconds: 0 },
      address,
      log,
      observe: (action, invocationId) => options.observe?.(action, invocationId),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
