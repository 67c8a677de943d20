import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { loadCode } from '../../local/cloud/function-code.mjs';

describe('the compiled code of a function', () => {
  let directory: string;
  let path: string;
  let kept: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'linli-code-'));
    path = join(directory, 'index.js');
  });
  beforeEach(async () => {
    kept = await mkdtemp(join(directory, 'kept-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  async function load(answer: string): Promise<unknown> {
    await writeFile(
      path,
      `exports.main = () => [${answer}, require('node:path').sep, __filename];`,
    );
    const { exports, keep } = loadCode(path, kept);
    keep();
    return (exports as { main(): unknown[] }).main()[0];
  }

  it('is kept once for each source; what was kept before goes', async () => {
    expect(await load('1')).toBe(1);
    const first = await readdir(kept);
    expect(first.length).toBe(1);
    expect(await load('1')).toBe(1);
    expect(await readdir(kept)).toStrictEqual(first);
    assert.equal(await load('2'), 2, 'a source of the same length is another one');
    const second = await readdir(kept);
    expect(second.length).toBe(1);
    expect(second).not.toStrictEqual(first);
  });

  it('that is damaged, or cannot be kept, is made anew', async () => {
    await load('1');
    const [name = ''] = await readdir(kept);
    await writeFile(join(kept, name), 'not code');
    expect(await load('1')).toBe(1);
    kept = path;
    expect(await load('3')).toBe(3);
  });

  it('is kept as well of a file beside it that it requires, which is evaluated once', async () => {
    await writeFile(
      join(directory, 'sdk.js'),
      'module.exports = { began: process.hrtime.bigint() };',
    );
    await writeFile(path, "exports.main = [require('./sdk.js'), require('./sdk.js')];");
    const { exports, keep } = loadCode(path, kept);
    keep();
    const [one, other] = (exports as { main: unknown[] }).main;
    expect(one).toBe(other);
    expect((await readdir(kept)).some((name) => name.startsWith('sdk-'))).toBe(true);
  });

  it('has the require and the names of its own file', async () => {
    await writeFile(
      path,
      'exports.main = [__filename, __dirname, module.exports === exports, this === exports];',
    );
    const { exports } = loadCode(path, kept);
    expect((exports as { main: unknown }).main).toStrictEqual([path, directory, true, true]);
  });
});
