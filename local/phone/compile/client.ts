import { join, relative } from 'node:path';
import { build, type Message } from 'esbuild';
import type { Problem } from './problems.ts';

const CLIENT = join(import.meta.dirname, '..', 'client');

/** Bundles the browser's own script to client.js. @returns what is wrong in it */
export async function buildClient(outDirectory: string): Promise<Problem[]> {
  try {
    await build({
      entryPoints: [join(CLIENT, 'main.ts')],
      outfile: join(outDirectory, 'client.js'),
      bundle: true,
      format: 'esm',
      target: 'es2022',
      platform: 'browser',
      define: { 'process.env.NODE_ENV': '"production"' },
      sourcemap: true,
      logLevel: 'silent',
    });
    return [];
  } catch (error) {
    const { errors } = error as { errors?: Message[] };
    if (!errors) throw error;
    return errors.map(({ text, location }) => ({
      file: location ? relative(CLIENT, location.file) : 'client',
      line: location?.line ?? 0,
      message: text,
    }));
  }
}
