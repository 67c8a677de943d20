import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Database } from './database/index.ts';
import { checkPath } from './file-id.ts';
import type { Caller, Invocation } from './invocation.ts';
import { withUserInfo } from './levers.ts';
import type { SentMessage } from './open-api/index.ts';
import { type LocalCloudOptions, openParts } from './parts.ts';
import type { Persona } from './personas.ts';
import { route } from './route.ts';

export type { Database } from './database/index.ts';
export type { Caller, Invocation } from './invocation.ts';
export type { SentMessage } from './open-api/index.ts';
export type { LocalCloudOptions } from './parts.ts';
export type { Persona } from './personas.ts';
export { StartError } from './start-error.ts';

export interface LocalCloud {
  /** Answers /admin, /storage/… and /local/…. @returns false if the path is not the cloud's */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** 'http://127.0.0.1:PORT', once listening: functions start now */
  setOrigin(origin: string): void;
  /** Lets timers fire by themselves, for a cloud that was started with `runTimers: false`. */
  startTimers(): void;
  /**
   * Runs a function like wx.cloud.callFunction.
   * @param caller null: no WeChat identity; 'timer': as the platform runs what a timer is set to
   */
  invoke(
    functionName: string,
    event: unknown,
    caller: Caller | 'timer' | null,
  ): Promise<Invocation>;
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
  /** subscribe messages that have gone out, the oldest first */
  messages(): readonly SentMessage[];
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
  const parts = await openParts(options);
  const { appId, clock, openApis, personas, runner, storage, timers } = parts;
  const pathOf = (fileId: string): string => {
    const path = storage.ids.path(fileId);
    if (path === undefined) throw new Error(`not a file id of this environment: ${fileId}`);
    return path;
  };
  return {
    database: parts.database,
    functionEnvironment: parts.functionEnvironment,
    now: () => clock.now(),
    close: () => parts.close(),
    handle: (request, response) => route(request, response, parts),
    setOrigin(origin) {
      parts.address.origin = origin;
      runner.setOrigin(origin);
      openApis.resume();
      if (options.runTimers ?? true) timers.start();
    },
    startTimers: () => timers.start(),
    invoke(name, event, caller) {
      if (caller === 'timer')
        return runner.call(name, event, { caller: null, source: 'wx_trigger' });
      return runner.call(name, caller ? withUserInfo(event ?? {}, caller.openid, appId) : event, {
        caller,
        source: caller ? 'wx_client' : 'wx_http',
      });
    },
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
    messages: () => openApis.messages,
    grantMessage: (openid, templateId, count) => openApis.grant(openid, templateId, count),
    async grantMessages(openid, templateIds) {
      await Promise.all(templateIds.map((templateId) => openApis.grant(openid, templateId, 1)));
    },
  };
}
