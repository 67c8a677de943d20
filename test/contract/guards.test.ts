import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from '@jest/globals';
import { GUARDS } from '../support/guards.ts';

/** The list of guards whose deletion was tried names what is there: see test/support/guards.ts. */
describe('the list of guards', () => {
  for (const { name, file, guard, test, pattern } of GUARDS) {
    it(`${name}: stands where the list says, and so does its test`, () => {
      const read = (path: string) =>
        readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
      assert.equal(read(`cloudfunctions/${file}`).split(guard).length, 2, `once in ${file}`);
      const tests = read(`test/${test}`);
      assert.ok(tests.includes('it('), test);
      assert.ok(pattern !== '', 'a pattern names something');
    });
  }
});
