import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { toBuffer } from 'qrcode';
import { type OpenPhone, openPhone } from './open-phone.ts';

const axeSource = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

let open: OpenPhone;
let phone: Page;

beforeAll(async () => {
  open = await openPhone();
  const program = await open.connect('phone=p&as=wang');
  await program.currentPage();
  phone = open.automation.browserPage('p');
  // Caught, and given their files by the input itself: Chromium opens none for a tap that comes late.
  phone.on('filechooser', () => {});
});
afterAll(() => open.close());
beforeEach(async () => {
  await run('wx.reLaunch({ url: "/pages/home/index" })');
});

/** Runs code in the phone with its wx object; a failed call answers with its error. */
async function run(code: string, page = phone): Promise<Record<string, unknown>> {
  const answer = await page.evaluate(
    (text) =>
      (
        globalThis as never as { phoneAutomation: { run(m: string, p: object): Promise<never> } }
      ).phoneAutomation.run('App.callFunction', {
        functionDeclaration: `function () {
          return Promise.resolve().then(() => ${text}).catch((error) => Object.assign({}, error))
        }`,
        args: [],
      }),
    code,
  );
  const { result, error } = answer as { result?: { result: never }; error?: string };
  expect(error).toBe(undefined);
  return result?.result ?? {};
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as never as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

const dialog = (name: string) => phone.locator(`[data-dialog="${name}"]`);

test('a function answers by promise or by callbacks, with errMsg', async () => {
  expect(await run('wx.setStorage({ key: "k", data: 1 })')).toStrictEqual({
    errMsg: 'setStorage:ok',
  });
  expect(
    await run(`new Promise((done) => {
      const calls = [];
      const given = wx.getStorage({
        key: 'absent',
        fail: (e) => calls.push(e.errMsg),
        complete: (e) => { calls.push(e.errMsg); done({ given: given === undefined, calls }) },
      });
    })`),
  ).toStrictEqual({
    given: true,
    calls: ['getStorage:fail data not found', 'getStorage:fail data not found'],
  });
});

test('navigation keeps to the limits of WeChat', async () => {
  const words = async (code: string) => (await run(code)).errMsg;
  expect(await words('wx.navigateTo({ url: "/pages/me/index" })')).toBe(
    'navigateTo:fail can not navigateTo a tabbar page',
  );
  expect(await words('wx.switchTab({ url: "/pages/detail/index" })')).toBe(
    'switchTab:fail can not switch to no-tabBar page',
  );
  expect(String(await words('wx.navigateTo({ url: "/pages/no/where" })'))).toMatch(/is not found/);
  expect(String(await words('wx.navigateTo({})'))).toMatch(/parameter.url should be String/);
  expect(String(await words('wx.navigateBack()'))).toMatch(/cannot navigate back at first page/);
  for (let depth = 2; depth <= 10; depth++) {
    expect(await words('wx.navigateTo({ url: "/pages/detail/index" })')).toBe('navigateTo:ok');
  }
  expect(await words('wx.navigateTo({ url: "/pages/detail/index" })')).toBe(
    'navigateTo:fail webview count limit exceed',
  );
  expect(await words('wx.navigateBack({ delta: 99 })')).toBe('navigateBack:ok');
  expect(await run('getCurrentPages().map((page) => page.route)')).toStrictEqual([
    'pages/home/index',
  ]);
  expect(await words('wx.switchTab({ url: "/pages/me/index" })')).toBe('switchTab:ok');
  expect(await phone.locator('.phone-tab[aria-current]').textContent()).toBe('我的');
});

test('a subpackage is loaded when it is opened, and may bring a bar of its own', async () => {
  await run('wx.navigateTo({ url: "/package-more/pages/far/index" })');
  expect(await phone.locator('.phone-bar.is-custom').count()).toBe(1);
  expect((await run('wx.getWindowInfo()')).windowHeight).toBe(812);
  await run('wx.navigateBack()');
  expect((await run('wx.getWindowInfo()')).windowHeight).toBe(812 - 44 - 44 - 50);
});

test('storage belongs to one person on one phone', async () => {
  await run('wx.setStorageSync("name", { text: "王", at: [1, 2] })');
  expect(await run('wx.getStorageSync("name")')).toStrictEqual({ text: '王', at: [1, 2] });
  const info = await run('wx.getStorageInfoSync()');
  expect(info.limitSize).toBe(10240);
  assert.ok((info.keys as string[]).includes('name'));
  const samePhone = await open.connect('phone=p2&as=wang');
  expect(await samePhone.callWxMethod('getStorageSync', 'name')).toBe('');
  samePhone.disconnect();
  const tooLarge = await run('wx.setStorage({ key: "big", data: "x".repeat(1100000) })');
  expect(String(tooLarge.errMsg)).toMatch(/entry size limit/);
  await run('wx.clearStorageSync()');
  expect(
    await run('wx.getStorageSync("name") === "" ? { gone: true } : {}').then((r) => r.gone),
  ).toBe(true);
});

test('the cloud is called as the person who holds the phone', async () => {
  const answer = await run('wx.cloud.callFunction({ name: "echo", data: { openid: "forged" } })');
  expect(answer.result).toStrictEqual({
    name: 'echo',
    event: { openid: 'forged' },
    openid: 'openid-wang',
  });
  expect(answer.errMsg).toBe('cloud.callFunction:ok');
  const failed = await run('wx.cloud.callFunction({ name: "broken" })');
  expect(failed.errCode).toBe(-404011);
  expect(String(failed.errMsg)).toMatch(/^cloud\.callFunction:fail .*it broke/);
});

test('without a signal the cloud is out of reach and the app is told', async () => {
  await run('(wx.onNetworkStatusChange((state) => { getApp().seen = state }), {})');
  await phone.getByRole('button', { name: '更多' }).click();
  await phone.getByRole('button', { name: '断开信号' }).click();
  const failed = await run('wx.cloud.callFunction({ name: "echo" })');
  expect(String(failed.errMsg)).toMatch(/^cloud\.callFunction:fail .*request:fail/);
  expect((await run('wx.getNetworkType()')).networkType).toBe('none');
  expect(await run('getApp().seen')).toStrictEqual({ isConnected: false, networkType: 'none' });
  await phone.getByRole('button', { name: '更多' }).click();
  await phone.getByRole('button', { name: '恢复信号' }).click();
  expect((await run('wx.cloud.callFunction({ name: "echo" })')).errMsg).toBe(
    'cloud.callFunction:ok',
  );
});

test('a chosen picture reaches the cloud with its bytes, after the privacy consent', async () => {
  await run(
    '(wx.chooseMedia({ count: 1 }).then((r) => { getApp().r = r }, (e) => { getApp().r = e }), {})',
  );
  await dialog('privacy').getByRole('button', { name: '不同意' }).click();
  expect((await run('getApp().r')).errno).toBe(104);
  await run('(wx.chooseMedia({ count: 1 }).then((r) => { getApp().r = r }), {})');
  await dialog('privacy').getByRole('button', { name: '同意', exact: true }).click();
  const bytes = Buffer.from('89504e470d0a1a0a', 'hex');
  await phone
    .locator('input[type="file"]')
    .setInputFiles({ name: '门.PNG', mimeType: 'image/png', buffer: bytes });
  await run(`new Promise((done) => {
    const look = () => (getApp().r.tempFiles ? done({}) : setTimeout(look, 10));
    look();
  })`);
  const file = ((await run('getApp().r')).tempFiles as Record<string, unknown>[])[0];
  expect(String(file?.tempFilePath)).toMatch(/^wxfile:\/\/tmp\/.*\.png$/);
  expect(file?.fileType).toBe('image');
  const uploaded = await run(
    'wx.cloud.uploadFile({ cloudPath: "matter/1.png", filePath: getApp().r.tempFiles[0].tempFilePath })',
  );
  expect(uploaded.fileID).toBe('cloud://test/matter/1.png');
  expect(open.cloud.files.get('cloud://test/matter/1.png')).toStrictEqual(bytes);
  const [link] = (await run('wx.cloud.getTempFileURL({ fileList: ["cloud://test/matter/1.png"] })'))
    .fileList as { tempFileURL: string }[];
  const response = await fetch(String(link?.tempFileURL));
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await response.arrayBuffer())).toStrictEqual(bytes);
  const downloaded = await run(
    `wx.cloud.downloadFile({ fileID: "cloud://test/matter/1.png" }).then(({ tempFilePath }) =>
      wx.getFileSystemManager().readFile({ filePath: tempFilePath, encoding: 'hex' }))`,
  );
  expect(downloaded.data).toBe('89504e470d0a1a0a');
});

test('the app keeps files of its own under USER_DATA_PATH only', async () => {
  const done = await run(`(async () => {
    const files = wx.getFileSystemManager();
    const filePath = wx.env.USER_DATA_PATH + '/a.txt';
    await files.writeFile({ filePath, data: '您好', encoding: 'utf8' });
    const { data } = await files.readFile({ filePath, encoding: 'utf8' });
    await files.unlink({ filePath });
    const gone = await files.access({ path: filePath }).catch((e) => e.errMsg);
    const denied = await files.writeFile({ filePath: '/x', data: '' }).catch((e) => e.errMsg);
    return { data, gone, denied };
  })()`);
  expect(done.data).toBe('您好');
  expect(String(done.gone)).toMatch(/^access:fail no such file/);
  expect(String(done.denied)).toMatch(/^writeFile:fail permission denied/);
});

test('a file comes from an address under its own name, and is opened and saved by it', async () => {
  await open.cloud.uploadFile('a.xlsx', Buffer.from('a table'));
  const download = (address: string, filePath: string) =>
    run(`new Promise((done) => {
      const url = new URL(${JSON.stringify(address)}, location.origin).href;
      const task = wx.downloadFile({ url, filePath: ${filePath}, success: done, fail: done });
      if (typeof task.abort !== 'function' || task.then) done({ errMsg: 'no task' });
    })`);
  const address = `/phone/file?fileId=${encodeURIComponent('cloud://test/a.xlsx')}`;
  const got = await download(address, "wx.env.USER_DATA_PATH + '/名册.xlsx'");
  expect([got.statusCode, got.filePath]).toStrictEqual([200, 'wxfile://usr/名册.xlsx']);
  const other = `${open.origin.replace('127.0.0.1', 'localhost')}${address}`;
  assert.equal((await download(other, "''")).statusCode, 200, 'by another name of the same');
  expect((await download('/phone/nothing', "''")).statusCode).toBe(404);
  expect(String((await download(address, "'/x.xlsx'")).errMsg)).toMatch(/fail permission denied/);
  const opened = (path: string) => run(`wx.openDocument({ filePath: '${path}', showMenu: true })`);
  expect(String((await opened('wxfile://usr/none.xlsx')).errMsg)).toMatch(
    /fail file doesn't exist/,
  );
  await run("wx.getFileSystemManager().writeFile({ filePath: 'wxfile://usr/a.txt', data: 'a' })");
  expect(String((await opened('wxfile://usr/a.txt')).errMsg)).toMatch(
    /fail filetype not supported/,
  );
  expect((await opened('wxfile://usr/名册.xlsx')).errMsg).toBe('openDocument:ok');
  const link = dialog('document').getByRole('link', { name: '保存' });
  expect(await link.getAttribute('download')).toBe('名册.xlsx');
  expect(await violations(phone)).toStrictEqual([]);
  await dialog('document').getByRole('button', { name: '关闭' }).click();
});

test('subscribe messages need a tap, name at most three templates and are counted', async () => {
  const ask = (ids: string[]) =>
    run(`wx.requestSubscribeMessage({ tmplIds: ${JSON.stringify(ids)} })`);
  expect((await ask(['a', 'b', 'c', 'd'])).errCode).toBe(20003);
  // The tap that another test ended with must be over.
  await phone.waitForFunction(() => performance.now() > 1000);
  await phone.waitForTimeout(350);
  expect(String((await ask(['a'])).errMsg)).toMatch(/user TAP gesture/);
  await phone.locator('.subscribe').tap();
  await dialog('subscribe').getByRole('checkbox').nth(1).uncheck();
  expect(await violations(phone)).toStrictEqual([]);
  await dialog('subscribe').getByRole('button', { name: '允许' }).click();
  await phone.locator('.answer', { hasText: 'accept' }).waitFor();
  const answer = JSON.parse(String(await phone.locator('.answer').textContent()));
  expect(answer.notice).toBe('accept');
  expect(answer.shift).toBe('reject');
  expect(open.cloud.grants).toStrictEqual([{ openid: 'openid-wang', templateIds: ['notice'] }]);
});

test('a dialog takes the focus, keeps it and gives it back', async () => {
  await phone.locator('.field input, input.field').first().focus();
  await run('(wx.showModal({ title: "问", content: "好吗" }).then((r) => { getApp().r = r }), {})');
  expect(await violations(phone)).toStrictEqual([]);
  const active = () => phone.evaluate('document.activeElement.textContent');
  expect(await active()).toBe('取消');
  await phone.keyboard.press('Tab');
  expect(await active()).toBe('确定');
  await phone.keyboard.press('Tab');
  expect(await active()).toBe('取消');
  await phone.keyboard.press('Escape');
  expect((await run('getApp().r')).cancel).toBe(true);
  expect(await phone.evaluate('document.activeElement.tagName')).toBe('INPUT');
  await run(
    '(wx.showModal({ editable: true, placeholderText: "原因" }).then((r) => { getApp().r = r }), {})',
  );
  await dialog('modal').getByRole('textbox').fill('搬走了');
  await dialog('modal').getByRole('button', { name: '确定' }).click();
  expect((await run('getApp().r')).content).toBe('搬走了');
});

test('toasts replace one another; loading goes only when it is told to', async () => {
  await run('wx.showLoading({ title: "正在打开" })');
  expect(await phone.getByRole('status').first().textContent()).toBe('正在打开');
  await run('wx.hideToast()');
  expect(await phone.locator('.phone-toast').count()).toBe(1);
  await run('wx.showToast({ title: "好了", duration: 60000 })');
  expect(await phone.locator('.phone-toast').textContent()).toBe('好了');
  await run('wx.hideToast()');
  expect(await phone.locator('.phone-toast').count()).toBe(0);
});

test('a code is read from a picture or from pasted text', async () => {
  await run('(wx.scanCode().then((r) => { getApp().r = r }), {})');
  await dialog('scan').getByRole('button', { name: '选一张有码的图片' }).click();
  await phone.locator('input[type="file"]').setInputFiles({
    name: 'code.png',
    mimeType: 'image/png',
    buffer: await toBuffer('linli:join?code=K7', { scale: 6 }),
  });
  await dialog('scan').waitFor({ state: 'detached' });
  expect((await run('getApp().r')).result).toBe('linli:join?code=K7');
  await run('(wx.scanCode().then((r) => { getApp().r = r }), {})');
  await dialog('scan').getByRole('textbox').fill(' 手写的 ');
  await dialog('scan').getByRole('button', { name: '用这段文字' }).click();
  expect((await run('getApp().r')).result).toBe('手写的');
});

test('a shared card opens as another person on a phone of its own', async () => {
  await phone.getByRole('button', { name: '更多' }).click();
  await phone.getByRole('button', { name: '转发给朋友' }).click();
  expect(String(await dialog('share').textContent())).toMatch(/停水通知/);
  await dialog('share').getByRole('button', { name: '让谁打开' }).click();
  const opening = phone.context().waitForEvent('page');
  await dialog('share-person').getByRole('button', { name: '小李' }).click();
  const other = await opening;
  await other.locator('.detail').waitFor();
  expect(String(await other.locator('.detail').textContent())).toMatch(/^9/);
  expect(new URL(other.url()).searchParams.get('as')).toBe('li');
  await other.close();
});

test('the desktop shows phones side by side and passes axe', async () => {
  const desktop = await phone.context().newPage();
  await desktop.setViewportSize({ width: 1280, height: 900 });
  await desktop.goto(open.origin);
  await desktop.getByRole('button', { name: '再开一部：小李' }).click();
  expect(await desktop.locator('iframe').count()).toBe(2);
  const second = desktop.frameLocator('iframe').nth(1);
  await second.locator('.phone-tab').first().waitFor();
  expect(await violations(desktop)).toStrictEqual([]);
  await desktop.setViewportSize({ width: 390, height: 800 });
  await desktop.goto(open.origin);
  await desktop.waitForURL('**/phone/**');
  await desktop.close();
});

test('the server answers its own pages only, and only for people it knows', async () => {
  const status = (path: string, headers: Record<string, string>, method = 'GET') =>
    new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(`${open.origin}${path}`, { method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject);
      request.end(method === 'POST' ? '{"name":"echo"}' : undefined);
    });
  const wang = { 'x-persona': 'wang' };
  expect(await status('/phone/call', wang, 'POST')).toBe(200);
  expect(await status('/phone/call', { ...wang, origin: 'https://evil.example' }, 'POST')).toBe(
    403,
  );
  expect(await status('/phone/call', { ...wang, host: 'evil.example' }, 'POST')).toBe(403);
  expect(await status('/phone/call', { ...wang, origin: 'null' }, 'POST')).toBe(403);
  expect(await status('/phone/call', { 'x-persona': 'nobody' }, 'POST')).toBe(401);
  expect(await status('/phone/upload?path=../x', wang, 'POST')).toBe(400);
  expect(await status('/phone/..%2f..%2fpackage.json', {})).toBe(404);
  expect(await status('/phone/%00', {})).toBe(404);
  expect(await status('/phone/%zz', {})).toBe(400);
  expect(await status('/phone/file?fileId=cloud%3A%2F%2Ftest%2Fnone', {})).toBe(404);
  expect(await status('/somewhere-else', {})).toBe(404);
});

test('a changed source reloads the page where it is; a mistake is shown', async () => {
  const sourceDirectory = await mkdtemp(join(tmpdir(), 'linli-source-'));
  await cp(join(import.meta.dirname, 'fixtures', 'wx-app'), sourceDirectory, { recursive: true });
  const watched = await openPhone({ sourceDirectory, watch: true });
  try {
    const program = await watched.connect('phone=w');
    await program.evaluate(
      'function () { return wx.navigateTo({ url: "/pages/detail/index?id=4" }) }',
    );
    const page = watched.automation.browserPage('w');
    const template = join(sourceDirectory, 'pages', 'detail', 'index.wxml');
    await writeFile(template, '<view class="detail">改过了 {{id}}</view>');
    await page.locator('.detail', { hasText: '改过了 4' }).waitFor();
    await writeFile(template, '<view class="detail">{{id</view>');
    await page.locator('.phone-problems', { hasText: 'pages/detail/index.wxml' }).waitFor();
    await writeFile(template, '<view class="detail">又好了</view>');
    await page.locator('.detail', { hasText: '又好了' }).waitFor();
    expect(watched.phone.problems()).toStrictEqual([]);
  } finally {
    await watched.close();
    await rm(sourceDirectory, { recursive: true, force: true });
  }
});
