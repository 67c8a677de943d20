import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

/** Every test that docs/threats.md names is there, by its words. */
it('docs/threats.md names tests that exist', () => {
  const text = readFileSync(new URL('../docs/threats.md', import.meta.url), 'utf8');
  const named = [...text.replace(/\s+/g, ' ').matchAll(/`([a-z]+\/[a-z-]+)` «([^»]+)»/g)];
  const missing = named
    .map(([, file = '', words = '']) => ({ file: `./${file}.test.ts`, words }))
    .filter(({ file, words }) => {
      const url = new URL(file, import.meta.url);
      return !existsSync(url) || !readFileSync(url, 'utf8').includes(words);
    });
  expect(missing).toStrictEqual([]);
  expect(named.length).toBeGreaterThan(35);
});
