import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
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

before(async () => {
  open = await openPhone();
  program = await open.connect('phone=a');
});
after(() => open.close());

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
  assert.equal(current.path, 'pages/home/index');
  assert.deepEqual(current.query, {});
  assert.equal((await program.pageStack()).length, 1);
});

test('selectors find what WXML holds, with its own tag names', async () => {
  const items = (await (await page()).$$('view.list > .item')) as Element[];
  assert.deepEqual(await Promise.all(items.map((item) => item.text())), ['甲', '乙']);
  assert.equal(items[0]?.tagName, 'view');
  assert.equal(await (await find('[data-name="乙"]')).text(), '乙');
  assert.equal(await (await find('#root')).attribute('aria-label'), '列表');
  assert.equal(await (await page()).$('.nothing'), null);
  assert.deepEqual(await (await page()).$$('.nothing'), []);
  const byPath = (await (await page()).xpath('//view[@class="item"][2]')) as unknown as Element;
  assert.equal(await byPath.text(), '乙');
});

test('a custom component is closed to the page and open to itself', async () => {
  assert.equal(await (await page()).$('.inside'), null);
  const counter = await find('#counter');
  assert.equal(await (await counter.$('.inside'))?.text(), '数 0');
  assert.equal(await (await find('#counter >>> .inside')).text(), '数 0');
  assert.equal(await (await find('.box >>> button.add')).text(), '加一');
  assert.equal(((await (await page()).$$('>>> .item')) as Element[]).length, 2);
  await (await counter.$('.add'))?.tap();
  assert.deepEqual(await counter.data(), { label: '数', count: 1 });
  assert.equal(await counter.callMethod('double', 21), 21);
  await counter.setData({ count: 5 });
  assert.equal(await counter.data('count'), 5);
  assert.equal(await (await page()).data('counted'), 1);
});

test('a tap is a real one: it counts, and a covered element is noticed', async () => {
  const count = await find('.count');
  await count.tap();
  await count.tap();
  assert.equal(await (await page()).data('taps'), 2);
  assert.equal(await count.text(), '点 2');
  await (await page()).setData({ covered: true });
  await assert.rejects((await find('.under')).tap(), /covered by/);
  await (await page()).setData({ covered: false });
  await (await find('.under')).tap();
  assert.equal(await (await page()).data('taps'), 3);
});

test('typing reaches the page as input events', async () => {
  const field = await find('input.field');
  await field.input('王秀英');
  assert.equal(await (await find('.typed')).text(), '王秀英');
  assert.equal(await field.value(), '王秀英');
  assert.equal(await field.attribute('aria-label'), '名字');
  await field.trigger('input', { value: '李' });
  assert.equal(await (await page()).data('typed'), '李');
});

test('an element tells its style, size, place and WXML', async () => {
  const item = await find('.item');
  assert.equal(await item.style('color'), 'rgb(1, 2, 3)');
  assert.ok((await item.size()).width > 100);
  assert.ok((await item.offset()).top > 40);
  assert.equal(await item.wxml(), '甲');
  assert.match(await item.outerWxml(), /^<view .*class="item".*>甲<\/view>$/);
  assert.match(await (await find('#counter')).wxml(), /<button .*class="add".*>加一<\/button>/);
});

test('data is read and written by path', async () => {
  const current = await page();
  assert.equal(await current.data('list[1].name'), '乙');
  await current.setData({ 'list[1].name': '丙' });
  assert.equal(await (await find('[data-name="丙"]')).text(), '丙');
  await current.setData({ 'list[1].name': '乙' });
  assert.ok(Number((await current.size()).height) > 100);
  assert.equal(await current.scrollTop(), 0);
});

test('wx is called, replaced and given back', async () => {
  assert.equal(typeof (await program.systemInfo()).windowWidth, 'number');
  await program.mockWxMethod('showModal', { confirm: true, cancel: false });
  assert.deepEqual(await program.callWxMethod('showModal', { title: '?' }), {
    confirm: true,
    cancel: false,
  });
  await program.mockWxMethod(
    'getStorageSync',
    (key: string, otherwise: string) => (key === 'a' ? '甲' : otherwise),
    '没有',
  );
  assert.equal(await program.callWxMethod('getStorageSync', 'a'), '甲');
  assert.equal(await program.callWxMethod('getStorageSync', 'b'), '没有');
  await program.restoreWxMethod('getStorageSync');
  assert.equal(await program.callWxMethod('getStorageSync', 'a'), '');
  await program.restoreWxMethod('showModal');
  await assert.rejects(program.callWxMethod('nothingLikeThis'), /not exists/);
});

test('dialogs of the phone are answered by a native tap', async () => {
  const asked = program.evaluate(
    'function () { return wx.showModal({ title: "退出？" }).then((r) => r.confirm) }',
  );
  await program.native().confirmModal();
  assert.equal(await asked, true);
});

test('code runs in the app, and the app calls back', async () => {
  assert.equal(await program.evaluate((a: number, b: number) => a + b, 2, 3), 5);
  assert.equal(await program.evaluate('function () { return getApp().globalData.launches }'), 1);
  const called = new Promise((resolve) => {
    void program
      .exposeFunction('tellTest', resolve)
      .then(() => program.evaluate('function () { tellTest("您好") }'));
  });
  assert.equal(await called, '您好');
});

test('logs and exceptions of the app come as events', async () => {
  const logged = new Promise<{ type: string; args: unknown[] }>((resolve) =>
    program.on('console', (entry) => {
      if (entry.args?.[0] === '一行') resolve(entry);
    }),
  );
  await program.evaluate('function () { console.warn("一行", {a: 1}) }');
  assert.deepEqual(await logged, { type: 'warn', args: ['一行', { a: 1 }] });
  const thrown = new Promise<{ message: string }>((resolve) => program.on('exception', resolve));
  await (await find('.fail')).tap();
  assert.match((await thrown).message, /坏了的按钮/);
});

test('a picture of the phone is a PNG of its screen', async () => {
  const picture = Buffer.from(String(await program.screenshot()), 'base64');
  assert.equal(picture.readUInt32BE(16), 375 * 2);
  assert.equal(picture.readUInt32BE(20), 812 * 2);
});

test('what the port does not know is answered with an error', async () => {
  const { send } = program as unknown as { send(method: string): Promise<unknown> };
  await assert.rejects(send.call(program, 'Page.nothing'), /unknown method/);
  await assert.rejects(send.call(program, 'Element.getOffset'), /no such element/);
  await assert.rejects(send.call(program, 'Page.getData'), /page destroyed/);
});

test('navigation opens the page, talks through the event channel, and goes back', async () => {
  const detail = await program.navigateTo('/pages/detail/index?id=3');
  assert.equal(detail?.path, 'pages/detail/index');
  assert.deepEqual(detail?.query, { id: '3' });
  await program.evaluate('function () { return wx.navigateBack() }');
  await (await find('.open')).tap();
  await (await page()).waitFor(async () => (await page()).path === 'pages/detail/index');
  assert.equal(await (await find('.detail')).text(), '7 %E4%BD%A0 您好');
  await program.evaluate('function () { return wx.navigateBack() }');
  assert.equal(await (await find('.answer')).text(), '收到：您好');
});

test('each connection has a phone and a person of its own', async () => {
  const other = await open.connect('phone=b&as=li&dark=1');
  await program.evaluate('function () { wx.setStorageSync("mine", 1) }');
  assert.equal(await other.evaluate('function () { return wx.getStorageSync("mine") }'), '');
  const answer = await other.evaluate(
    'function () { return wx.cloud.callFunction({ name: "echo" }).then((r) => r.result) }',
  );
  assert.equal(answer.openid, 'openid-li');
  assert.equal(await other.evaluate('function () { return wx.getAppBaseInfo().theme }'), 'dark');
  assert.match(open.automation.browserPage('b').url(), /as=li/);
  other.disconnect();
});
