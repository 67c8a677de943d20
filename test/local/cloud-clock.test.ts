import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseTimer } from '../../local/cloud/schedule.ts';
import { NODE_SDK, openCloud, type TestCloud } from './open-cloud.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

const timed = (config: string) => ({
  code: `${NODE_SDK}
exports.main = async (event, context) => {
  const { TRIGGER_SRC, WX_OPENID, TCB_SOURCE } = sdk.getCloudbaseContext(context);
  const at = Date.now();
  await db.collection('things').add({ running: event.TriggerName, event, at, TRIGGER_SRC, TCB_SOURCE,
    openid: WX_OPENID || null });
  if (event.TriggerName === 'slow') await new Promise((resolve) => setTimeout(resolve, 150));
  await db.collection('things').add({ done: event.TriggerName });
  return { ok: true };
};`,
  config: {
    triggers: [{ name: config.split('|')[0], type: 'timer', config: config.split('|')[1] }],
  },
});

const FUNCTIONS = {
  now: {
    code: `${NODE_SDK}
exports.main = async () => {
  const { id } = await db.collection('things').add({ at: db.serverDate() });
  const { data } = await db.collection('things').doc(id).get();
  class Later extends Date {}
  return {
    now: Date.now(), date: +new Date(), text: Date.parse(Date()), server: +data[0].at,
    fixed: +new Date(2020, 0, 1), utc: Date.UTC(2020, 0, 1), later: +new Later(),
    isDate: new Date() instanceof Date && new Later() instanceof Later && data[0].at instanceof Date,
    constructor: new Date().constructor === Date,
  };
};`,
  },
  morning: timed('morning|0 0 8 * * * *'),
  often: timed('often|0 */10 * * * * *'),
  slow: timed('slow|0 30 9 * * * *'),
};

interface Run {
  running: string;
  at: number;
  event: { Type: string; TriggerName: string; Time: string };
}

describe('the clock', () => {
  let it: TestCloud;
  beforeAll(async () => {
    it = await openCloud(FUNCTIONS);
  });
  afterAll(() => it.close());

  const move = (now: number | null) => it.pull('POST /local/clock', { now });
  const runs = () =>
    [...it.cloud.database.documents('things')].filter((one) => one.running) as unknown as Run[];

  test('moves the whole of a function’s time and the database’s, and keeps ticking', async () => {
    const noon = Date.UTC(2031, 4, 1, 12);
    await move(noon);
    const result = (await it.result('now')) as Record<string, number | boolean>;
    for (const name of ['now', 'date', 'server', 'later']) {
      assert.ok(Math.abs(Number(result[name]) - noon) < HOUR, `${name}: ${result[name]}`);
      assert.ok(Number(result[name]) >= noon, `${name}: ${result[name]}`);
    }
    assert.ok(Math.abs(Number(result.text) - noon) < HOUR);
    expect(result.fixed).toBe(Date.UTC(2020, 0, 1));
    expect(result.utc).toBe(Date.UTC(2020, 0, 1));
    expect(result.isDate).toBe(true);
    expect(result.constructor).toBe(true);
    assert.ok(it.cloud.now() >= noon);
  });

  test('goes back to real time with null', async () => {
    await move(Date.UTC(2031, 4, 1));
    await move(null);
    const { now } = (await it.result('now')) as { now: number };
    assert.ok(Math.abs(now - Date.now()) < HOUR);
  });

  test('moved forward, each timer that came due fires once, in order, with its last due time', async () => {
    // 07:00 in Shanghai, then 10:05: often is due 18 times, morning and slow once each.
    const seven = Date.UTC(2032, 0, 1, 23);
    await move(seven);
    const before = runs().length;
    const { body } = await move(seven + 3 * HOUR + 5 * 60_000);
    const { fired } = body as { fired: { function: string; trigger: string; time: number }[] };
    expect(fired).toStrictEqual([
      { function: 'morning', trigger: 'morning', time: seven + HOUR },
      { function: 'slow', trigger: 'slow', time: seven + 2.5 * HOUR },
      { function: 'often', trigger: 'often', time: seven + 3 * HOUR },
    ]);
    const made = runs().slice(before);
    expect(made.map(({ running }) => running)).toStrictEqual(['morning', 'slow', 'often']);
    expect(made[0]?.event).toStrictEqual({
      Type: 'Timer',
      TriggerName: 'morning',
      Time: '2032-01-02T00:00:00Z',
      Message: '',
    });
    assert.ok((made[0]?.at ?? 0) >= seven + 3 * HOUR, 'functions see the time as it is now');
    const context = made[0] as unknown as Record<string, unknown>;
    expect(context.TRIGGER_SRC).toBe('timer');
    expect(context.TCB_SOURCE).toBe('wx_trigger');
    expect(context.openid).toBe(null);
  });

  test('what is dealt with does not fire again, not even after a restart', async () => {
    const start = Date.UTC(2033, 0, 1, 3);
    await move(start);
    const at = it.cloud.now();
    await it.restart();
    assert.ok(it.cloud.now() >= at, 'the moved clock is kept');
    const { body } = await move(start + 9 * 60_000);
    expect((body as { fired: unknown[] }).fired).toStrictEqual([]);
    const { body: later } = await move(start + 11 * 60_000);
    expect((later as { fired: unknown[] }).fired.length).toBe(1);
  });

  test('moved back, nothing fires, and then forward again it does', async () => {
    const start = Date.UTC(2034, 0, 1, 3);
    await move(start);
    const { body } = await move(start - DAY);
    expect((body as { fired: unknown[] }).fired).toStrictEqual([]);
    const { body: later } = await move(start);
    expect((later as { fired: unknown[] }).fired.length).toBe(3);
  });

  test('two runs of one timer never overlap', async () => {
    const things = () =>
      [...it.cloud.database.documents('things')]
        .filter((one) => one.running === 'slow' || one.done === 'slow')
        .map((one) => (one.running ? 'begin' : 'end'));
    const before = things().length;
    const fire = () => it.pull('POST /local/timer', { function: 'slow', trigger: 'slow' });
    const answers = await Promise.all([fire(), fire(), fire()]);
    for (const answer of answers) {
      expect(answer.body).toStrictEqual({ ok: true });
      expect(answer.databaseRequests).toBe(2);
    }
    expect(things().slice(before)).toStrictEqual(['begin', 'end', 'begin', 'end', 'begin', 'end']);
  });

  test('a timer’s call can be cut when a lever fires it', async () => {
    await it.pull('POST /local/cut', { function: 'slow', request: 1, when: 'after' });
    const answer = await it.pull('POST /local/timer', { function: 'slow', trigger: 'slow' });
    expect(answer.status).toBe(502);
    expect((answer.body as { code: string }).code).toBe('CALL_CUT');
  });
});

test('the first move of a new cloud’s clock fires timers too', async () => {
  const it = await openCloud({ tick: timed('tick|0 0 * * * * *') });
  try {
    const { body } = await it.pull('POST /local/clock', { now: Date.now() + 2 * HOUR });
    expect((body as { fired: unknown[] }).fired.length).toBe(1);
  } finally {
    await it.close();
  }
});

test('timers fire by themselves when they are let', async () => {
  const it = await openCloud({ tick: timed('tick|* * * * * * *') }, { runTimers: true });
  try {
    for (;;) {
      const ticks = [...it.cloud.database.documents('things')].filter((one) => one.running);
      if (ticks.length >= 2) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await it.close();
  }
});

describe('Tencent’s timers', () => {
  const shanghai = (text: string) => Date.parse(`${text}+08:00`);
  for (const [config, after, next] of [
    ['0 0 2 1 * * *', '2026-02-03T00:00:00', '2026-03-01T02:00:00'],
    ['0 0 10 * * MON-FRI *', '2026-11-20T10:00:00', '2026-11-23T10:00:00'],
    ['0 0 9 15 * MON *', '2026-11-10T00:00:00', '2026-11-15T09:00:00'],
    ['0 0 9 15 * MON *', '2026-11-15T09:00:00', '2026-11-16T09:00:00'],
    ['30 */5 * * * * *', '2026-11-15T09:00:30', '2026-11-15T09:05:30'],
    ['0 15,45 8-9 * * * *', '2026-11-15T08:45:00', '2026-11-15T09:15:00'],
    ['0 0 0 1 1 * 2028', '2026-11-15T08:45:00', '2028-01-01T00:00:00'],
    ['0 0 12 * * 0 *', '2026-11-23T00:00:00', '2026-11-29T12:00:00'],
  ] as const) {
    test(`${config} after ${after} is ${next}`, () => {
      const schedule = parseTimer(config);
      expect(schedule.next(shanghai(after))).toBe(shanghai(next));
      expect(schedule.latest(shanghai(after), shanghai(next))).toBe(shanghai(next));
      expect(schedule.latest(shanghai(after), shanghai(next) - 1)).toBe(undefined);
    });
  }

  test('the last due instant is found over years', () => {
    const schedule = parseTimer('*/5 * 3 * * * *');
    expect(schedule.latest(shanghai('2020-01-01T00:00:00'), shanghai('2026-01-01T02:00:00'))).toBe(
      shanghai('2025-12-31T03:59:55'),
    );
    const past = parseTimer('0 0 0 1 1 * 2021');
    expect(past.next(shanghai('2022-01-01T00:00:00'))).toBe(undefined);
    expect(past.latest(shanghai('2020-01-01T00:00:00'), shanghai('2026-01-01T02:00:00'))).toBe(
      shanghai('2021-01-01T00:00:00'),
    );
  });

  for (const config of ['', '* * * * *', '0 0 2 1 * *', '61 * * * * * *', 'a b c d e f g']) {
    test(`"${config}" is no timer`, () => expect(() => parseTimer(config)).toThrow());
  }
});
