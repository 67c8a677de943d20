import { askModal } from '../shell/dialogs.ts';
import { make } from '../shell/dom.ts';
import { api, type Options, requireText, text, WxError, WxFailure } from './api.ts';
import type { WxArea, WxContext } from './context.ts';
import { USER_DATA_PATH } from './temporary-files.ts';

/** What WeChat opens. */
const KINDS = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf'];

/** A phone asks whom it likes, a browser its own origin: the local cloud's other names are this one. */
function reachable(address: string): string {
  const { hostname, port, pathname, search } = new URL(address);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname) && port === location.port;
  return isHere ? `${pathname}${search}` : address;
}

/** wx.downloadFile, wx.request and wx.openDocument: a file from an address and to one, and a look at it. */
export function documents({ cloud, files, screen, gesture }: WxContext): WxArea {
  async function download(options: Options, signal: AbortSignal): Promise<object> {
    const url = requireText(options, 'url');
    if (!/^https?:\/\//.test(url)) throw new WxFailure(`invalid url "${url}"`);
    const filePath = text(options, 'filePath');
    if (filePath !== '' && !filePath.startsWith(`${USER_DATA_PATH}/`)) {
      throw new WxFailure(`permission denied, open "${filePath}"`);
    }
    gesture.end();
    if (cloud.offline) throw new WxFailure('-118:net::ERR_CONNECTION_TIMED_OUT');
    const response = await fetch(reachable(url), { signal }).catch(() => {
      throw new WxFailure(signal.aborted ? 'abort' : '-102:net::ERR_CONNECTION_REFUSED');
    });
    // whatever the server answers is a success, as in WeChat: the page looks at the status
    const bytes = await response.blob();
    const answer = { statusCode: response.status, header: Object.fromEntries(response.headers) };
    if (filePath === '') {
      return { ...answer, tempFilePath: files.add(bytes, new URL(url).pathname) };
    }
    files.set(filePath, bytes);
    return { ...answer, filePath };
  }

  /** Whatever the server answers is a success, as in WeChat. */
  async function send(options: Options, signal: AbortSignal): Promise<object> {
    const url = requireText(options, 'url');
    if (!/^https?:\/\//.test(url)) throw new WxFailure(`invalid url "${url}"`);
    gesture.end();
    if (cloud.offline) throw new WxFailure('-118:net::ERR_CONNECTION_TIMED_OUT');
    const { method = 'GET', header = {}, data } = options;
    const response = await fetch(reachable(url), {
      method: String(method),
      headers: header as Record<string, string>,
      signal,
      ...(data instanceof ArrayBuffer || typeof data === 'string' ? { body: data } : {}),
    }).catch(() => {
      throw new WxFailure(signal.aborted ? 'abort' : '-102:net::ERR_CONNECTION_REFUSED');
    });
    const answered = await response.text();
    const headersOf = Object.fromEntries(response.headers);
    return { statusCode: response.status, header: headersOf, data: answered };
  }

  /** Answers with a task and never with a promise, as in WeChat. */
  const task =
    (name: string, run: (options: Options, signal: AbortSignal) => Promise<object>) =>
    (given: unknown) => {
      const options = (typeof given === 'object' && given !== null ? given : {}) as Options;
      const call = (callback: string, value: object) => {
        const called = options[callback];
        if (typeof called === 'function') called(value);
      };
      const controller = new AbortController();
      run(options, controller.signal).then(
        (answer) => {
          const result = { ...answer, errMsg: `${name}:ok` };
          call('success', result);
          call('complete', result);
        },
        (error: Error) => {
          const failure = new WxError(`${name}:fail ${error.message}`, {});
          call('fail', failure);
          call('complete', failure);
        },
      );
      const nothing = () => undefined;
      return {
        abort: () => controller.abort(),
        onProgressUpdate: nothing,
        offProgressUpdate: nothing,
        onHeadersReceived: nothing,
        offHeadersReceived: nothing,
      };
    };

  return {
    request: task('request', send),
    downloadFile: task('downloadFile', download),
    /** To a chat, from which it is opened on a computer; only a tap of somebody's own sends. */
    shareFileMessage: api('shareFileMessage', async (options) => {
      const path = requireText(options, 'filePath');
      if (!(await files.read(path))) throw new WxFailure(`file doesn't exist: ${path}`);
      const name = text(options, 'fileName') || decodeURI(path.split('/').at(-1) ?? path);
      void askModal(screen.layer, {
        title: name,
        content: '真手机会在这里选一个聊天，把文件发过去。',
        confirmText: '关闭',
        extra: make(
          'a',
          { class: 'phone-dialog-text', href: files.url(path), download: name },
          '保存到电脑',
        ),
        name: 'share-file',
      });
    }),
    /** Shows the file's name and a way to keep it; the answer comes once it is open. */
    openDocument: api('openDocument', async (options) => {
      const path = requireText(options, 'filePath');
      const ending = /\.([A-Za-z]+)$/.exec(path)?.[1] ?? '';
      const kind = text(options, 'fileType') || ending.toLowerCase();
      if (!(await files.read(path))) throw new WxFailure(`file doesn't exist: ${path}`);
      if (!KINDS.includes(kind)) throw new WxFailure('filetype not supported');
      const name = decodeURI(path.split('/').at(-1) ?? path);
      void askModal(screen.layer, {
        title: name,
        content: '真手机会在这里打开这个文件。',
        confirmText: '关闭',
        extra: make(
          'a',
          { class: 'phone-dialog-text', href: files.url(path), download: name },
          '保存到电脑',
        ),
        name: 'document',
      });
    }),
  };
}
