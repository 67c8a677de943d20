import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildFunctions } from './build-functions.ts';
import { buildMiniprogram } from './build-miniprogram.ts';

export { buildFunctions, functionNames, watchFunctions } from './build-functions.ts';

import { writeCollections } from './collections.ts';

export { buildMiniprogram };

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/** What is deployed: dist/cloudfunctions, dist/miniprogram, and the list of collections. */
export async function buildAll(): Promise<void> {
  await mkdir(DIST, { recursive: true });
  await Promise.all([
    buildFunctions(),
    buildMiniprogram(),
    writeCollections(join(DIST, 'collections.json')),
  ]);
}
