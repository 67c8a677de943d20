import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCollections } from '../../local/cloud/collections.ts';
import { packageSizes } from '../package-sizes.ts';
import type { Sources } from './plan.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What `npm run build` makes, and what is uploaded. */
export const BUILT = join(ROOT, 'dist', 'cloudfunctions');

/**
 * Reads what a plan is made from: the built functions and the files that the local cloud runs by.
 * @param packages sizes already known; otherwise WeChat's compiler measures them
 */
export async function readSources(packages?: Sources['packages']): Promise<Sources> {
  const manifest = await readJson<{ version: string }>(join(ROOT, 'package.json'));
  const project = await readJson<{ appid: string }>(join(ROOT, 'project.config.json'));
  const names = (await readdir(BUILT, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return {
    version: manifest.version,
    appId: project.appid,
    collections: await readCollections(join(ROOT, 'dist', 'collections.json')),
    functions: await Promise.all(names.map(readFunction)),
    packages: packages ?? (await packageSizes()),
  };
}

async function readFunction(name: string): Promise<Sources['functions'][number]> {
  const folder = join(BUILT, name);
  const hash = createHash('sha256');
  let bytes = 0;
  for (const file of (await readdir(folder)).sort()) {
    const content = await readFile(join(folder, file));
    bytes += content.length;
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  const config = await readJson<Sources['functions'][number]['config']>(
    join(folder, 'config.json'),
  );
  return { name, config, bytes, build: hash.digest('hex') };
}

async function readJson<Value>(path: string): Promise<Value> {
  return JSON.parse(await readFile(path, 'utf8')) as Value;
}
