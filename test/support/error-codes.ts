import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The codes of typings/contract/envelope.ts, which is types only, so its text is read. */
export function errorCodes(): Set<string> {
  const path = new URL('../../typings/contract/envelope.ts', import.meta.url);
  const text = readFileSync(fileURLToPath(path), 'utf8');
  return new Set([...text.matchAll(/^ {2}\| '([A-Z_]+)'/gm)].map(([, code]) => code as string));
}
