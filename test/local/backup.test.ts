import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { seedDemo } from '../../local/demo/index.ts';
import { collectionDeclarations } from '../../scripts/collections.ts';
import { MANIFEST, type Manifest, sha256 } from '../../scripts/community/archive.ts';
import { backUp } from '../../scripts/community/backup.ts';
import { type Cloud, connect } from '../../scripts/community/cloud.ts';
import { openCommunity } from '../../scripts/community/open.ts';
import { type Port, portOf } from '../../scripts/community/port.ts';
import { restore } from '../../scripts/community/restore.ts';
import { openCloud, type TestCloud } from './open-cloud.ts';

/** A community's data to files, and from files into an empty cloud: the same, document by document. */

const COLLECTIONS = await collectionDeclarations();
const KEY = Buffer.alloc(32, 'linli-backup').toString('base64');
const COMMUNITY = 'sunshine';
const PICTURE = `notices/${COMMUNITY}/one.png`;

let source: TestCloud;
let target: TestCloud;
let kept: string;

function open(): Promise<TestCloud> {
  return openCloud({}, { collections: COLLECTIONS, functionEnvironment: { LINLI_DATA_KEY: KEY } });
}

function cloudOf({ origin }: TestCloud): Cloud {
  return connect({ local: origin });
}

beforeAll(async () => {
  process.env.LINLI_DATA_KEY = KEY;
  source = await open();
  await seedDemo(source.cloud, { seed: 'demo', households: 1_200, progress: () => {} });
  const fileId = await source.cloud.uploadFile(PICTURE, Buffer.from('a picture'));
  await source.cloud.uploadFile(`rosters/${COMMUNITY}/one.xlsx`, Buffer.from('a roster'));
  const database = cloudOf(source).database();
  const { data } = await database
    .collection('notices')
    .where({ communityId: COMMUNITY })
    .limit(1)
    .get();
  await database
    .collection('notices')
    .doc((data[0] as { _id: string })._id)
    .update({ pictures: [{ fileId, state: 'passed', traceId: null }] });
  await openCommunity(cloudOf(source), { id: 'next', name: '隔壁社区', at: source.cloud.now() });
  kept = join(await mkdtemp(join(tmpdir(), 'linli-kept-')), 'sunshine');
  await backUp(portOf(cloudOf(source)), COMMUNITY, kept);
});
beforeEach(async () => {
  process.env.LINLI_DATA_KEY = KEY;
  await target?.close();
  target = await open();
});
afterAll(async () => {
  await source.close();
  await target.close();
  await rm(join(kept, '..'), { recursive: true, force: true });
});

/** Every document of a community, asked of the database itself. */
async function contents({ cloud }: TestCloud, communityId: string) {
  const all: Record<string, unknown[]> = {};
  for (const { name } of COLLECTIONS) {
    const answer = await cloud.database.command('database.getDocument', {
      collectionName: name,
      queryType: 'WHERE',
      query: JSON.stringify({ communityId }),
      order: [{ field: '_id', direction: 'asc' }],
      limit: 1000,
    });
    const { list } = (answer as { data: { list: string[] } }).data;
    all[name] = list.map((text) => JSON.parse(text) as unknown);
  }
  return all;
}

async function copyOfKept(): Promise<string> {
  const { cp } = await import('node:fs/promises');
  const copy = await mkdtemp(join(tmpdir(), 'linli-copy-'));
  await cp(kept, copy, { recursive: true });
  return copy;
}

/** A port whose every request from the n-th on fails. */
function cutAt(port: Port, most: number): { port: Port; requests(): number } {
  let requests = 0;
  const counted = <Args extends unknown[], Result>(ask: (...args: Args) => Promise<Result>) => {
    return async (...args: Args): Promise<Result> => {
      requests += 1;
      if (requests > most) throw new Error('cut');
      return ask(...args);
    };
  };
  const { page, insert, download, upload } = port;
  return {
    port: {
      page: counted(page),
      insert: counted(insert),
      download: counted(download),
      upload: counted(upload),
    },
    requests: () => requests,
  };
}

async function refusal(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => assert.fail('it was taken'),
    (error: Error) => error.message,
  );
}

type Contents = Awaited<ReturnType<typeof contents>>;
interface Motion {
  _id: string;
  state: string;
  salt: string | null;
  form: { secret: boolean };
}

const isRunning = ({ state, form }: Motion) => form.secret && state === 'announced';

/** What a backup keeps: of secret votes under way only that they were ended. */
function keptOf(all: Contents): Contents {
  const running = (all.motions as Motion[]).filter(isRunning).map(({ _id }) => _id);
  const isOther = (one: unknown) => !running.includes((one as { motionId: string }).motionId);
  const ended = (motion: Motion) => ({
    ...motion,
    state: 'cancelled',
    cancelled: expect.stringContaining('备份不保存选票'),
    salt: null,
    renewal: null,
    stopped: null,
    dueAt: null,
    carried: false,
  });
  return {
    ...all,
    motions: (all.motions as Motion[]).map((one) => (isRunning(one) ? ended(one) : one)),
    ballots: (all.ballots ?? []).filter(isOther),
    papers: (all.papers ?? []).filter(isOther),
  };
}

describe('backup and restore', () => {
  it('a secret vote that is under way: neither its salt nor a ballot of it is in the backup', async () => {
    const before = await contents(source, COMMUNITY);
    const running = (before.motions as Motion[]).filter(isRunning);
    assert.ok(running.length >= 2, 'the demo has a secret vote and a question under way');
    const ballots = (before.ballots as { _id: string; motionId: string; receipt: string }[]).filter(
      ({ motionId }) => running.some(({ _id }) => _id === motionId),
    );
    assert.ok(ballots.length > 10);
    const secrets = [
      ...running.map(({ salt }) => salt ?? ''),
      ...ballots.flatMap(({ _id, receipt }) => [_id, receipt]),
    ];
    for (const name of await readdir(kept)) {
      if (name === 'files') continue;
      const text = await readFile(join(kept, name), 'utf8');
      expect(secrets.filter((secret) => text.includes(secret)).slice(0, 3)).toStrictEqual([]);
    }
  });

  it('says so, and restores it as a vote that was ended', async () => {
    const said: string[] = [];
    const directory = join(await mkdtemp(join(tmpdir(), 'linli-said-')), 'kept');
    await backUp(portOf(cloudOf(source)), COMMUNITY, directory, (line) => said.push(line));
    expect(said[0]).toMatch(/^\d+ secret votes are not counted yet: their ballots are not in this/);
    await rm(join(directory, '..'), { recursive: true });
    await restore(portOf(cloudOf(target)), kept);
    const motions = (await contents(target, COMMUNITY)).motions as Motion[];
    expect(motions.filter(isRunning)).toStrictEqual([]);
    const named = motions.filter(({ state, form }) => state === 'announced' && !form.secret);
    assert.ok(named.every(({ salt }) => salt !== null) && named.length > 0, 'named votes go on');
  });

  it('an empty cloud holds the same afterwards, every document and every file', async () => {
    const { documents, files } = await restore(portOf(cloudOf(target)), kept);
    assert.ok(documents > 1_500, `${documents}`);
    expect(files).toBe(1);
    const expected = keptOf(await contents(source, COMMUNITY));
    assert.ok((expected.households?.length ?? 0) >= 1_000);
    expect(await contents(target, COMMUNITY)).toStrictEqual(expected);
    expect(await contents(target, 'riverside')).toStrictEqual(await contents(target, 'nobody'));
    const { data } = await cloudOf(target)
      .database()
      .collection('notices')
      .where({ 'pictures.state': 'passed' })
      .get();
    const [notice] = data as { pictures: { fileId: string }[] }[];
    const bytes = await target.cloud.readFile(notice?.pictures[0]?.fileId ?? '');
    expect(Buffer.from(bytes).toString()).toBe('a picture');
  });

  it('a second time changes nothing', async () => {
    await restore(portOf(cloudOf(target)), kept);
    const before = await contents(target, COMMUNITY);
    expect((await restore(portOf(cloudOf(target)), kept)).documents).toBe(0);
    expect(await contents(target, COMMUNITY)).toStrictEqual(before);
  });

  it('cut anywhere, another run ends the same', async () => {
    const small = await open();
    await seedDemo(small.cloud, { seed: 'demo', households: 120, progress: () => {} });
    const kept = join(await mkdtemp(join(tmpdir(), 'linli-small-')), 'sunshine');
    await backUp(portOf(cloudOf(small)), COMMUNITY, kept);
    await small.close();
    const whole = cutAt(portOf(cloudOf(target)), Number.POSITIVE_INFINITY);
    await restore(whole.port, kept);
    const expected = await contents(target, COMMUNITY);
    for (const share of [0.1, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.9]) {
      await target.close();
      target = await open();
      const most = Math.floor(whole.requests() * share);
      expect(await refusal(restore(cutAt(portOf(cloudOf(target)), most).port, kept))).toBe('cut');
      await restore(portOf(cloudOf(target)), kept);
      assert.deepEqual(await contents(target, COMMUNITY), expected, `cut after ${most}`);
    }
    await rm(join(kept, '..'), { recursive: true });
  });

  it('is for its owner alone, holds no roster file, and no other community', async () => {
    for (const name of await readdir(kept)) {
      const { mode } = await stat(join(kept, name));
      assert.equal(mode & 0o077, 0, name);
    }
    const manifest = JSON.parse(await readFile(join(kept, MANIFEST), 'utf8')) as Manifest;
    expect(manifest.collections.map(({ name }) => name)).toStrictEqual(
      COLLECTIONS.map(({ name }) => name).filter(
        (name) => !['uploads', 'incoming', 'copies'].includes(name),
      ),
    );
    expect(manifest.files.map(({ path }) => path)).toStrictEqual([PICTURE]);
    for (const { name, sha256: hash } of manifest.collections) {
      const text = await readFile(join(kept, `${name}.jsonl`), 'utf8');
      expect(sha256(text)).toBe(hash);
      assert.ok(!text.includes('滨河') || name === 'residents', name);
    }
  });

  it('a cut backup is none, and a whole one is not overwritten', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'linli-cut-'));
    const { port } = cutAt(portOf(cloudOf(source)), 4);
    expect(await refusal(backUp(port, COMMUNITY, directory))).toBe('cut');
    const told = await refusal(restore(portOf(cloudOf(target)), directory));
    expect(told).toMatch(/no whole backup/);
    await backUp(portOf(cloudOf(source)), COMMUNITY, directory);
    expect(await refusal(backUp(portOf(cloudOf(source)), COMMUNITY, directory))).toMatch(/already/);
    expect(await refusal(backUp(portOf(cloudOf(source)), 'nobody', '/dev/null/x'))).toMatch(
      /no comm/,
    );
    await rm(directory, { recursive: true });
  });
});

describe('a restore refuses, and leaves everything as it was', () => {
  const untouched = async (directory: string, words: RegExp) => {
    const before = await contents(target, COMMUNITY);
    expect(await refusal(restore(portOf(cloudOf(target)), directory))).toMatch(words);
    expect(await contents(target, COMMUNITY)).toStrictEqual(before);
    if (directory !== kept) await rm(directory, { recursive: true });
  };

  it('a damaged file, or one that is missing', async () => {
    const damaged = await copyOfKept();
    const text = await readFile(join(damaged, 'residents.jsonl'), 'utf8');
    await writeFile(join(damaged, 'residents.jsonl'), text.replace('陈明灯', '陈明打'));
    await untouched(damaged, /residents\.jsonl is missing or damaged/);
    const without = await copyOfKept();
    await rm(join(without, 'files', sha256('a picture')));
    await untouched(without, /missing or damaged/);
  });

  it('another data key', async () => {
    process.env.LINLI_DATA_KEY = Buffer.alloc(32, 'another').toString('base64');
    await untouched(kept, /LINLI_DATA_KEY is not the key/);
  });

  it('documents of another community, and a path that leads out of the folder', async () => {
    const foreign = await copyOfKept();
    const file = join(foreign, MANIFEST);
    const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
    await writeFile(file, JSON.stringify({ ...manifest, communityId: 'riverside' }));
    await untouched(foreign, /another community/);
    const astray = await copyOfKept();
    const files = manifest.files.map((one) => ({ ...one, path: `notices/${COMMUNITY}/../../x` }));
    await writeFile(join(astray, MANIFEST), JSON.stringify({ ...manifest, files }));
    await untouched(astray, /is no file of/);
  });

  it('a community that is there with other content', async () => {
    const at = target.cloud.now();
    await openCommunity(cloudOf(target), { id: COMMUNITY, name: '另一个社区', at });
    await untouched(kept, /already with other content/);
  });
});

describe('opening a community', () => {
  const start = Date.parse('2026-06-15T02:00:00Z');
  const read = async (name: string) =>
    (await cloudOf(target).database().collection(name).get()).data as Record<string, unknown>[];

  it('gives a code that is kept as a hash only; again, another that takes its place', async () => {
    const at = start;
    const first = await openCommunity(cloudOf(target), { id: 'elm', name: '榆树社区', at });
    expect(first.code).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/);
    const second = await openCommunity(cloudOf(target), {
      id: 'elm',
      name: '榆树社区',
      at: at + 1,
    });
    expect(second.code).not.toBe(first.code);
    const setups = await read('setups');
    expect(setups.length).toBe(1);
    const text = JSON.stringify([setups, await read('audit')]);
    assert.ok(!text.includes(second.code) && !text.includes(second.code.replace('-', '')));
    expect((await read('communities')).length).toBe(1);
    expect((await read('places')).length).toBe(1);
    expect((await read('audit')).length).toBe(2);
  });

  it('not under another name, nor while there is a secretary', async () => {
    await openCommunity(cloudOf(target), { id: 'elm', name: '榆树社区', at: start });
    const other = openCommunity(cloudOf(target), { id: 'elm', name: '柳树社区', at: start });
    expect(await refusal(other)).toMatch(/is the community 榆树社区/);
    const role = { role: 'secretary', placeId: 'elm', from: '2026-01-01', until: '2026-06-15' };
    const resident = { _id: 'r', communityId: 'elm', accountKey: 'wx:r', roles: [role] };
    await cloudOf(target).database().collection('residents').add(resident);
    const again = (at: number) =>
      openCommunity(cloudOf(target), { id: 'elm', name: '榆树社区', at });
    expect(await refusal(again(start))).toMatch(/has a secretary already/);
    assert.ok((await again(start + 86_400_000)).code, 'when the term is over');
    const wrong = openCommunity(cloudOf(target), { id: 'Elm!', name: '榆树社区', at: start });
    expect(await refusal(wrong)).toMatch(/--id needs/);
  });
});
