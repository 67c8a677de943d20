import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { NODE_SDK, openCloud, type TestCloud } from './open-cloud.ts';

const FUNCTIONS = {
  notes: {
    code: `${NODE_SDK}
exports.main = async (event, context) => {
  const { WX_OPENID: openid } = sdk.getCloudbaseContext(context);
  const things = db.collection('things');
  if (event.action === 'three') {
    for (const step of [1, 2, 3]) await things.add({ _id: event.input.id + step });
  }
  if (event.action === 'atOnce') {
    await Promise.all([1, 2, 3, 4].map((step) => things.add({ _id: event.input.id + step })));
  }
  if (event.action === 'fail') throw new Error('no');
  if (event.action === 'late') {
    // Not waited for: it belongs to this call alone.
    void things.add({ late: true });
    return { ok: true };
  }
  return { ok: true, data: { openid: openid ?? null, event } };
};`,
  },
  held: {
    code: `${NODE_SDK}
exports.main = async () => { await db.collection('things').add({ _id: 'held' }); };`,
    config: { timeout: 1 },
  },
  other: { code: `exports.main = async () => ({ ok: true });` },
};

describe('levers', () => {
  let it: TestCloud;
  before(async () => {
    it = await openCloud(FUNCTIONS);
    it.cloud.setPersonas([{ id: 'wang', openid: 'o-wang', name: '王阿姨', note: '3 幢' }]);
  });
  after(() => it.close());

  const call = (body: object) => it.pull('POST /local/call', { function: 'notes', ...body });
  const ids = (prefix: string) =>
    [...it.cloud.database.documents('things')]
      .map(({ _id }) => String(_id))
      .filter((id) => id.startsWith(prefix));

  test('call answers with the envelope and the number of database requests', async () => {
    const { status, databaseRequests } = await call({ action: 'three', input: { id: 'a' } });
    assert.equal(status, 200);
    assert.equal(databaseRequests, 3);
    assert.deepEqual(ids('a'), ['a1', 'a2', 'a3']);
  });

  test('call acts as a persona, as an openid, or as nobody', async () => {
    const openidOf = async (body: object) =>
      ((await call({ action: 'who', ...body })).body as { data: { openid: unknown } }).data.openid;
    assert.equal(await openidOf({ as: 'wang' }), 'o-wang');
    assert.equal(await openidOf({ as: 'o-stranger' }), 'o-stranger');
    assert.equal(await openidOf({ as: null }), null);
    assert.equal(await openidOf({}), null);
  });

  test('call passes the input on as it is', async () => {
    const { body } = await call({ action: 'who', input: [1, { $gt: '' }] });
    const { event } = (body as { data: { event: unknown } }).data;
    assert.deepEqual(event, { action: 'who', input: [1, { $gt: '' }] });
  });

  test('a function that fails is 502', async () => {
    const { status, body } = await call({ action: 'fail' });
    assert.equal(status, 502);
    assert.deepEqual(body, { ok: false, code: 'FUNCTION_FAILED', message: 'no' });
    assert.equal((await it.pull('POST /local/call', { function: 'no', action: 'x' })).status, 502);
  });

  test('a request that a call left running is not counted for the next', async () => {
    await call({ action: 'late' });
    const { databaseRequests } = await call({ action: 'three', input: { id: 'b' } });
    assert.equal(databaseRequests, 3);
  });

  for (const [when, request, kept] of [
    ['before', 1, []],
    ['after', 1, ['1']],
    ['before', 2, ['1']],
    ['after', 2, ['1', '2']],
    ['after', 3, ['1', '2', '3']],
  ] as const) {
    test(`cut ${when} request ${request}: so much took effect, once`, async () => {
      const id = `${when}${request}-`;
      await it.pull('POST /local/cut', { function: 'notes', request, when });
      assert.equal(
        (await it.pull('POST /local/call', { function: 'other', action: 'x' })).status,
        200,
      );
      const { status, body } = await call({ action: 'three', input: { id } });
      assert.equal(status, 502);
      assert.equal((body as { code: string }).code, 'CALL_CUT');
      assert.deepEqual(
        ids(id),
        kept.map((step) => id + step),
      );
      assert.equal((await call({ action: 'who' })).status, 200);
    });
  }

  test('of requests sent at once, none after the cut takes effect', async () => {
    for (const [when, kept] of [
      ['before', 1],
      ['after', 2],
    ] as const) {
      const id = `once-${when}`;
      await it.pull('POST /local/cut', { function: 'notes', request: 2, when });
      assert.equal((await call({ action: 'atOnce', input: { id } })).status, 502);
      // A later call shows that what was on its way has arrived.
      await call({ action: 'three', input: { id: `then-${when}` } });
      assert.equal(ids(id).length, kept, when);
    }
  });

  test('a cut without a function hits the next call, and a call with fewer requests uses it up', async () => {
    await it.pull('POST /local/cut', { request: 4, when: 'before' });
    assert.equal((await call({ action: 'three', input: { id: 'c' } })).status, 200);
    await it.pull('POST /local/cut', { request: 1, when: 'before' });
    assert.equal((await call({ action: 'three', input: { id: 'd' } })).status, 502);
    assert.deepEqual(ids('d'), []);
  });

  test('latency holds database requests up', async () => {
    await it.pull('POST /local/latency', { milliseconds: 60_000 });
    const { body } = await it.pull('POST /local/call', { function: 'held', action: 'x' });
    assert.match((body as { message: string }).message, /timed out/);
    assert.deepEqual(ids('held'), []);
    await it.pull('POST /local/latency', { milliseconds: 0 });
    assert.equal((await call({ action: 'three', input: { id: 'f' } })).status, 200);
  });

  test('personas are listed and kept', async () => {
    assert.deepEqual((await it.pull('GET /local/personas')).body, it.cloud.personas());
    assert.equal(it.cloud.personas()[0]?.openid, 'o-wang');
  });

  for (const [lever, body, status, code] of [
    ['GET /local/nothing', undefined, 404, 'LEVER_UNKNOWN'],
    ['POST /local/personas', {}, 405, 'METHOD_NOT_ALLOWED'],
    ['GET /local/call', undefined, 405, 'METHOD_NOT_ALLOWED'],
    ['POST /local/call', '{', 400, 'INVALID_JSON'],
    ['POST /local/call', '[]', 400, 'INVALID_JSON'],
    ['POST /local/call', {}, 400, 'INPUT_INVALID'],
    ['POST /local/call', { function: 'notes', action: 1 }, 400, 'INPUT_INVALID'],
    ['POST /local/call', { function: 'notes', action: 'x', as: {} }, 400, 'INPUT_INVALID'],
    ['POST /local/call', { function: 'notes', action: 'x', openid: 'o' }, 400, 'INPUT_INVALID'],
    ['POST /local/clock', { now: 'noon' }, 400, 'INPUT_INVALID'],
    ['POST /local/clock', { now: -1 }, 400, 'INPUT_INVALID'],
    ['POST /local/clock', {}, 400, 'INPUT_INVALID'],
    ['POST /local/latency', { milliseconds: -1 }, 400, 'INPUT_INVALID'],
    ['POST /local/cut', { request: 0, when: 'before' }, 400, 'INPUT_INVALID'],
    ['POST /local/cut', { request: 1, when: 'then' }, 400, 'INPUT_INVALID'],
    ['POST /local/cut', { request: 1, when: 'after', function: 'no' }, 400, 'INPUT_INVALID'],
    ['POST /local/verdicts', { text: 'good' }, 400, 'INPUT_INVALID'],
    ['POST /local/verdicts', { text: 'pass', times: 0 }, 400, 'INPUT_INVALID'],
    ['POST /local/grants', { as: 'wang', templateId: 't', count: 0.5 }, 400, 'INPUT_INVALID'],
    ['POST /local/timer', { function: 'notes', trigger: 'no' }, 404, 'TIMER_UNKNOWN'],
  ] as const) {
    test(`${lever} ${JSON.stringify(body)} is ${status} ${code}`, async () => {
      const answer = await it.pull(lever, body);
      assert.equal(answer.status, status);
      assert.equal((answer.body as { code: string }).code, code);
    });
  }

  describe('foreigners', () => {
    const ask = (path: string, headers: Record<string, string>): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const { port } = new URL(it.origin);
        request({ host: '127.0.0.1', port, path, headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    const port = () => new URL(it.origin).port;

    test('a foreign Host or Origin is refused at every door', async () => {
      for (const path of ['/local/personas', '/admin', '/storage/a.txt']) {
        for (const headers of <Record<string, string>[]>[
          { host: 'linli.example' },
          { host: `linli.example:${port()}` },
          { host: '127.0.0.1:1' },
          { host: `127.0.0.1.example:${port()}` },
          { host: `localhost:${port()}`, origin: 'https://linli.example' },
          { host: `localhost:${port()}`, origin: 'null' },
          { host: `localhost:${port()}`, origin: 'http://localhost:1' },
          { host: `localhost:${port()}`, origin: `https://localhost:${port()}` },
          { host: `localhost:${port()}`, 'sec-fetch-site': 'cross-site' },
        ]) {
          assert.equal(await ask(path, headers), 403, `${path} ${JSON.stringify(headers)}`);
        }
      }
    });

    test('this machine under each of its names is let in', async () => {
      for (const name of ['localhost', '127.0.0.1', '[::1]', 'LOCALHOST']) {
        const host = `${name}:${port()}`;
        assert.equal(await ask('/local/personas', { host }), 200);
        assert.equal(await ask('/local/personas', { host, origin: `http://${host}` }), 200);
      }
    });

    test('other paths are not the cloud’s', async () => {
      assert.equal(await ask('/phone/', { host: 'linli.example' }), 404);
      assert.equal(await ask('/locally', { host: 'linli.example' }), 404);
    });
  });
});
