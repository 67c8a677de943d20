import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type LocalCloud,
  type LocalCloudOptions,
  startLocalCloud,
} from '../../local/cloud/index.ts';
import { LINLI_CLOUD } from '../../local/linli.ts';
import { httpServer, listen, stopListening } from '../../local/server.ts';

const MODULES = join(import.meta.dirname, '..', '..', 'node_modules');

/** A function of a test: the text of its index.js, and its config.json. */
export interface TestFunction {
  code: string;
  config?: Record<string, unknown>;
}

export interface LeverAnswer {
  status: number;
  body: unknown;
  databaseRequests: number;
}

export interface TestCloud {
  cloud: LocalCloud;
  origin: string;
  /** what functions have printed */
  lines: string[];
  /** the folder of data and functions, and the data folder in it */
  directory: string;
  dataDirectory: string;
  write(functions: Record<string, TestFunction>): Promise<void>;
  /** 'POST /local/call' with a body; GET without one */
  pull(lever: string, body?: unknown, headers?: Record<string, string>): Promise<LeverAnswer>;
  /** the result of an invocation that must not fail */
  result(functionName: string, event?: unknown, openid?: string | null): Promise<unknown>;
  /** closes it and starts it again on the same data */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export const NODE_SDK = `const sdk = require('@cloudbase/node-sdk');
const app = sdk.init({ env: sdk.SYMBOL_CURRENT_ENV });
const db = app.database();
`;
export const WX_SDK = `const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
`;

/** A cloud in a folder of its own, behind a server of its own. */
export async function openCloud(
  functions: Record<string, TestFunction>,
  options: Partial<LocalCloudOptions> = {},
): Promise<TestCloud> {
  const directory = await mkdtemp(join(tmpdir(), 'linli-cloud-'));
  const functionsDirectory = join(directory, 'functions');
  await mkdir(functionsDirectory);
  await symlink(MODULES, join(functionsDirectory, 'node_modules'), 'junction');
  const lines: string[] = [];
  const dataDirectory = join(directory, 'data');

  const open = async () => {
    const cloud = await startLocalCloud({
      dataDirectory,
      collections: [{ name: 'things', indexes: [] }],
      functionsDirectory,
      ...LINLI_CLOUD,
      functionEnvironment: { OWN: 'given' },
      runTimers: false,
      log: (line) => lines.push(line),
      ...options,
    });
    const server = httpServer([cloud.handle]);
    const origin = await listen(server);
    cloud.setOrigin(origin);
    const close = async () => {
      await cloud.close();
      await stopListening(server);
    };
    return { cloud, origin, close };
  };

  const write = async (files: Record<string, TestFunction>) => {
    for (const [name, { code, config }] of Object.entries(files)) {
      await mkdir(join(functionsDirectory, name), { recursive: true });
      await writeFile(join(functionsDirectory, name, 'index.js'), code);
      if (config) {
        await writeFile(join(functionsDirectory, name, 'config.json'), JSON.stringify(config));
      }
    }
  };
  await write(functions);
  let opened = await open();

  return {
    get cloud() {
      return opened.cloud;
    },
    get origin() {
      return opened.origin;
    },
    lines,
    directory,
    dataDirectory,
    write,
    async pull(lever, body, headers = {}) {
      const [method = 'GET', path = '/'] = lever.split(' ');
      const response = await fetch(opened.origin + path, {
        method,
        headers,
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      return {
        status: response.status,
        body: await response.json(),
        databaseRequests: Number(response.headers.get('x-database-requests') ?? Number.NaN),
      };
    },
    async result(functionName, event = {}, openid = 'o-wang') {
      const { result, error } = await opened.cloud.invoke(
        functionName,
        event,
        openid === null ? null : { openid },
      );
      if (error) throw Object.assign(new Error(error.message), { code: error.code });
      return result;
    },
    async restart() {
      await opened.close();
      opened = await open();
    },
    async close() {
      await opened.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Asks until it is so; a test's own time-out ends it otherwise. */
export async function until<T>(ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
