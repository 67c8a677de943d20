import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

/** `file` «words of a test», «words of another» */
const NAMED = /`([a-z]+\/[a-z-]+)`((?:,? «[^»]+»)+)/g;

function namedIn(name: string): { file: string; words: string }[] {
  const text = readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');
  return [...text.replace(/\s+/g, ' ').matchAll(NAMED)].flatMap(([, file = '', all = '']) =>
    [...all.matchAll(/«([^»]+)»/g)].map(([, words = '']) => ({ file: `./${file}.test.ts`, words })),
  );
}

/** Every test that docs/threats.md and docs/testing.md name is there, by its words. */
it('docs/threats.md names tests that exist', () => {
  const named = [...namedIn('threats.md'), ...namedIn('testing.md')];
  const missing = named.filter(({ file, words }) => {
    const url = new URL(file, import.meta.url);
    return !existsSync(url) || !readFileSync(url, 'utf8').includes(words);
  });
  expect(missing).toStrictEqual([]);
  expect(named.length).toBeGreaterThan(65);
});
