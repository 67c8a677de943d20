import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PhoneCloud } from '../cloud-port.ts';
import { RequestError, readBody, readJson, sendJson } from './body.ts';
import { contentType } from './files.ts';

/** WeChat's limits: 5 MB of parameters for a function, 50 MB for a file. */
const CALL_LIMIT = 5 * 1024 * 1024;
const UPLOAD_LIMIT = 50 * 1024 * 1024;
const TEMPLATE_LIMIT = 3;

type Endpoint = (
  cloud: PhoneCloud,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => Promise<void>;

/** What a phone asks of the cloud: method and path → answer. */
export const ENDPOINTS: Record<string, Endpoint> = {
  'GET /phone/personas': async (cloud, _request, response) => {
    const people = cloud.personas().map(({ id, name, note }) => ({ id, name, note }));
    sendJson(response, 200, { personas: people, now: cloud.now() });
  },

  'POST /phone/call': async (cloud, request, response) => {
    const openid = caller(cloud, request);
    const { name, data } = await readJson(request, CALL_LIMIT);
    if (typeof name !== 'string') {
      throw new RequestError(400, -401003, 'parameter.name should be String');
    }
    const { result, error } = await cloud.invoke(name, data ?? {}, { openid });
    sendJson(response, 200, error ? { error } : { result: result ?? null });
  },

  'POST /phone/upload': async (cloud, request, response, url) => {
    caller(cloud, request);
    const path = url.searchParams.get('path') ?? '';
    if (path === '' || path.startsWith('/') || path.split('/').includes('..')) {
      throw new RequestError(400, -403003, 'cloudPath is not valid');
    }
    const bytes = await readBody(request, UPLOAD_LIMIT);
    sendJson(response, 200, { fileId: await cloud.uploadFile(path, bytes) });
  },

  'GET /phone/file': async (cloud, _request, response, url) => {
    const id = fileId(url);
    let bytes: Uint8Array;
    try {
      bytes = await cloud.readFile(id);
    } catch {
      throw new RequestError(404, -503003, `file does not exist: ${id}`);
    }
    response.writeHead(200, {
      'content-type': contentType(id),
      'cache-control': 'no-cache',
      // A file that a person has stored must never run as a page of this origin.
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
      'x-content-type-options': 'nosniff',
    });
    response.end(bytes);
  },

  'POST /phone/delete': async (cloud, request, response, url) => {
    caller(cloud, request);
    if (!cloud.deleteFile) throw new RequestError(501, -503005, 'files cannot be deleted here');
    await cloud.deleteFile(fileId(url));
    sendJson(response, 200, {});
  },

  'POST /phone/grant': async (cloud, request, response) => {
    const openid = caller(cloud, request);
    const { templateIds } = await readJson(request, CALL_LIMIT);
    if (
      !Array.isArray(templateIds) ||
      templateIds.length > TEMPLATE_LIMIT ||
      !templateIds.every((id) => typeof id === 'string')
    ) {
      throw new RequestError(400, -401003, 'templateIds should be at most three texts');
    }
    await cloud.grantMessages?.(openid, templateIds);
    sendJson(response, 200, {});
  },
};

function fileId(url: URL): string {
  const id = url.searchParams.get('fileId');
  if (!id) throw new RequestError(400, -401003, 'fileId is missing');
  return id;
}

/** The openid of the person who holds the phone: looked up here, never taken from the event. */
function caller(cloud: PhoneCloud, request: IncomingMessage): string {
  const header = request.headers['x-persona'];
  const id = typeof header === 'string' ? header : '';
  const persona = cloud.personas().find((one) => encodeURIComponent(one.id) === id);
  if (!persona) throw new RequestError(401, -401001, `no person '${id}' holds this phone`);
  return persona.openid;
}
