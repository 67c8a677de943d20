import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { compileMiniprogram } from '../../local/phone/compile/index.ts';
import { httpServer, listen, stopListening } from '../../local/server.ts';
import { findBrowser } from '../../scripts/find-browser.mjs';

const ROOT = join(import.meta.dirname, '..', '..');

/** A page of its own around the runtime: no shell, and of wx only what the fixture needs. */
const HTML = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>样例</title>
<link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width">
<style>html,body,main{margin:0;height:100%;overflow:hidden;font-family:sans-serif}</style>
<body><main></main><script type="module" src="/phone/entry.js"></script></body></html>`;

const ENTRY = `
import { boot } from '${join(ROOT, 'local/phone/client/runtime/index.ts')}';
const query = new URLSearchParams(location.search);
window.events = [];
boot({
  container: document.querySelector('main'),
  bundle: '/phone/app.js',
  launch: query.has('route')
    ? { route: query.get('route'), query: {}, scene: 1001 }
    : undefined,
  resolveFile: (path) => path.startsWith('/') ? '/phone/assets' + path : path,
  onOpenType: (type) => window.events.push('open:' + type),
  wx: (runtime) => {
    window.runtime = runtime;
    const open = (how) => ({ url, success, fail }) => {
      const [route, text = ''] = url.replace(/^\\//, '').split('?');
      return runtime.open(route, Object.fromEntries(new URLSearchParams(text)), how)
        .then(() => success?.({}), (error) => fail ? fail(error) : undefined);
    };
    runtime.on('error', (detail) => window.events.push('error:' + detail.where));
    const info = { windowWidth: innerWidth, windowHeight: innerHeight, statusBarHeight: 0,
      screenWidth: innerWidth, screenHeight: innerHeight, pixelRatio: 2, platform: 'devtools',
      SDKVersion: '3.8.12', safeArea: { top: 0, bottom: innerHeight, height: innerHeight },
      language: 'zh_CN', theme: 'light', system: 'iOS 17' };
    return {
      navigateTo: open('push'), redirectTo: open('replace'), reLaunch: open('relaunch'),
      navigateBack: ({ delta = 1 } = {}) => runtime.back(delta),
      getSystemInfoSync: () => info, getWindowInfo: () => info, getAppBaseInfo: () => info,
      getDeviceInfo: () => info,
      getMenuButtonBoundingClientRect: () => ({ left: 281, right: 368, top: 6, bottom: 38,
        width: 87, height: 32 }),
      getLaunchOptionsSync: () => ({ scene: 1001, query: {}, path: '' }),
      nextTick: (run) => setTimeout(run, 0), canIUse: () => true,
      createSelectorQuery: () => runtime.createSelectorQuery(),
      createAnimation: (options) => runtime.createAnimation(options),
      createIntersectionObserver: (c, o) => runtime.createIntersectionObserver(c, o),
      stopPullDownRefresh: () => runtime.stopPullDownRefresh(),
      pageScrollTo: (options) => runtime.pageScrollTo(options),
      onThemeChange() {}, hideKeyboard() {}, vibrateShort() {},
      cloud: { init() {}, callFunction: () => new Promise(() => {}) },
      getStorageSync: () => '', setStorageSync() {}, getAccountInfoSync: () => ({ miniProgram: {} }),
    };
  },
}).then(() => { window.booted = true; });
`;

export interface RunningMiniprogram {
  page: Page;
  /** Compile errors, if any. */
  errors: string[];
  open(route: string, query?: string): Promise<void>;
  close(): Promise<void>;
}

/** Compiles a mini-program and opens it in a headless browser of phone size. */
export async function runMiniprogram(sourceDirectory: string): Promise<RunningMiniprogram> {
  const outDirectory = await mkdtemp(join(tmpdir(), 'linli-runtime-'));
  const { errors } = await compileMiniprogram({
    sourceDirectory,
    outDirectory,
    miniprogramModules: join(ROOT, 'node_modules'),
    client: false,
  });
  await writeFile(join(outDirectory, 'entry.ts'), ENTRY);
  await build({
    entryPoints: [join(outDirectory, 'entry.ts')],
    outfile: join(outDirectory, 'entry.js'),
    bundle: true,
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  const server = httpServer([
    async (request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      if (path === '/phone/') {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(HTML);
        return true;
      }
      const file = join(outDirectory, path.replace(/^\/phone\//, ''));
      const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
      if (bytes) response.writeHead(200, { 'content-type': typeOf(path) }).end(bytes);
      return Boolean(bytes);
    },
  ]);
  const origin = await listen(server);
  let browser: Browser | undefined;
  const executablePath = findBrowser();
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 375, height: 667 }, hasTouch: true });
  return {
    page,
    errors,
    open: async (route, query = '') => {
      await page.goto(`${origin}/phone/?route=${route}${query}`);
      await page.waitForFunction('window.booted === true', undefined, { timeout: 15_000 });
    },
    close: async () => {
      await browser?.close();
      await stopListening(server);
      await rm(outDirectory, { recursive: true, force: true });
    },
  };
}

function typeOf(path: string): string {
  if (path.endsWith('.js')) return 'text/javascript';
  if (path.endsWith('.svg')) return 'image/svg+xml';
  if (path.endsWith('.css')) return 'text/css';
  return 'application/octet-stream';
}
