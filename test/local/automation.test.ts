import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type OpenPhone, openPhone } from './open-phone.ts';

/** What miniprogram-automator's declarations leave open. */
interface Element {
  tagName: string;
  $(selector: string): Promise<Element | null>;
  $$(selector: string): Promise<Element[]>;
  text(): Promise<string>;
  tap(): Promise<void>;
  longpress(): Promise<void>;
  attribute(name: string): Promise<string>;
  property(name: string): Promise<unknown>;
  value(): Promise<unknown>;
  style(name: string): Promise<string>;
  size(): Promise<{ width: number; height: number }>;
  offset(): Promise<{ left: number; top: number }>;
  wxml(): Promise<string>;
  outerWxml(): Promise<string>;
  trigger(type: string, detail?: unknown): Promise<void>;
  input(text: string): Promise<void>;
  data(path?: string): Promise<unknown>;
  setData(data: object): Promise<void>;
  callMethod(name: string, ...values: unknown[]): Promise<unknown>;
}

let open: OpenPhone;
let program: Awaited<ReturnType<OpenPhone['connect']>>;

beforeAll(async () => {
  open = await openPhone();
  program = await open.connect('phone=a');
});
afterAll(() => open.close());

async function page() {
  const current = await program.currentPage();
  assert.ok(current);
  return current;
}

async function find(selector: string): Promise<Element> {
  const element = (await (await page()).$(selector)) as unknown as Element | null;
  assert.ok(element, `${selector} is on the page`);
  return element;
}

test('the current page and the stack have numbers, paths and queries', async () => {
  const current = await page();
  expect(current.path).toBe('pages/home/index');
  expect(current.query).toStrictEqual({});
  expect((await program.pageStack()).length).toBe(1);
});

test('selectors find what WXML holds, with its own tag names', async () => {
  const items = (await (await page()).$$('view.list > .item')) as Element[];
  expect(await Promise.all(items.map((item) => item.text()))).toStrictEqual(['甲', '乙']);
  expect(items[0]?.tagName).toBe('view');
  expect(await (await find('[data-name="乙"]')).text()).toBe('乙');
  expect(await (await find('#root')).attribute('aria-label')).toBe('列表');
  expect(await (await page()).$('.nothing')).toBe(null);
  expect(await (await page()).$$('.nothing')).toStrictEqual([]);
  const byPath = (await (await page()).xpath('//view[@class="item"][2]')) as unknown as Element;
  expect(await byPath.text()).toBe('乙');
});

test('a custom component is closed to the page and open to itself', async () => {
  expect(await (await page()).$('.inside')).toBe(null);
  const counter = await find('#counter');
  expect(await (await counter.$('.inside'))?.text()).toBe('数 0');
  expect(await (await find('#counter >>> .inside')).text()).toBe('数 0');
  expect(await (await find('.box >>> button.add')).text()).toBe('加一');
  expect(((await (await page()).$$('>>> .item')) as Element[]).length).toBe(2);
  await (await counter.$('.add'))?.tap();
  expect(await counter.data()).toStrictEqual({ label: '数', count: 1 });
  expect(await counter.callMethod('double', 21)).toBe(21);
  await counter.setData({ count: 5 });
  expect(await counter.data('count')).toBe(5);
  expect(await (await page()).data('counted')).toBe(1);
});

test('a tap is a real one: it counts, and a covered element is noticed', async () => {
  const count = await find('.count');
  await count.tap();
  await count.tap();
  expect(await (await page()).data('taps')).toBe(2);
  expect(await count.text()).toBe('点 2');
  await (await page()).setData({ covered: true });
  await expect((await find('.under')).tap()).rejects.toThrow(/covered by/);
  await (await page()).setData({ covered: false });
  await (await find('.under')).tap();
  expect(await (await page()).data('taps')).toBe(3);
});

test('typing reaches the page as input events', async () => {
  const field = await find('input.field');
  await field.input('王秀英');
  expect(await (await find('.typed')).text()).toBe('王秀英');
  expect(await field.value()).toBe('王秀英');
  expect(await field.attribute('aria-label')).toBe('名字');
  await field.trigger('input', { value: '李' });
  expect(await (await page()).data('typed')).toBe('李');
});

test('an element tells its style, size, place and WXML', async () => {
  const item = await find('.item');
  expect(await item.style('color')).toBe('rgb(1, 2, 3)');
  assert.ok((await item.size()).width > 100);
  assert.ok((await item.offset()).top > 40);
  expect(await item.wxml()).toBe('甲');
  expect(await item.outerWxml()).toMatch(/^<view .*class="item".*>甲<\/view>$/);
  expect(await (await find('#counter')).wxml()).toMatch(/<button .*class="add".*>加一<\/button>/);
});

test('data is read and written by path', async () => {
  const current = await page();
  expect(await current.data('list[1].name')).toBe('乙');
  await current.setData({ 'list[1].name': '丙' });
  expect(await (await find('[data-name="丙"]')).text()).toBe('丙');
  await current.setData({ 'list[1].name': '乙' });
  assert.ok(Number((await current.size()).height) > 100);
  expect(await current.scrollTop()).toBe(0);
});

test('wx is called, replaced and given back', async () => {
  expect(typeof (await program.systemInfo()).windowWidth).toBe('number');
  await program.mockWxMethod('showModal', { confirm: true, cancel: false });
  expect(await program.callWxMethod('showModal', { title: '?' })).toStrictEqual({
    confirm: true,
    cancel: false,
  });
  await program.mockWxMethod(
    'getStorageSync',
    (key: string, otherwise: string) => (key === 'a' ? '甲' : otherwise),
    '没有',
  );
  expect(await program.callWxMethod('getStorageSync', 'a')).toBe('甲');
  expect(await program.callWxMethod('getStorageSync', 'b')).toBe('没有');
  await program.restoreWxMethod('getStorageSync');
  expect(await program.callWxMethod('getStorageSync', 'a')).toBe('');
  await program.restoreWxMethod('showModal');
  await expect(program.callWxMethod('nothingLikeThis')).rejects.toThrow(/not exists/);
});

test('dialogs of the phone are answered by a native tap', async () => {
  const asked = program.evaluate(
    'function () { return wx.showModal({ title: "退出？" }).then((r) => r.confirm) }',
  );
  await program.native().confirmModal();
  expect(await asked).toBe(true);
});

test('code runs in the app, and the app calls back', async () => {
  expect(await program.evaluate((a: number, b: number) => a + b, 2, 3)).toBe(5);
  expect(await program.evaluate('function () { return getApp().globalData.launches }')).toBe(1);
  const called = new Promise((resolve) => {
    void program
      .exposeFunction('tellTest', resolve)
      .then(() => program.evaluate('function () { tellTest("您好") }'));
  });
  expect(await called).toBe('您好');
});

test('logs and exceptions of the app come as events', async () => {
  const logged = new Promise<{ type: string; args: unknown[] }>((resolve) =>
    program.on('console', (entry) => {
      if (entry.args?.[0] === '一行') resolve(entry);
    }),
  );
  await program.evaluate('function () { console.warn("一行", {a: 1}) }');
  expect(await logged).toStrictEqual({ type: 'warn', args: ['一行', { a: 1 }] });
  const thrown = new Promise<{ message: string }>((resolve) => program.on('exception', resolve));
  await (await find('.fail')).tap();
  expect((await thrown).message).toMatch(/坏了的按钮/);
  // Shown over the page until it is closed.
  await open.automation.browserPage('a').click('.wx-error >> text=关闭');
});

test('a picture of the phone is a PNG of its screen', async () => {
  const picture = Buffer.from(String(await program.screenshot()), 'base64');
  expect(picture.readUInt32BE(16)).toBe(375 * 2);
  expect(picture.readUInt32BE(20)).toBe(812 * 2);
});

test('what the port does not know is answered with an error', async () => {
  const { send } = program as unknown as { send(method: string): Promise<unknown> };
  await expect(send.call(program, 'Page.nothing')).rejects.toThrow(/unknown method/);
  await expect(send.call(program, 'Element.getOffset')).rejects.toThrow(/no such element/);
  await expect(send.call(program, 'Page.getData')).rejects.toThrow(/page destroyed/);
});

test('navigation opens the page, talks through the event channel, and goes back', async () => {
  const detail = await program.navigateTo('/pages/detail/index?id=3');
  expect(detail?.path).toBe('pages/detail/index');
  expect(detail?.query).toStrictEqual({ id: '3' });
  await program.evaluate('function () { return wx.navigateBack() }');
  await (await find('.open')).tap();
  await (await page()).waitFor(async () => (await page()).path === 'pages/detail/index');
  expect(await (await find('.detail')).text()).toBe('7 %E4%BD%A0 您好');
  await program.evaluate('function () { return wx.navigateBack() }');
  expect(await (await find('.answer')).text()).toBe('收到：您好');
});

test('each connection has a phone and a person of its own', async () => {
  const other = await open.connect('phone=b&as=li&dark=1');
  await program.evaluate('function () { wx.setStorageSync("mine", 1) }');
  expect(await other.evaluate('function () { return wx.getStorageSync("mine") }')).toBe('');
  const answer = await other.evaluate(
    'function () { return wx.cloud.callFunction({ name: "echo" }).then((r) => r.result) }',
  );
  expect(answer.openid).toBe('openid-li');
  expect(await other.evaluate('function () { return wx.getAppBaseInfo().theme }')).toBe('dark');
  expect(open.automation.browserPage('b').url()).toMatch(/as=li/);
  other.disconnect();
});
