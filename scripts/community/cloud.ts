import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import cloudbase from '@cloudbase/node-sdk';
import { dataKeys } from '../../cloudfunctions/kernel/secret.ts';

/** A reason to stop that one sentence tells in full. */
export class CommandError extends Error {}

export type Cloud = ReturnType<typeof cloudbase.init>;

export interface CloudChoice {
  /** the address of a local cloud, http://127.0.0.1:8787; undefined: the real one, by its keys */
  local?: string | undefined;
  /** the data folder of a local cloud, which holds its data key; default .data */
  data?: string | undefined;
  /** for a command that reads nothing sealed: the data key is not asked for */
  keyless?: true;
}

/**
 * Connects with the keys of an administrator from the environment, or to a local cloud, by the same SDK.
 * Puts LINLI_DATA_KEY into the environment, where shared/secret.ts looks for it.
 * @throws CommandError that names the missing setting
 */
export function connect({ local, data = '.data', keyless }: CloudChoice): Cloud {
  if (local === undefined) {
    const [secretId, secretKey, env] = [
      'TENCENTCLOUD_SECRETID',
      'TENCENTCLOUD_SECRETKEY',
      'LINLI_ENV_ID',
    ].map(setting) as [string, string, string];
    if (!keyless) checkDataKey(setting('LINLI_DATA_KEY'));
    return cloudbase.init({ env, secretId, secretKey, timeout: 30_000 });
  }
  if (!/^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\/?$/.test(local)) {
    throw new CommandError('--local needs the address of a local cloud: http://127.0.0.1:8787.');
  }
  // Otherwise the SDK looks for Tencent's own network at each request, and waits for names nobody knows.
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'linli-local',
  });
  process.env.LINLI_DATA_KEY ??= localKey(data);
  if (!keyless) checkDataKey(setting('LINLI_DATA_KEY'));
  return cloudbase.init({
    env: 'linli-local',
    secretId: 'local',
    secretKey: 'local',
    serviceUrl: `${local.replace(/\/$/, '')}/admin`,
    timeout: 30_000,
  });
}

function setting(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new CommandError(`${name} is not set: see docs/backup.md for where to find it.`);
}

/** @throws CommandError unless each of its keys has 32 bytes, and each but one an id */
export function checkDataKey(value: string): void {
  try {
    dataKeys(value);
  } catch {
    throw new CommandError(
      'LINLI_DATA_KEY must be at least 32 bytes in base64, or a list of such keys, newest first: id:key,key.',
    );
  }
}

function localKey(data: string): string | undefined {
  const file = join(data, 'secrets.json');
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as { dataKey?: string }).dataKey;
}

/** Runs a command; what a person can mend becomes one sentence and exit code 1. */
export async function runAdmin(steps: () => Promise<void>): Promise<void> {
  try {
    await steps();
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string };
    if (error instanceof CommandError) console.error(message);
    else console.error(`The cloud did not take it (${String(code ?? message)}). Run it again.`);
    process.exitCode = 1;
  }
}
