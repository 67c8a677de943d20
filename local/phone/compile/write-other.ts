import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

/** Writes a file unless it is there as it is to be: whoever reads it at this moment must not find half of it. */
export async function writeOther(path: string, contents: Uint8Array | string): Promise<void> {
  const wanted = Buffer.from(contents);
  if (existsSync(path) && (await readFile(path)).equals(wanted)) return;
  await writeFile(path, wanted);
}
