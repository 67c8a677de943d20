import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { CloudClock } from './clock.ts';
import { openDataDirectory } from './data-directory.ts';
import { type CollectionDeclaration, type Database, openDatabase } from './database/index.ts';
import { checkPath } from './file-id.ts';
import { refuseForeigners } from './guard.ts';
import { HttpError, sendJson } from './http.ts';
import type { Caller, Invocation } from './invocation.ts';
import { answerLever, withUserInfo } from './levers.ts';
import { FunctionLog } from './log.ts';
import { OpenApis } from './open-api/index.ts';
import { type Persona, Personas } from './personas.ts';
import { FunctionRunner } from './runner.ts';
import { CloudStorage } from './storage.ts';
import { Timers } from './timers.ts';
import { answerWire } from './wire.ts';

export { readCollections } from './collections.ts';
export type { CollectionDeclaration, Database } from './database/index.ts';
export type { Caller, Invocation } from './invocation.ts';
export type { SentMessage } from './open-api/index.ts';
export type { Persona } from './personas.ts';
export { StartError } from './start-error.ts';

export interface LocalCloudOptions {
  /** database, files, clock, messages; made if it does not exist, refused if it is not ours */
  dataDirectory: string;
  /** forget all that the data folder holds */
  reset?: boolean;
  collections: CollectionDeclaration[];
  /** <name>/index.js and config.json of every built function */
  functionsDirectory: string;
  /** for the functions' process.env; LINLI_DATA_KEY is made for the data folder unless given here */
  functionEnvironment: Record<string, string>;
  /** default 'wxlinlilocal0001' */
  appId?: string;
  /** default 'linli-local' */
  environmentId?: string;
  /** the function that WeChat's events (picture checks) go to; default 'moderation' */
  mediaCheckFunction?: string;
  /**
   * false: timers fire only when the clock is moved or a lever says so, until `startTimers`;
   * default true
   */
  runTimers?: boolean;
  /** takes what functions print, one line each; default: standard output */
  log?(line: string): void;
}

export interface LocalCloud {
  /** Answers /admin, /storage/… and /local/…. @returns false if the path is not the cloud's */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** 'http://127.0.0.1:PORT', once listening: functions start now */
  setOrigin(origin: string): void;
  /** Lets timers fire by themselves, for a cloud that was started with `runTimers: false`. */
  startTimers(): void;
  /** Runs a function like wx.cloud.callFunction. @param caller null: no WeChat identity */
  invoke(functionName: string, event: unknown, caller: Caller | null): Promise<Invocation>;
  /** After a rebuild: running calls end in the old code, the next start in the new. */
  reloadFunctions(): Promise<void>;
  readonly database: Database;
  /** what functions find in process.env beside the platform's own */
  readonly functionEnvironment: Readonly<Record<string, string>>;
  setPersonas(personas: Persona[]): void;
  personas(): Persona[];
  /** @returns the file id. @throws if the path is not one that the cloud takes */
  uploadFile(path: string, bytes: Uint8Array): Promise<string>;
  /** @throws if there is no such file */
  readFile(fileId: string): Promise<Uint8Array>;
  deleteFile(fileId: string): Promise<void>;
  /** an address for two hours, readable from this machine */
  fileUrl(fileId: string): string;
  /** The person accepts so many more messages of this template. */
  grantMessage(openid: string, templateId: string, count: number): Promise<void>;
  /** One more message of each template, as after wx.requestSubscribeMessage. */
  grantMessages(openid: string, templateIds: string[]): Promise<void>;
  /** the moved clock, milliseconds */
  now(): number;
  close(): Promise<void>;
}

/**
 * Starts the cloud on this machine: CloudBase's wire format over an embedded database, functions in
 * processes of their own, storage, timers and open APIs.
 * @throws StartError, one sentence, if the data folder cannot be used
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { appId = 'wxlinlilocal0001', environmentId = 'linli-local' } = options;
  const { mediaCheckFunction = 'moderation', runTimers = true } = options;
  const data = await openDataDirectory(options.dataDirectory, { reset: options.reset });
  const closing: (() => Promise<void>)[] = [() => data.lock.release()];
  /** Last opened, first closed. */
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one();
  };
  try {
    const directory = data.path;
    const log = await FunctionLog.open(directory, options.log ?? console.log);
    closing.push(() => log.close());
    const write = (line: string) => log.write(line);
    const clock = await CloudClock.open(directory);
    const now = () => clock.now();
    const database = await openDatabase({
      directory: join(directory, 'database'),
      collections: options.collections,
      now,
    });
    closing.push(() => database.close());
    const personas = await Personas.open(directory);
    closing.push(() => personas.flush());
    let origin = 'http://127.0.0.1';
    const storage = await CloudStorage.open({
      directory: join(directory, 'files'),
      environmentId,
      key: data.secrets.fileKey,
      now,
      origin: () => origin,
    });
    const functionEnvironment = {
      LINLI_DATA_KEY: data.secrets.dataKey,
      ...options.functionEnvironment,
    };
    const openApis: OpenApis = await OpenApis.open({
      directory,
      appId,
      now,
      log: write,
      push: async (event) => {
        const source = 'wx_unknown';
        const { error } = await runner.call(mediaCheckFunction, event, {
          caller: null,
          source,
          isCuttable: false,
        });
        return error === undefined;
      },
    });
    closing.push(() => openApis.close());
    const runner = new FunctionRunner({
      functionsDirectory: options.functionsDirectory,
      environment: functionEnvironment,
      appId,
      environmentId,
      offset: () => clock.offset,
      log: write,
    });
    closing.push(() => runner.close());
    const timers = await Timers.open({
      directory,
      functions: () => runner.functions,
      now,
      log: write,
      fire: (name, event, isCuttable) =>
        runner.call(name, event, { caller: null, source: 'wx_trigger', isCuttable }),
    });
    closing.push(() => timers.stop());
    const latency = { milliseconds: 0 };
    const wire = {
      database,
      storage,
      openApis,
      runner,
      latency: () => latency.milliseconds,
      log: write,
    };
    const levers = { runner, timers, clock, openApis, personas, latency, appId };
    const pathOf = (fileId: string): string => {
      const path = storage.ids.path(fileId);
      if (path === undefined) throw new Error(`not a file id of this environment: ${fileId}`);
      return path;
    };

    return {
      database,
      functionEnvironment,
      now,
      close,
      handle: (request, response) => route(request, response, { wire, levers, storage }),
      setOrigin(address) {
        origin = address;
        runner.setOrigin(address);
        openApis.resume();
        if (runTimers) timers.start();
      },
      startTimers: () => timers.start(),
      invoke: (name, event, caller) =>
        runner.call(name, caller ? withUserInfo(event ?? {}, caller.openid, appId) : event, {
          caller,
          source: caller ? 'wx_client' : 'wx_http',
        }),
      reloadFunctions: () => runner.reload(),
      setPersonas: (list) => personas.set(list),
      personas: () => personas.list,
      async uploadFile(path, bytes) {
        await storage.files.writeBytes(checkPath(path), bytes);
        return storage.ids.of(path);
      },
      async readFile(fileId) {
        const file = await storage.files.open(pathOf(fileId));
        if (!file) throw new Error(`the file does not exist: ${fileId}`);
        try {
          return await file.readFile();
        } finally {
          await file.close();
        }
      },
      async deleteFile(fileId) {
        await storage.files.remove(pathOf(fileId));
      },
      fileUrl: (fileId) => storage.url(pathOf(fileId)),
      grantMessage: (openid, templateId, count) => openApis.grant(openid, templateId, count),
      async grantMessages(openid, templateIds) {
        await Promise.all(templateIds.map((templateId) => openApis.grant(openid, templateId, 1)));
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Parts {
  wire: Parameters<typeof answerWire>[3];
  levers: Parameters<typeof answerLever>[3];
  storage: CloudStorage;
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  { wire, levers, storage }: Parts,
): Promise<boolean> {
  // Never resolved against the Host header, which is not to be trusted.
  const target = (request.url ?? '/').replace(/^\/+/, '/');
  if (!URL.canParse(target, 'http://localhost')) return false;
  const url = new URL(target, 'http://localhost');
  const place = url.pathname.split('/')[1];
  if (place !== 'admin' && place !== 'storage' && place !== 'local') return false;
  try {
    refuseForeigners(request);
    if (place === 'admin') await answerWire(request, response, url, wire);
    else if (place === 'storage') await storage.handle(request, response, url);
    else await answerLever(request, response, url, levers);
  } catch (error) {
    refuse(response, error, wire.log);
  }
  return true;
}

function refuse(response: ServerResponse, error: unknown, log: (line: string) => void): void {
  if (response.headersSent) {
    response.destroy();
  } else if (error instanceof HttpError) {
    const { status, code, message } = error;
    sendJson(response, status, { ok: false, code, message });
  } else {
    log(`[http] ${(error as Error).stack ?? error}`);
    sendJson(response, 500, { ok: false, code: 'INTERNAL', message: 'internal error' });
  }
}
