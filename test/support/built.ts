import { join } from 'node:path';
import { buildFunctions } from '../../scripts/build-functions.ts';

/**
 * The built functions: those that `npm test` has just built, or for a test run by itself fresh ones below
 * the directory. @returns the folder that holds one folder a function
 */
export async function builtFunctions(directory: string): Promise<string> {
  const { LINLI_BUILT_FUNCTIONS: built } = process.env;
  if (built) return built;
  await buildFunctions({ directory: join(directory, 'dist') });
  return join(directory, 'dist', 'cloudfunctions');
}
