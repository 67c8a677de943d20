import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readArguments } from '../../local/arguments.mjs';
import { httpServer, listen, stopListening } from '../../local/server.ts';

const ROOT = join(import.meta.dirname, '..', '..');

test('the command line has defaults and takes every flag', () => {
  const defaults = {
    port: 8787,
    dataDirectory: '/default',
    seed: 'demo',
    households: 4464,
    automation: undefined,
    reset: false,
  };
  expect(readArguments([], '/default')).toStrictEqual(defaults);
  expect(
    readArguments(
      '--port 1 --data d --seed empty --households 7 --automation 9420 --reset'.split(' '),
      '/default',
    ),
  ).toStrictEqual({
    port: 1,
    dataDirectory: 'd',
    seed: 'empty',
    households: 7,
    automation: 9420,
    reset: true,
  });
  expect(readArguments(['--help'], '')).toBe(null);
});

for (const line of [
  '--port',
  '--port x',
  '--port -1',
  '--port 65536',
  '--port 1.5',
  '--port=',
  '--data=',
  '--seed other',
  '--households 0',
  '--households 20001',
  '--households 1e3',
  '--automation no',
  '--reset=yes',
  '--resett',
  'start',
]) {
  test(`"${line}" is refused in one sentence`, () => {
    assert.throws(
      () => readArguments(line.split(' '), '/default'),
      (error: Error) => /^[^\n]+\.$/.test(error.message),
    );
  });
}

/** Milliseconds after which a run that has not ended is taken for hung, so that what it said is shown. */
const HUNG_AFTER = 200_000;

describe('the program', () => {
  let root: string;
  const started: ChildProcess[] = [];
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'linli-main-'));
  });
  afterAll(async () => {
    for (const child of started) child.kill('SIGKILL');
    await rm(root, { recursive: true, force: true });
  });

  interface Run {
    child: ChildProcess;
    /** exit code, once it has ended */
    ended: Promise<number | null>;
    output(): string;
    complaint(): string;
    /** the origin, once it is running */
    running: Promise<string>;
  }
  const run = (...flags: string[]): Run => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'local/main.ts', ...flags], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.push(child);
    let output = '';
    let complaint = '';
    const hung = setTimeout(() => {
      complaint += `It was ended because it hung, after it had said:\n${output}`;
      child.kill('SIGKILL');
    }, HUNG_AFTER);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    void ended.then(() => clearTimeout(hung));
    const running = new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (text) => {
        output += text;
        const [, origin] = /is running: (\S+)\/\n/.exec(output) ?? [];
        if (origin) resolve(origin);
      });
      void ended.then((code) => reject(new Error(`it ended with ${code}: ${complaint}`)));
    });
    running.catch(() => undefined); // of interest only to those who wait for it
    child.stderr.on('data', (text) => {
      complaint += text;
    });
    return { child, ended, running, output: () => output, complaint: () => complaint };
  };
  const refused = async ({ ended, complaint }: Run, sentence: RegExp) => {
    expect(await ended).not.toBe(0);
    expect(complaint()).toMatch(sentence);
    expect(complaint()).toMatch(/^[^\n]+\.\n$/);
  };

  test('a wrong flag, a taken port and a foreign folder are one sentence and an exit code', async () => {
    const taken = httpServer([]);
    const { port } = new URL(await listen(taken));
    const foreign = join(root, 'foreign');
    await mkdir(foreign);
    await writeFile(join(foreign, 'letter.txt'), 'dear');
    await Promise.all([
      refused(run('--bogus'), /--bogus/),
      refused(run('--port', port, '--data', join(root, 'a')), /Port \d+ is taken/),
      refused(run('--port', '0', '--data', foreign, '--reset'), /is not Linli's/),
    ]);
    await stopListening(taken);
  });

  test('starts, is refused a second time on the same data, stops cleanly and starts as it was', async () => {
    const data = join(root, 'data');
    const flags = ['--port', '0', '--data', data, '--households', '20'];
    const first = run(...flags);
    const origin = await first.running;
    expect((await fetch(`${origin}/`)).status).toBe(200);
    expect((await fetch(`${origin}/nothing/here`)).status).toBe(404);
    const personas = await (await fetch(`${origin}/local/personas`)).text();
    assert.ok((JSON.parse(personas) as unknown[]).length > 2);
    expect(first.output()).toMatch(/secretary/);
    await fetch(`${origin}/local/clock`, { method: 'POST', body: '{"now":2000000000000}' });

    await refused(run(...flags), /already running/);

    first.child.kill('SIGINT');
    assert.equal(await first.ended, 0, first.complaint());

    const second = run(...flags);
    const again = await second.running;
    expect(second.output()).not.toMatch(/Making a community/);
    expect(await (await fetch(`${again}/local/personas`)).text()).toBe(personas);
    const { now } = (await (await fetch(`${again}/local/clock`)).json()) as { now: number };
    assert.ok(now >= 2_000_000_000_000);
    second.child.kill('SIGTERM');
    assert.equal(await second.ended, 0, second.complaint());
  });

  test('a start that was interrupted while it filled the folder begins anew', async () => {
    const data = join(root, 'data');
    await writeFile(join(data, 'seed.json'), '{"state":"under-way"}');
    const again = run('--port', '0', '--data', data, '--households', '20');
    await again.running;
    expect(again.output()).toMatch(/interrupted/);
    expect(again.output()).toMatch(/Making a community/);
    again.child.kill('SIGINT');
    assert.equal(await again.ended, 0, again.complaint());
  });
});
