import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { EXAMPLES } from '../support/examples.ts';

/** No action that leaves something behind is left out: each is cut by one of the files in this folder. */

/** `plain('notice.pinNotice')`, or with words behind the name. */
const CUT = /\b(?:plain|commandFault)\(\s*['`]([a-z]+\.[A-Za-z]+)/g;

it('every action that writes is cut', () => {
  const texts = readdirSync(import.meta.dirname)
    .filter((name) => name.startsWith('cut-'))
    .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'));
  const cut = new Set(texts.flatMap((text) => [...text.matchAll(CUT)].map(([, name]) => name)));
  const writing = EXAMPLES.filter(({ writes }) => writes).map(
    ({ functionName, action }) => `${functionName}.${action}`,
  );
  expect(writing.filter((name) => !cut.has(name))).toStrictEqual([]);
  const known = new Set(EXAMPLES.map(({ functionName, action }) => `${functionName}.${action}`));
  expect([...cut].filter((name) => !known.has(name ?? ''))).toStrictEqual([]);
});
