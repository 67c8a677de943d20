import assert from 'node:assert/strict';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
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
  beforeAll(async () => {
    it = await openCloud(FUNCTIONS);
    it.cloud.setPersonas([{ id: 'wang', openid: 'o-wang', name: '王阿姨', note: '3 幢' }]);
  });
  afterAll(() => it.close());

  const call = (body: object) => it.pull('POST /local/call', { function: 'notes', ...body });
  const ids = (prefix: string) =>
    [...it.cloud.database.documents('things')]
      .map(({ _id }) => String(_id))
      .filter((id) => id.startsWith(prefix));

  test('call answers with the envelope and the number of database requests', async () => {
    const { status, databaseRequests } = await call({ action: 'three', input: { id: 'a' } });
    expect(status).toBe(200);
    expect(databaseRequests).toBe(3);
    expect(ids('a')).toStrictEqual(['a1', 'a2', 'a3']);
  });

  test('call acts as a persona, as an openid, or as nobody', async () => {
    const openidOf = async (body: object) =>
      ((await call({ action: 'who', ...body })).body as { data: { openid: unknown } }).data.openid;
    expect(await openidOf({ as: 'wang' })).toBe('o-wang');
    expect(await openidOf({ as: 'o-stranger' })).toBe('o-stranger');
    expect(await openidOf({ as: null })).toBe(null);
    expect(await openidOf({})).toBe(null);
  });

  test('call passes the input on as it is', async () => {
    const { body } = await call({ action: 'who', input: [1, { $gt: '' }] });
    const { event } = (body as { data: { event: unknown } }).data;
    expect(event).toStrictEqual({ action: 'who', input: [1, { $gt: '' }] });
  });

  test('a function that fails is 502', async () => {
    const { status, body } = await call({ action: 'fail' });
    expect(status).toBe(502);
    expect(body).toStrictEqual({ ok: false, code: 'FUNCTION_FAILED', message: 'no' });
    expect((await it.pull('POST /local/call', { function: 'no', action: 'x' })).status).toBe(502);
  });

  test('a request that a call left running is not counted for the next', async () => {
    await call({ action: 'late' });
    const { databaseRequests } = await call({ action: 'three', input: { id: 'b' } });
    expect(databaseRequests).toBe(3);
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
      expect((await it.pull('POST /local/call', { function: 'other', action: 'x' })).status).toBe(
        200,
      );
      const { status, body } = await call({ action: 'three', input: { id } });
      expect(status).toBe(502);
      expect((body as { code: string }).code).toBe('CALL_CUT');
      expect(ids(id)).toStrictEqual(kept.map((step) => id + step));
      expect((await call({ action: 'who' })).status).toBe(200);
    });
  }

  test('of requests sent at once, none after the cut takes effect', async () => {
    for (const [when, kept] of [
      ['before', 1],
      ['after', 2],
    ] as const) {
      const id = `once-${when}`;
      await it.pull('POST /local/cut', { function: 'notes', request: 2, when });
      expect((await call({ action: 'atOnce', input: { id } })).status).toBe(502);
      // A later call shows that what was on its way has arrived.
      await call({ action: 'three', input: { id: `then-${when}` } });
      assert.equal(ids(id).length, kept, when);
    }
  });

  test('a cut without a function hits the next call, and a call with fewer requests uses it up', async () => {
    await it.pull('POST /local/cut', { request: 4, when: 'before' });
    expect((await call({ action: 'three', input: { id: 'c' } })).status).toBe(200);
    await it.pull('POST /local/cut', { request: 1, when: 'before' });
    expect((await call({ action: 'three', input: { id: 'd' } })).status).toBe(502);
    expect(ids('d')).toStrictEqual([]);
  });

  test('latency holds database requests up', async () => {
    await it.pull('POST /local/latency', { milliseconds: 60_000 });
    const { body } = await it.pull('POST /local/call', { function: 'held', action: 'x' });
    expect((body as { message: string }).message).toMatch(/timed out/);
    expect(ids('held')).toStrictEqual([]);
    await it.pull('POST /local/latency', { milliseconds: 0 });
    expect((await call({ action: 'three', input: { id: 'f' } })).status).toBe(200);
  });

  test('personas are listed and kept', async () => {
    expect((await it.pull('GET /local/personas')).body).toStrictEqual(it.cloud.personas());
    expect(it.cloud.personas()[0]?.openid).toBe('o-wang');
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
      expect(answer.status).toBe(status);
      expect((answer.body as { code: string }).code).toBe(code);
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
        expect(await ask('/local/personas', { host })).toBe(200);
        expect(await ask('/local/personas', { host, origin: `http://${host}` })).toBe(200);
      }
    });

    test('other paths are not the cloud’s', async () => {
      expect(await ask('/phone/', { host: 'linli.example' })).toBe(404);
      expect(await ask('/locally', { host: 'linli.example' })).toBe(404);
    });
  });
});
