import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CONTRACT = fileURLToPath(new URL('../../typings/contract', import.meta.url));

/** The codes that the contract's files declare. They are types only, so their text is read. */
export function errorCodes(): Set<string> {
  const texts = readdirSync(CONTRACT, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${CONTRACT}/${name}`, 'utf8'));
  const unions = texts.flatMap((text) => [
    ...text.replace(/\/\/.*$/gm, '').matchAll(/^export type \w+ErrorCode =([^;]+);/gm),
  ]);
  const codes = unions.flatMap(([, union = '']) => [...union.matchAll(/'([A-Z_]+)'/g)]);
  return new Set(codes.map(([, code]) => code as string));
}
