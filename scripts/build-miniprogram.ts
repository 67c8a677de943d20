import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { config } from '../miniprogram/config.ts';
import { moveToPackages } from './package-files.ts';
import { copyTDesign } from './tdesign-files.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CALENDAR = join(ROOT, 'cloudfunctions', 'kernel', 'calendar.ts');
/** For npm and the editor, not for WeChat. */
const LEFT_OUT = new Set(['node_modules', 'package.json', 'tsconfig.json']);

export interface MiniprogramBuildOptions {
  source?: string;
  target?: string;
  /** of the deployment, instead of the local cloud's: the values in miniprogram/config.ts */
  config?: typeof config;
}

/**
 * Copies the mini-program to dist/miniprogram as it is (WeChat's own plugin compiles TypeScript), the functions'
 * calendar in the place of the file that exports it, and in miniprogram_npm what it uses of its libraries. What one
 * package alone needs is in that package.
 */
export async function buildMiniprogram({
  source = join(ROOT, 'miniprogram'),
  target = join(ROOT, 'dist', 'miniprogram'),
  config: deployed,
}: MiniprogramBuildOptions = {}): Promise<void> {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  for (const name of await readdir(source)) {
    if (!LEFT_OUT.has(name)) await cp(join(source, name), join(target, name), { recursive: true });
  }
  if (deployed) {
    const text = `export const config = ${JSON.stringify(deployed)};\n`;
    await writeFile(join(target, 'config.ts'), text);
  }
  if (existsSync(join(source, 'calendar.ts'))) await copyCalendar(target);
  await copyTDesign(source, target);
  await moveToPackages(target);
}

/** WeChat packs nothing from outside of its folder: the calendar comes in, and those files of dayjs that it imports. */
async function copyCalendar(target: string): Promise<void> {
  await cp(CALENDAR, join(target, 'calendar.ts'));
  const text = await readFile(CALENDAR, 'utf8');
  for (const [, file = ''] of text.matchAll(/\bfrom 'dayjs(?:\/([\w./-]+))?'/g)) {
    const place = join(target, 'miniprogram_npm', 'dayjs', file || 'index.js');
    await mkdir(dirname(place), { recursive: true });
    await cp(join(ROOT, 'node_modules', 'dayjs', file || 'dayjs.min.js'), place);
  }
}
