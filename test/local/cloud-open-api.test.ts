import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import jsQR from 'jsqr';
import { NODE_SDK, openCloud, type TestCloud, until, WX_SDK } from './open-cloud.ts';
import { readPng } from './read-png.ts';

const ALL = [
  'subscribeMessage.send',
  'security.msgSecCheck',
  'security.mediaCheckAsync',
  'wxacode.getUnlimited',
];
const NODE = `${NODE_SDK}
exports.main = async ({ api, data }) => (await app.callWxOpenApi({ apiName: api, requestData: data })).result;`;
const WX = `${WX_SDK}
exports.main = async ({ api, data }) => {
  const [group, name] = api.split('.');
  try {
    const { buffer, ...answer } = await cloud.openapi[group][name](data);
    return { ...answer, ...(buffer ? { picture: buffer.toString('base64') } : {}) };
  } catch (error) { return { errcode: error.errCode, errmsg: error.errMsg }; }
};`;
const FUNCTIONS = {
  node: { code: NODE, config: { permissions: { openapi: ALL } } },
  wx: { code: WX, config: { permissions: { openapi: ALL } } },
  nodeBare: { code: NODE },
  wxBare: { code: WX, config: { permissions: { openapi: ['security.msgSecCheck'] } } },
  moderation: {
    code: `${NODE_SDK}
exports.main = async (event, context) => {
  const { total } = await db.collection('things').where({ 'event.trace_id': event.trace_id }).count();
  const { WX_OPENID } = sdk.getCloudbaseContext(context);
  await db.collection('things').add({ event, openid: WX_OPENID || null });
  if (event.result.suggest === 'review' && total === 0) throw new Error('come again');
};`,
  },
};

type Answer = Record<string, unknown> & { errcode?: number; errmsg?: string };

describe('open APIs', () => {
  let it: TestCloud;
  beforeAll(async () => {
    it = await openCloud(FUNCTIONS);
    it.cloud.setPersonas([{ id: 'wang', openid: 'o-wang', name: '王阿姨', note: '3 幢' }]);
  });
  afterAll(() => it.close());

  const node = (api: string, data: unknown) => it.result('node', { api, data }) as Promise<Answer>;
  const wx = (api: string, data: unknown) => it.result('wx', { api, data }) as Promise<Answer>;
  const messages = async () =>
    (await it.pull('GET /local/messages')).body as Record<string, unknown>[];
  const message = { touser: 'o-wang', template_id: 't-1', page: 'pages/x?id=1' };
  const data = { thing1: { value: '停水通知' }, time2: { value: '2026年11月24日 09:00' } };

  describe('subscribeMessage.send', () => {
    test('one grant is one message, recorded, whichever SDK sends it', async () => {
      expect((await node('subscribeMessage.send', { ...message, data })).errcode).toBe(43101);
      await it.pull('POST /local/grants', { as: 'wang', templateId: 't-1', count: 2 });
      expect((await node('subscribeMessage.send', { ...message, data })).errcode).toBe(0);
      const { touser, template_id: templateId, page } = message;
      const sent = await wx('subscribeMessage.send', { touser, templateId, page, data });
      expect(sent.errCode).toBe(0);
      const refused = await wx('subscribeMessage.send', { touser, templateId, page, data });
      expect(refused.errcode).toBe(43101);
      const list = await messages();
      expect(list.length).toBe(2);
      expect(list.map((one) => one.function)).toStrictEqual(['node', 'wx']);
      const { at, ...rest } = list[1] ?? {};
      expect(typeof at).toBe('number');
      expect(rest).toStrictEqual({
        ...message,
        data,
        miniprogram_state: 'formal',
        lang: 'zh_CN',
        function: 'wx',
      });
    });

    test('two sends at once cannot share a grant', async () => {
      await it.cloud.grantMessage('o-race', 't-1', 1);
      const send = () => node('subscribeMessage.send', { ...message, touser: 'o-race', data });
      const codes = (await Promise.all([send(), send(), send()])).map(({ errcode }) => errcode);
      expect(codes.sort()).toStrictEqual([0, 43101, 43101]);
    });

    test('messages and grants survive a restart', async () => {
      await it.cloud.grantMessages('o-kept', ['t-1', 't-2']);
      const before = await messages();
      await it.restart();
      expect(await messages()).toStrictEqual(before);
      const kept = { ...message, touser: 'o-kept', data };
      expect((await node('subscribeMessage.send', kept)).errcode).toBe(0);
      expect((await node('subscribeMessage.send', kept)).errcode).toBe(43101);
    });

    for (const [field, value] of [
      ['thing1', '二十个字以内的内容正好二十个字不多不少啊'],
      ['number1', '12.5'],
      ['letter1', 'abc'],
      ['character_string1', 'A-1 #3'],
      ['time1', '15:01'],
      ['time1', '2026-11-24 15:01~16:30'],
      ['date1', '2026年11月24日'],
      ['amount1', '¥12.50元'],
      ['phone_number1', '+86-0571-8888888'],
      ['car_number1', '浙A12345'],
      ['name1', '王小明'],
      ['name1', "Anna O'Neil"],
      ['phrase1', '已完成'],
    ] as const) {
      test(`takes ${field} ${value}`, async () => {
        await it.cloud.grantMessage('o-form', 't-1', 1);
        const sent = { ...message, touser: 'o-form', data: { [field]: { value } } };
        expect((await node('subscribeMessage.send', sent)).errcode).toBe(0);
      });
    }

    for (const [field, value] of [
      ['thing1', '二十个字以内的内容正好二十个字不多不少啊呀'],
      ['thing1', ''],
      ['thing1', { $gt: '' }],
      ['number1', '一二'],
      ['letter1', 'a1'],
      ['character_string1', '中文'],
      ['time1', '25:01'],
      ['date1', '明天'],
      ['amount1', '12345678901'],
      ['phone_number1', 'call me'],
      ['name1', '一二三四五六七八九十一'],
      ['phrase1', '六个字的短语'],
      ['phrase1', 'done'],
      ['surprise1', 'x'],
    ] as const) {
      test(`refuses ${field} ${JSON.stringify(value)}`, async () => {
        await it.cloud.grantMessage('o-form', 't-1', 1);
        const sent = { ...message, touser: 'o-form', data: { [field]: { value } } };
        expect((await node('subscribeMessage.send', sent)).errcode).toBe(47003);
      });
    }

    for (const [name, change, errcode] of [
      ['no person', { touser: '' }, 40003],
      ['no template', { template_id: undefined }, 40037],
      ['a page with a slash', { page: '/pages/x' }, 41030],
      ['no data', { data: undefined }, 47003],
      ['an unknown state', { miniprogram_state: 'x' }, 47003],
    ] as const) {
      test(`refuses ${name}`, async () => {
        const answer = await node('subscribeMessage.send', { ...message, data, ...change });
        expect(answer.errcode).toBe(errcode);
      });
    }
  });

  describe('checks', () => {
    const text = { version: 2, openid: 'o-wang', scene: 2, content: '大家好' };

    test('text passes, or as the lever says, so many times', async () => {
      const suggest = async () =>
        ((await node('security.msgSecCheck', text)).result as { suggest: string }).suggest;
      const { trace_id, result } = await node('security.msgSecCheck', text);
      expect(String(trace_id)).toMatch(/^[\w-]+$/);
      expect(result).toStrictEqual({ suggest: 'pass', label: 100 });
      await it.pull('POST /local/verdicts', { text: 'risky', times: 2 });
      expect([await suggest(), await suggest(), await suggest()]).toStrictEqual([
        'risky',
        'risky',
        'pass',
      ]);
      await it.pull('POST /local/verdicts', { text: 'review' });
      expect(await suggest()).toBe('review');
      expect(((await wx('security.msgSecCheck', text)).result as { suggest: string }).suggest).toBe(
        'review',
      );
      await it.pull('POST /local/verdicts', { text: 'fail', times: 1 });
      expect((await node('security.msgSecCheck', text)).errcode).toBe(-1);
      expect(await suggest()).toBe('pass');
    });

    for (const [name, change, errcode] of [
      ['no openid', { openid: undefined }, 40003],
      ['scene 5', { scene: 5 }, 40097],
      ['version 1', { version: 1 }, 40097],
      ['no text', { content: '' }, 47001],
      ['2501 characters', { content: '长'.repeat(2501) }, 45002],
    ] as const) {
      test(`a text with ${name} is refused`, async () => {
        expect((await node('security.msgSecCheck', { ...text, ...change })).errcode).toBe(errcode);
      });
    }

    test('2500 characters outside the basic plane are not too many', async () => {
      expect(
        (await node('security.msgSecCheck', { ...text, content: '😀'.repeat(2500) })).errcode,
      ).toBe(0);
    });

    const picture = { version: 2, openid: 'o-wang', scene: 1, media_type: 2 };
    const events = (traceId: unknown) =>
      [...it.cloud.database.documents('things')].filter(
        (one) => (one.event as { trace_id: string }).trace_id === traceId,
      );
    const check = async () => {
      const answer = await node('security.mediaCheckAsync', {
        ...picture,
        media_url: `${it.origin}/storage/x.png`,
      });
      return answer.trace_id;
    };

    test('a picture’s result comes later, as an event without an identity', async () => {
      await it.pull('POST /local/verdicts', { picture: 'risky', times: 1 });
      const traceId = await check();
      const [first] = await until(() => (events(traceId).length > 0 ? events(traceId) : undefined));
      const { event, openid } = first as { event: Record<string, unknown>; openid: unknown };
      expect(openid).toBe(null);
      expect(event.MsgType).toBe('event');
      expect(event.Event).toBe('wxa_media_check');
      expect(event.appid).toBe('wxlinlilocal0001');
      expect(event.version).toBe(2);
      expect(event.errcode).toBe(0);
      expect(event.result).toStrictEqual({ suggest: 'risky', label: 21000 });
    });

    test('a result that was not taken comes again', async () => {
      await it.pull('POST /local/verdicts', { picture: 'review', times: 1 });
      const traceId = await check();
      await until(() => (events(traceId).length === 2 ? true : undefined));
    });

    test('a result that was due when the cloud ended comes after the restart', async () => {
      const traceId = await check();
      await it.restart();
      await until(() => (events(traceId).length > 0 ? true : undefined));
    });

    test('a picture without an address or of an unknown kind is refused', async () => {
      expect((await node('security.mediaCheckAsync', picture)).errcode).toBe(40097);
      const url = { media_url: 'http://x/y.png', media_type: 3 };
      expect((await node('security.mediaCheckAsync', { ...picture, ...url })).errcode).toBe(40097);
    });
  });

  describe('wxacode.getUnlimited', () => {
    test('draws a code that can be read', async () => {
      const scene = 'n=1&c=a-b';
      const answer = await wx('wxacode.getUnlimited', {
        scene,
        page: 'pages/join/index',
        width: 300,
      });
      expect(answer.contentType).toBe('image/png');
      const picture = readPng(Buffer.from(String(answer.picture), 'base64'));
      const found = jsQR(picture.data, picture.width, picture.height);
      expect(found?.data).toBe(`pages/join/index?scene=${encodeURIComponent(scene)}`);
    });

    for (const [name, change] of [
      ['a scene of 33 characters', { scene: 'x'.repeat(33) }],
      ['a Chinese scene', { scene: '邻里' }],
      ['a page with a slash', { page: '/pages/x' }],
      ['a small width', { width: 10 }],
    ] as const) {
      test(`refuses ${name}`, async () => {
        assert.ok((await wx('wxacode.getUnlimited', { scene: 'a', ...change })).errcode);
      });
    }
  });

  test('only what config.json permits may be called', async () => {
    const denied = await it.result('nodeBare', { api: 'security.msgSecCheck', data: {} });
    expect((denied as Answer).errcode).toBe(-604101);
    const other = await it.result('wxBare', { api: 'wxacode.getUnlimited', data: { scene: 'a' } });
    expect((other as Answer).errcode).toBe(-604101);
  });

  test('an API that is not known is refused', async () => {
    expect((await node('customerServiceMessage.send', {})).errcode).toBe(-604100);
    expect((await wx('customerServiceMessage.send', {})).errcode).toBe(-604100);
  });
});
