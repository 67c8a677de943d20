import { buildFunctions } from './build-functions.ts';
import { buildMiniprogram } from './build-miniprogram.ts';

export { buildFunctions, functionNames, watchFunctions } from './build-functions.ts';
export { buildMiniprogram };

/** What is deployed: dist/cloudfunctions and dist/miniprogram. */
export async function buildAll(): Promise<void> {
  await Promise.all([buildFunctions(), buildMiniprogram()]);
}
