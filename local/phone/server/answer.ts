import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Application } from '../application.ts';
import type { PhoneCloud } from '../cloud-port.ts';
import { RequestError, sendJson } from './body.ts';
import type { PhoneBundle } from './bundle.ts';
import { ENDPOINTS } from './endpoints.ts';
import { sendFile } from './files.ts';
import { isOwnRequest } from './guard.ts';
import { desktopDocument, phoneDocument } from './pages.ts';

const SHELL = join(import.meta.dirname, '..', 'client', 'shell');

interface Question {
  request: IncomingMessage;
  response: ServerResponse;
  bundle: PhoneBundle;
  cloud: PhoneCloud;
  application: Application;
}

/**
 * Answers everything under /phone/ and the desktop at /. Every other path is not the phone's:
 * false is returned and nothing sent.
 */
export async function answer(question: Question): Promise<boolean> {
  const { request, response } = question;
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname !== '/' && !url.pathname.startsWith('/phone/')) return false;
  if (!isOwnRequest(request)) {
    sendJson(response, 403, { error: { code: 'FOREIGN', message: 'foreign Host or Origin' } });
    return true;
  }
  try {
    await route(question, url);
  } catch (error) {
    const known = error instanceof RequestError ? error : null;
    const message = error instanceof Error ? error.message : String(error);
    if (response.headersSent) response.destroy();
    else {
      sendJson(response, known?.status ?? 500, {
        error: { code: known?.code ?? -501001, message },
      });
    }
  }
  return true;
}

async function route(
  { request, response, bundle, cloud, application }: Question,
  url: URL,
): Promise<void> {
  const endpoint = ENDPOINTS[`${request.method} ${url.pathname}`];
  if (endpoint) return endpoint(cloud, request, response, url);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw new RequestError(405, 'METHOD', `no ${request.method} ${url.pathname}`);
  }
  if (url.pathname === '/') return sendPage(response, desktopDocument(application));
  if (url.pathname === '/phone/') {
    return sendPage(response, phoneDocument(application, bundle.problems));
  }
  const path = decodePath(url.pathname.slice('/phone/'.length));
  const [folder, file] = path.startsWith('frame/')
    ? [path.endsWith('.css') ? SHELL : bundle.frameDirectory, path.slice('frame/'.length)]
    : [bundle.outDirectory, path];
  if (await sendFile(response, folder, file)) return;
  throw new RequestError(404, 'NOT_FOUND', `there is no ${url.pathname}`);
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new RequestError(400, 'PATH', 'the path is not valid');
  }
}

function sendPage(response: ServerResponse, html: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    // Nothing is loaded from outside this origin, in the demo as in WeChat.
    'content-security-policy':
      "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; " +
      "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; " +
      "font-src 'self' data:; connect-src 'self' blob: data: ws:; frame-src 'self'; " +
      "frame-ancestors 'self'",
  });
  response.end(html);
}
