import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openDataDirectory as openFor } from '../../local/cloud/data-directory.ts';
import { Journal } from '../../local/cloud/durable.ts';
import { StartError } from '../../local/cloud/index.ts';
import { LINLI_CLOUD } from '../../local/linli.ts';
import { NODE_SDK, openCloud, until } from './open-cloud.ts';

const { application } = LINLI_CLOUD;
const openDataDirectory = (path: string, options: { reset?: boolean } = {}) =>
  openFor(path, { application, ...options });

describe('the data folder', () => {
  let root: string;
  let folder: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'linli-data-'));
  });
  beforeEach(async () => {
    folder = join(root, String(Math.random()).slice(2));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  /** Refused with one sentence. */
  const refused = (path: string, sentence: RegExp, options = {}) =>
    assert.rejects(openDataDirectory(path, options), (error: Error) => {
      assert.ok(error instanceof StartError);
      expect(error.message).toMatch(sentence);
      expect(error.message).not.toMatch(/\n/);
      return true;
    });

  test('is made with its parents, marked, and taken again with the same keys', async () => {
    const first = await openDataDirectory(join(folder, 'deep', 'er'));
    await first.lock.release();
    const second = await openDataDirectory(join(folder, 'deep', 'er'));
    expect(second.secrets).toStrictEqual(first.secrets);
    await second.lock.release();
  });

  test('in use is refused, even with reset, and free again afterwards', async () => {
    const first = await openDataDirectory(folder);
    await refused(folder, /already running/);
    await refused(folder, /already running/, { reset: true });
    await first.lock.release();
    await (await openDataDirectory(folder)).lock.release();
  });

  test('that holds something else is refused and left as it is, even with reset', async () => {
    await mkdir(folder);
    await writeFile(join(folder, 'photo.jpg'), 'dear');
    await refused(folder, /is not Linli's/);
    await refused(folder, /is not Linli's/, { reset: true });
    expect(await readFile(join(folder, 'photo.jpg'), 'utf8')).toBe('dear');
    await writeFile(join(folder, 'linli-data.json'), '{"name":"something"}');
    await refused(folder, /is not Linli's/, { reset: true });
    await writeFile(join(folder, 'linli-data.json'), 'not json');
    await refused(folder, /is not Linli's/, { reset: true });
  });

  test('that is a file is refused', async () => {
    await writeFile(folder, 'x');
    await refused(folder, /is a file/);
    await refused(join(folder, 'x'), /is a file|cannot be written/);
  });

  test('of another version is refused unless it is reset', async () => {
    await mkdir(folder);
    await writeFile(join(folder, 'linli-data.json'), '{"program":"linli","format":99}');
    await refused(folder, /another version/);
    await (await openDataDirectory(folder, { reset: true })).lock.release();
  });

  test('is emptied by reset of what is ours and of nothing else', async () => {
    const first = await openDataDirectory(folder);
    await first.lock.release();
    await mkdir(join(folder, 'database'));
    await writeFile(join(folder, 'database', 'data.mdb'), 'old');
    await writeFile(join(folder, 'mine.txt'), 'dear');
    const second = await openDataDirectory(folder, { reset: true });
    await second.lock.release();
    expect(existsSync(join(folder, 'database'))).toBe(false);
    expect(second.secrets.dataKey).not.toBe(first.secrets.dataKey);
    expect(await readFile(join(folder, 'mine.txt'), 'utf8')).toBe('dear');
  });

  test('that cannot be written is refused', async () => {
    // Root may write anywhere but where the system itself has no folders to give.
    if (process.getuid?.() === 0) {
      if (existsSync('/proc/self')) await refused('/proc/linli/data', /cannot be written/);
      return;
    }
    await mkdir(folder);
    await chmod(folder, 0o500);
    await refused(folder, /cannot be written/);
  });
});

test('a journal cuts off the line that a crash left unfinished', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'linli-journal-'));
  try {
    const path = join(folder, 'journal.jsonl');
    const { journal } = await Journal.open<number>(path);
    await Promise.all([1, 2, 3].map((entry) => journal.append(entry)));
    await journal.close();
    await writeFile(path, `${await readFile(path, 'utf8')}{"half`);
    const again = await Journal.open<number>(path);
    expect(again.entries).toStrictEqual([1, 2, 3]);
    await again.journal.append(4);
    await again.journal.close();
    expect(await readFile(path, 'utf8')).toBe('1\n2\n3\n4\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

describe('a cloud that is killed', () => {
  const PROGRAM = join(import.meta.dirname, 'fixtures', 'run-cloud.ts');
  const started: ChildProcess[] = [];
  afterAll(() => {
    for (const child of started) child.kill('SIGKILL');
  });

  const start = async (data: string, functions: string) => {
    const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, data, functions], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.push(child);
    const [line] = await Promise.race([
      firstLine(child.stdout as Readable),
      firstLine(child.stderr as Readable),
    ]);
    return { child, line: String(line) };
  };
  const firstLine = (stream: Readable): Promise<string[]> =>
    new Promise((resolve) =>
      createInterface({ input: stream }).once('line', (line) => resolve([line])),
    );

  test('leaves no process behind, lets go of its folder and has kept what it acknowledged', async () => {
    const it = await openCloud({
      keep: {
        code: `${NODE_SDK}
exports.main = async ({ input }) => {
  await db.collection('things').add({ _id: input.id });
  return { ok: true, data: process.pid };
};`,
      },
      // Too busy to hear that its parent is gone; its watching thread starts after a second.
      busy: {
        code: `exports.main = async ({ input }) => {
  await new Promise((resolve) => setTimeout(resolve, 1500));
  require('node:fs').writeFileSync(input.path, String(process.pid));
  for (;;);
};`,
        config: { timeout: 60 },
      },
    });
    const functions = join(it.directory, 'functions');
    const data = join(it.directory, 'killed');
    try {
      const { child, line: origin } = await start(data, functions);
      expect(origin).toMatch(/^http:/);
      const lever = (name: string, body: object) =>
        fetch(`${origin}/local/${name}`, { method: 'POST', body: JSON.stringify(body) });
      const pids: number[] = [];
      for (const id of ['a', 'b', 'c']) {
        const answer = await lever('call', { function: 'keep', action: 'x', input: { id } });
        pids.push(((await answer.json()) as { data: number }).data);
      }
      await lever('clock', { now: Date.UTC(2040, 0, 1) });
      const path = join(it.directory, 'busy.pid');
      const input = { path };
      const hanging = lever('call', { function: 'busy', action: 'x', input }).catch(
        () => undefined,
      );
      pids.push(
        await until(async () => Number(await readFile(path, 'utf8').catch(() => '')) || undefined),
      );

      const second = await start(data, functions);
      expect(second.line).toMatch(/already running/);

      child.kill('SIGKILL');
      await hanging;
      await until(() => (pids.some(isAlive) ? undefined : true));

      const again = await start(data, functions);
      expect(again.line).toMatch(/^http:/);
      const { now } = (await (await fetch(`${again.line}/local/clock`)).json()) as { now: number };
      assert.ok(now >= Date.UTC(2040, 0, 1));
      const repeated = await fetch(`${again.line}/local/call`, {
        method: 'POST',
        body: JSON.stringify({ function: 'keep', action: 'x', input: { id: 'c' } }),
      });
      expect(await repeated.text()).toMatch(/E11000/);
      again.child.kill('SIGKILL');
    } finally {
      await it.close();
    }
  });
});

test('a cloud that keeps nothing answers as ever and begins anew', async () => {
  const it = await openCloud({}, { isKept: false });
  try {
    const { database } = it.cloud;
    await database.insertMany('things', [{ _id: 'a' }]);
    await database.insertMany('things', [{ _id: 'b' }]);
    expect([...database.documents('things')].map(({ _id }) => _id)).toStrictEqual(['a', 'b']);
    await it.pull('POST /local/clock', { now: Date.UTC(2040, 0, 1) });
    await it.restart();
    expect(it.cloud.database.isEmpty()).toBe(true);
    expect(it.cloud.now()).toBeLessThan(Date.UTC(2040, 0, 1));
    expect(existsSync(join(it.dataDirectory, 'database'))).toBe(false);
  } finally {
    await it.close();
  }
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // no such process
  }
}
