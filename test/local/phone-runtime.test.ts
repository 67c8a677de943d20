import assert from 'node:assert/strict';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type RunningMiniprogram, runMiniprogram } from './run-miniprogram.ts';

const FIXTURE = join(import.meta.dirname, 'fixtures', 'phone-app');

let running: RunningMiniprogram;
let page: Page;

beforeAll(async () => {
  running = await runMiniprogram(FIXTURE);
  page = running.page;
  page.setDefaultTimeout(5000);
});
afterAll(() => running?.close());

/** The data of the page that is shown. */
const data = (path: string) => page.evaluate(`runtime.pages().at(-1).instance.data.${path}`);
const seen = () => page.evaluate('runtime.pages().at(-1).instance.seen') as Promise<unknown[][]>;
const forget = () => page.evaluate('runtime.pages().at(-1).instance.seen.length = 0');
const events = () => page.evaluate('window.events') as Promise<string[]>;

async function tap(selector: string): Promise<void> {
  const found = page.locator(`wx-frame:not([hidden]) ${selector}`).first();
  await found.scrollIntoViewIfNeeded();
  await found.tap();
}

/** A computed style; as text, since this side has no DOM types. */
const colour = (selector: string, name: string) =>
  page.evaluate(`getComputedStyle(document.querySelector('${selector}'))['${name}']`);

async function until(check: () => Promise<unknown>, wanted: unknown): Promise<void> {
  let last: unknown;
  for (let attempt = 0; attempt < 60; attempt++) {
    last = await check();
    if (JSON.stringify(last) === JSON.stringify(wanted)) return;
    await page.waitForTimeout(50);
  }
  expect(last).toStrictEqual(wanted);
}

async function drag(selector: string, dx: number, dy: number): Promise<void> {
  const found = page.locator(`wx-frame:not([hidden]) ${selector}`).first();
  await found.scrollIntoViewIfNeeded();
  const box = await found.boundingBox();
  assert.ok(box);
  const client = await page.context().newCDPSession(page);
  const at = (share: number) => ({
    x: box.x + box.width / 2 + dx * share,
    y: box.y + box.height / 2 + dy * share,
  });
  const send = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    points: { x: number; y: number }[],
  ) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await send('touchStart', [at(0)]);
  for (let step = 1; step <= 8; step++) await send('touchMove', [at(step / 8)]);
  await page.waitForTimeout(100);
  await send('touchEnd', []);
}

describe('pages', () => {
  beforeEach(() => running.open('pages/basic/index'));

  it('runs TypeScript, WXS and rpx, and hands taps on with the dataset', async () => {
    expect(running.errors).toStrictEqual([]);
    expect(await page.locator('#half').textContent()).toBe('第1页!');
    expect((await page.locator('#half').boundingBox())?.width).toBe(375 / 2);
    await tap('.t-button');
    await until(() => data('count'), 2);
    await page.locator('wx-button:has-text("原生按钮")').click();
    await until(() => data('count'), 12);
  });

  it('keeps a component’s styles in it and the page’s styles out of it', async () => {
    expect(await colour('wx-card [role=button]', 'background-color')).toBe('rgb(4, 5, 6)');
    expect(await colour('wx-card [role=button]', 'color')).toBe('rgb(17, 17, 17)');
    expect(await colour('wx-card wx-view wx-view', 'color')).toBe('rgb(1, 2, 3)');
    expect(await colour('wx-card', 'display')).toBe('block');
  });

  it('fires ready, fills named slots and bubbles to the page', async () => {
    expect(await page.locator('wx-card').textContent()).toBe('卡片内容页脚');
    const ready = `runtime.pages().at(-1).instance.selectComponent('card, .card')`;
    expect(await page.evaluate(`${ready} === undefined`)).toBe(false);
    await page.locator('[aria-label="选卡片"]').press('Enter');
    await until(() => data('chosen'), '卡片');
  });

  it('loads a subpackage when it is needed, keeps the stack and comes back', async () => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.evaluate(`runtime.open('package-far/pages/far/index', { from: '近' }, 'push')`);
    expect(requests.filter((path) => path.endsWith('.js'))).toStrictEqual([
      '/phone/package-far.js',
    ]);
    expect(await page.locator('wx-frame:not([hidden])').textContent()).toBe('远 近');
    expect(await page.evaluate('runtime.pages().length')).toBe(2);
    await page.evaluate('runtime.back(1)');
    expect(await page.locator('wx-frame').count()).toBe(1);
    await expect(page.evaluate(`runtime.open('pages/none', {}, 'push')`)).rejects.toThrow(
      /no page/,
    );
  });

  it('follows the colour scheme', async () => {
    const ink = () => colour('wx-page', 'color');
    expect(await ink()).toBe('rgb(17, 17, 17)');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await ink()).toBe('rgb(238, 238, 238)');
    await page.emulateMedia({ colorScheme: null });
  });

  it('answers selector queries from the page’s own corner', async () => {
    const rect = await page.evaluate(`new Promise((done) => runtime.createSelectorQuery()
      .select('#half').fields({ rect: true, size: true, id: true }, done).exec())`);
    expect(rect).toStrictEqual({
      id: 'half',
      left: 0,
      top: 0,
      right: 187.5,
      bottom: 40,
      width: 187.5,
      height: 40,
    });
  });
});

describe('WeChat’s own components', () => {
  beforeEach(async () => {
    await running.open('pages/native/index');
    await forget();
  });

  it('lets bindinput replace what was typed, and counts characters', async () => {
    const field = page.locator('#upper input');
    await field.pressSequentially('ab');
    await until(() => field.inputValue(), 'AB');
    await field.fill('😀😀😀😀😀');
    expect(await field.inputValue()).toBe('😀😀😀😀');
    await field.press('Enter');
    const found = await seen();
    assert.ok(found.some(([type]) => type === 'focus'));
    expect(found.find(([type]) => type === 'confirm')).toStrictEqual(['confirm', '😀😀😀😀']);
    expect(found.find(([type]) => type === 'blur')?.[1]).toStrictEqual({
      value: '😀😀😀😀',
      cursor: 8,
    });
  });

  it('binds model: both ways, and switches wx:if', async () => {
    await page.locator('#model input').fill('甲');
    await until(() => data('model'), '甲');
    expect(await page.locator('#yes').count()).toBe(1);
    await page.evaluate(`runtime.pages().at(-1).instance.setData({ model: '乙' })`);
    expect(await page.locator('#model input').inputValue()).toBe('乙');
    expect(await page.locator('#no').count()).toBe(1);
    expect(await page.locator('#hidden').isVisible()).toBe(false);
  });

  it('submits and resets a form', async () => {
    await page.locator('#upper input').fill('q');
    await tap('#b');
    await tap('wx-label:has-text("选二")');
    await tap('#switch');
    await tap('#submit');
    const value = (await seen()).find(([type]) => type === 'submit')?.[1];
    expect(value).toStrictEqual({
      upper: 'Q',
      model: '',
      long: '',
      boxes: ['a', 'b'],
      radio: '2',
      switch: true,
    });
    await tap('#reset');
    await until(() => page.locator('#upper input').inputValue(), '');
    expect(await page.locator('#b').getAttribute('aria-checked')).toBe('false');
    await forget();
    await tap('#submit');
    const again = (await seen()).find(([type]) => type === 'submit')?.[1];
    expect((again as { boxes: unknown }).boxes).toStrictEqual(['a']);
  });

  it('opens pickers as sheets', async () => {
    const choose = async (id: string, clicks: string[]) => {
      await tap(id);
      for (const text of clicks) {
        await page.locator('.wx-sheet li', { hasText: new RegExp(`^${text}$`) }).click();
        await page.waitForTimeout(250);
      }
      await page.locator('.wx-sheet button', { hasText: '确定' }).click();
      return (await seen()).filter(([type]) => type === 'picked').at(-1)?.[1];
    };
    expect(await choose('#single', ['二'])).toBe('1');
    expect(await choose('#date', ['27日'])).toBe('2026-02-27');
    expect(await choose('#multi', ['乙', '乙一'])).toStrictEqual([1, 0]);
  });

  it('scrolls, slides and shows rich text without its scripts', async () => {
    await page.evaluate(`runtime.pages().at(-1).instance.setData({ into: 'row10', slide: 1 })`);
    const top = () => page.locator('#scroll').evaluate((one) => one.scrollTop);
    await until(top, 400);
    await page.locator('#scroll').evaluate((one) => one.scrollTo(0, 10_000));
    await until(async () => (await seen()).some(([type]) => type === 'scrolltolower'), true);
    const slide = (await seen()).find(([type]) => type === 'change')?.[1];
    expect(slide).toStrictEqual({ current: 1, source: '', currentItemId: 'y' });
    expect(await page.locator('wx-rich-text p').textContent()).toBe('红粗');
    expect(await page.evaluate('window.evil')).toBe(undefined);
  });

  it('sends events along the tree: capture, catch, mut-bind, marks', async () => {
    await tap('#inner');
    await tap('#bubble');
    await tap('#mutual');
    const marks = { inner: '里', outer: '外' };
    expect((await seen()).filter((one) => one.length === 3)).toStrictEqual([
      ['捕获', '内', marks],
      ['内', '内', marks],
      ['捕获', '冒', { outer: '外' }],
      ['冒', '冒', { outer: '外' }],
      ['捕获', '冒', { outer: '外' }],
      ['捕获', '斥内', { outer: '外' }],
      ['斥内', '斥内', { outer: '外' }],
      ['捕获', '斥内', { outer: '外' }],
    ]);
  });

  it('tells a long press from a tap; a disabled button has neither', async () => {
    const box = await page.locator('#long-press').boundingBox();
    assert.ok(box);
    await page.locator('#long-press').scrollIntoViewIfNeeded();
    await page.locator('#long-press').click({ delay: 500 });
    await page.locator('#off').tap({ force: true });
    expect(
      (await seen()).map(([type]) => type).filter((type) => type === 'longpress' || type === 'tap'),
    ).toStrictEqual(['longpress']);
    await page.locator('#pressable').focus();
    await page.keyboard.press('Space');
    expect((await seen()).at(-1)?.[0]).toBe('tap');
  });

  it('raises open-type, opens a navigator’s page and shows pictures', async () => {
    await tap('#share');
    await tap('#agree');
    expect(await events()).toStrictEqual(['open:share', 'open:agreePrivacyAuthorization']);
    assert.ok((await seen()).some(([type]) => type === 'agreeprivacyauthorization'));
    await until(
      async () => Math.round((await page.locator('#picture').boundingBox())?.height ?? 0),
      50,
    );
    await tap('#go');
    await until(() => page.locator('wx-frame:not([hidden])').textContent(), '远 导航');
  });

  it('pulls down to refresh', async () => {
    await page.evaluate('runtime.startPullDownRefresh()');
    const height = () =>
      page.locator('wx-scroller > .wx-refresher').evaluate((one) => one.clientHeight);
    await until(height, 50);
    await page.evaluate('runtime.stopPullDownRefresh()');
    await until(height, 0);
    await drag('#upper', 0, 250);
    await until(async () => (await seen()).filter(([type]) => type === 'refresh').length, 2);
  });

  it('shows what was thrown, and what was rejected', async () => {
    await tap('#broken');
    const shown = page.locator('.wx-error');
    expect((await shown.textContent()) ?? '').toMatch(/pages\/native\/index[\s\S]*按坏了/);
    await shown.getByText('关闭').click();
    await tap('#rejected');
    expect((await shown.textContent()) ?? '').toMatch(/没人接住/);
    expect((await events()).filter((one) => one.startsWith('error:')).length).toBe(2);
  });
});

describe('TDesign', () => {
  beforeAll(() => running.open('pages/tdesign/index'));

  it('takes input in every kind of field', async () => {
    await tap('.t-switch');
    await tap('.t-stepper__plus');
    await page.locator('.t-input input').first().fill('王小明王小明');
    await page.locator('.t-textarea textarea').fill('好'.repeat(30));
    await tap('.t-checkbox >> nth=1');
    await tap('.t-radio >> nth=1');
    await tap('.t-tabs__item >> nth=1');
    await tap('.t-collapse-panel__header');
    await page.locator('.t-search input').fill('水');
    const values = () =>
      page.evaluate(`(({ on, steps, name, note, boxes, radio, tab, open, word }) =>
        [on, steps, name, note.length, boxes, radio, tab, open, word])(
        runtime.pages().at(-1).instance.data)`);
    await until(values, [true, 2, '王小明王', 20, ['1', '2'], '2', 'b', [0], '水']);
  });

  it('swipes a cell open', async () => {
    await drag('.t-swipe-cell', -120, 0);
    await page.waitForTimeout(700);
    await tap('.delete');
    await until(() => data('answer'), 'swiped');
  });

  it('opens and closes what lies over the page', async () => {
    const openBy = (text: string) => tap(`.t-button:has-text("${text}")`);
    await openBy('弹层');
    await page.locator('.popup').waitFor();
    await page.waitForTimeout(400);
    await page.touchscreen.tap(180, 60);
    await until(() => data('popup'), false);
    await openBy('对话');
    await tap('.t-dialog__button--confirm');
    await until(() => data('answer'), 'confirm');
    await page.waitForTimeout(400);
    await openBy('动作');
    await tap('.t-action-sheet__list-item >> nth=1');
    await until(() => data('answer'), '乙');
    await page.waitForTimeout(400);
    await openBy('选择');
    await drag('.t-picker-item__group', 0, -45);
    await page.waitForTimeout(500);
    await tap('.t-picker__confirm');
    await until(() => data('answer'), ['2']);
    await page.waitForTimeout(400);
    await openBy('日期');
    await page.locator('.t-picker__confirm:visible').last().tap();
    await until(() => data('answer'), '2026-11-23 00:00:00');
  });

  it('runs the helpers: Toast, Message, Dialog', async () => {
    await page.waitForTimeout(400);
    await tap('.t-button:has-text("轻提示")');
    await page.locator('.t-toast:has-text("好了")').waitFor();
    await page.locator('.t-toast:has-text("好了")').waitFor({ state: 'hidden' });
    await tap('.t-button:has-text("消息")');
    await page.locator('.t-message:has-text("有一条消息")').waitFor();
    await tap('.t-button:has-text("询问")');
    await page.locator('.t-dialog__button--confirm:visible').last().tap();
    await until(() => data('answer'), 'asked');
    expect(await events()).toStrictEqual([]);
  });
});
