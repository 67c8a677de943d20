import assert from 'node:assert/strict';
import cloudbase from '@cloudbase/node-sdk';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseMultipart } from '../../local/cloud/multipart.ts';
import { decodeMessage, encodeMessage } from '../../local/cloud/protobuf.ts';
import { openCloud, type TestCloud } from './open-cloud.ts';

describe('the wire', () => {
  let it: TestCloud;
  beforeAll(async () => {
    it = await openCloud({ echo: { code: `exports.main = async (event) => event;` } });
  });
  afterAll(() => it.close());

  const ask = async (
    body: string | object,
    headers: Record<string, string> = { authorization: 'Bearer key' },
  ) => {
    const response = await fetch(`${it.origin}/admin?env=linli-local&seqId=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  test('a client from outside works with any credentials, signed or with a key', async () => {
    for (const credentials of [
      { secretId: 'AKID-x', secretKey: 'y' },
      { accessKey: 'header.payload.signature' },
    ]) {
      const app = cloudbase.init({
        env: 'linli-local',
        serviceUrl: `${it.origin}/admin`,
        ...credentials,
      });
      const things = app.database().collection('things');
      const { id } = await things.add({ a: 1 });
      expect((await things.doc(String(id)).get()).data).toStrictEqual([{ _id: id, a: 1 }]);
      const { result } = await app.callFunction({ name: 'echo', data: { b: 2 } });
      expect(result).toStrictEqual({ b: 2 });
    }
  });

  test('every answer has a requestId', async () => {
    const good = await ask({ action: 'functions.invokeFunction', function_name: 'echo' });
    expect(String(good.body.requestId)).toMatch(/^[\w-]{8,}$/);
    expect(good.body.data).toStrictEqual({ response_data: '{}' });
    const bad = await ask({ action: 'database.nothing' });
    expect(String(bad.body.requestId)).toMatch(/^[\w-]{8,}$/);
  });

  for (const [name, body, code] of [
    ['no action', {}, 'INVALID_PARAM'],
    ['an unknown action', { action: 'database.dropEverything' }, 'INVALID_PARAM'],
    ['an unknown service', { action: 'mail.send' }, 'INVALID_PARAM'],
    ['an unknown storage action', { action: 'storage.format' }, 'INVALID_PARAM'],
    ['an action that is no text', { action: ['wx.api'] }, 'INVALID_PARAM'],
    ['a body that is no JSON', '{"action":', 'INVALID_PARAM'],
    ['a body that is no object', '[1]', 'INVALID_PARAM'],
    [
      'a function that is not there',
      { action: 'functions.invokeFunction', function_name: 'no' },
      'FUNCTION_NOT_FOUND',
    ],
    ['a function without a name', { action: 'functions.invokeFunction' }, 'INVALID_PARAM'],
    [
      'an event that is no JSON',
      { action: 'functions.invokeFunction', function_name: 'echo', request_data: '{' },
      'INVALID_PARAM',
    ],
    ['an open API without a name', { action: 'wx.api' }, 'INVALID_PARAM'],
    [
      'a list that is none',
      { action: 'storage.batchDeleteFile', fileid_list: 'x' },
      'INVALID_PARAM',
    ],
  ] as const) {
    test(`${name} is ${code}`, async () => {
      const answer = await ask(body);
      expect(answer.status).toBe(200);
      expect(answer.body.code).toBe(code);
      expect(typeof answer.body.message).toBe('string');
    });
  }

  test('without authorization nothing is done', async () => {
    for (const authorization of ['', 'Basic eDp5', 'TC3-HMAC-SHA256 nothing', 'Bearer ']) {
      const { body } = await ask(
        { action: 'functions.invokeFunction', function_name: 'echo' },
        { authorization },
      );
      assert.equal(body.code, 'SIGN_PARAM_INVALID', authorization);
    }
  });

  test('a request of more than 6 MB is refused', async () => {
    const data = 'x'.repeat(6 * 1024 * 1024);
    const { status, body } = await ask({ action: 'functions.invokeFunction', data });
    expect(status).toBe(413);
    expect(body.code).toBe('PAYLOAD_TOO_LARGE');
  });

  test('only POST is taken', async () => {
    expect((await fetch(`${it.origin}/admin`)).status).toBe(405);
  });

  test('a broken multipart body is refused', async () => {
    const headers = {
      authorization: 'Bearer key',
      'content-type': 'multipart/form-data; boundary=b',
    };
    for (const body of ['', 'nonsense', '--b\r\nno end', '--b\r\n\r\n\r\n--b--']) {
      assert.equal((await ask(body, headers)).body.code, 'INVALID_PARAM', body);
    }
  });
});

test('multipart keeps every byte', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 4 }), (values) => {
      const body = Buffer.concat([
        ...values.flatMap((value, index) => [
          Buffer.from(`--bound\r\nContent-Disposition: form-data; name="f${index}"\r\n\r\n`),
          value,
          Buffer.from('\r\n'),
        ]),
        Buffer.from('--bound--\r\n'),
      ]);
      const fields = parseMultipart('multipart/form-data; boundary=bound', body);
      expect([...(fields ?? [])].map(([, value]) => [...value])).toStrictEqual(
        values.map((value) => [...value]),
      );
    }),
  );
});

test('protocol buffers come back as they were, and anything else is refused or read, never thrown at', () => {
  const value = fc.oneof(
    fc.integer(),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  );
  const fields = fc.array(
    fc.record({ number: fc.integer({ min: 1, max: 30 }), value }, { noNullPrototype: true }),
  );
  fc.assert(
    fc.property(fields, (message) => {
      expect(decodeMessage(encodeMessage(message))).toStrictEqual(message);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      decodeMessage(Buffer.from(bytes));
    }),
  );
});
