import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseTimer, type Schedule } from './schedule.ts';

/** A timer of a function's config.json. */
export interface Trigger {
  name: string;
  schedule: Schedule;
}

/** A built function: a folder with index.js and, if wanted, WeChat's config.json. */
export interface FunctionDeclaration {
  name: string;
  directory: string;
  /** seconds until a call is given up */
  timeout: number;
  triggers: Trigger[];
  /** `permissions.openapi` */
  openApis: ReadonlySet<string>;
}

/** Functions by name; those that cannot be used, with the reason. */
export interface FunctionTable {
  functions: Map<string, FunctionDeclaration>;
  problems: Map<string, string>;
}

const NAME = /^[A-Za-z][\w-]{0,59}$/;
const DEFAULT_TIMEOUT = 20;

/** Reads the built functions. A broken config.json takes out its own function only. */
export function readFunctions(directory: string): FunctionTable {
  const table: FunctionTable = { functions: new Map(), problems: new Map() };
  for (const name of listFolders(directory)) {
    const folder = join(directory, name);
    if (!isFile(join(folder, 'index.js'))) continue;
    try {
      if (!NAME.test(name)) throw new Error('the name is not one that the cloud takes');
      table.functions.set(name, { name, directory: folder, ...readConfig(folder) });
    } catch (error) {
      table.problems.set(name, (error as Error).message);
    }
  }
  return table;
}

function readConfig(folder: string): Omit<FunctionDeclaration, 'name' | 'directory'> {
  const path = join(folder, 'config.json');
  const text = isFile(path) ? readFileSync(path, 'utf8') : '{}';
  const config = JSON.parse(text) as {
    timeout?: unknown;
    triggers?: unknown;
    permissions?: { openapi?: unknown };
  };
  const { timeout = DEFAULT_TIMEOUT, triggers = [], permissions } = config;
  const openApis = permissions?.openapi ?? [];
  if (typeof timeout !== 'number' || !(timeout >= 1 && timeout <= 60)) {
    throw new Error('config.json: timeout is not 1–60 seconds');
  }
  if (!Array.isArray(openApis) || !openApis.every((api) => typeof api === 'string')) {
    throw new Error('config.json: permissions.openapi is not a list of names');
  }
  if (!Array.isArray(triggers)) throw new Error('config.json: triggers is not a list');
  // "目前仅支持一个触发器": WeChat's documentation of config.json.
  if (triggers.length > 1) throw new Error('config.json: WeChat takes one trigger per function');
  return { timeout, openApis: new Set(openApis as string[]), triggers: triggers.map(readTrigger) };
}

function readTrigger(value: unknown): Trigger {
  const { name, type, config } = (value ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string' || !NAME.test(name)) {
    throw new Error('config.json: a trigger has no valid name');
  }
  if (type !== 'timer') throw new Error(`config.json: trigger ${name} is not of type "timer"`);
  if (typeof config !== 'string') throw new Error(`config.json: trigger ${name} has no config`);
  return { name, schedule: parseTimer(config) };
}

function listFolders(directory: string): string[] {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
