import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type Database, WireError } from './database/index.ts';
import { HttpError, isObject, parseObject, readBody, sendJson } from './http.ts';
import type { Running } from './invocation.ts';
import { parseMultipart } from './multipart.ts';
import { decodeRequest, encodeAnswer } from './open-api/compatible.ts';
import type { OpenApis } from './open-api/index.ts';
import type { FunctionRunner } from './runner.ts';
import type { CloudStorage } from './storage.ts';

export interface WireParts {
  database: Database;
  storage: CloudStorage;
  openApis: OpenApis;
  runner: FunctionRunner;
  /** how long each database request is held up */
  latency: { milliseconds: number };
  log(line: string): void;
  observe(action: string, invocationId: string | undefined): void | Promise<void>;
}

interface Request {
  action: string;
  parameters: Record<string, unknown>;
  running: Running | undefined;
  /** whether the asker has hung up */
  isGone(): boolean;
}

/** Of a request, as in the cloud. */
const LARGEST = 6 * 1024 * 1024;
/** TC3 (Tencent's signature, version 3) or an API key; neither is verified here. */
const AUTHORIZATION = /^(?:TC3-HMAC-SHA256 Credential=([^/,\s]+)[/,]|Bearer (\S+))/;

/** A request that gets no answer: its caller has been cut off. */
class Silence extends Error {}

/** POST /admin[/<call>]?env=…&seqId=…: the one door of the SDK. */
export async function answerWire(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  parts: WireParts,
): Promise<void> {
  const requestId = randomUUID();
  try {
    const asked = await readRequest(request, url, parts);
    const { action, parameters, running } = asked;
    await parts.observe(action, running?.id);
    if (action === 'wx.openApi') {
      const body = await openApiAnswer(parameters, running, parts);
      response.writeHead(200, {
        'content-type': 'application/octet-stream',
        'content-length': body.length,
      });
      response.end(body);
      return;
    }
    const answer = await run({ ...asked, isGone: () => response.destroyed }, parts);
    sendJson(response, 200, { requestId, ...answer });
  } catch (error) {
    if (error instanceof Silence || response.destroyed) response.destroy();
    else sendJson(response, ...failure(error, requestId, parts));
  }
}

async function run(request: Request, parts: WireParts): Promise<Record<string, unknown>> {
  const { action, parameters, running } = request;
  switch (action.split('.')[0]) {
    case 'database':
      return runDatabase(request, parts);
    case 'storage':
      return parts.storage.command(action, parameters);
  }
  if (action === 'functions.invokeFunction') return invokeFunction(parameters, running, parts);
  if (action === 'wx.api') {
    const data = parameters.requestData;
    const answer = await parts.openApis.call(
      text(parameters, 'apiName'),
      typeof data === 'string' && data !== '' ? objectOf(data) : isObject(data) ? data : {},
      running,
    );
    if (answer.kind === 'file') {
      throw new WireError('INVALID_PARAM', 'this API gives a file: use callCompatibleWxOpenApi');
    }
    return { data: { responseData: JSON.stringify(answer.value) } };
  }
  throw new WireError('INVALID_PARAM', `unknown action: ${action}`);
}

/** Counts the request for its call, holds it up, and cuts the call if that is armed. */
async function runDatabase(
  { action, parameters, running, isGone }: Request,
  { database, latency, runner }: WireParts,
): Promise<Record<string, unknown>> {
  if (running) running.databaseRequests += 1;
  const number = running?.databaseRequests ?? 0;
  const cut = running?.cut?.request === number ? running?.cut : undefined;
  if (running?.cut && number > running.cut.request) {
    // Sent at once with the one that is cut: whichever the database is quicker with, it does not get there,
    // nor does the call learn of that before its end.
    await running.cutDone;
    throw new Silence();
  }
  const { milliseconds } = latency;
  if (milliseconds > 0) await delay(milliseconds, undefined, { ref: false });
  // Lost on the way: what nobody waits for any more does not take effect much later.
  if (running?.isCut || isGone()) throw new Silence();
  if (running && cut?.when === 'before') {
    runner.cutNow(running);
    throw new Silence();
  }
  const [answer] = await Promise.allSettled([
    database.command(action, parameters, nameOf(running)),
  ]);
  if (running && cut?.when === 'after') runner.cutNow(running);
  if (running?.isCut) throw new Silence();
  if (answer.status === 'rejected') throw answer.reason;
  return answer.value;
}

async function invokeFunction(
  parameters: Record<string, unknown>,
  running: Running | undefined,
  { runner }: WireParts,
): Promise<Record<string, unknown>> {
  const data = parameters.request_data;
  const event = typeof data === 'string' && data !== '' ? jsonOf(data) : {};
  const { error, result } = await runner.call(text(parameters, 'function_name'), event, {
    caller: running?.caller ?? null,
    source: running ? `${running.source},scf` : 'scf',
  });
  if (error) throw new WireError(error.code, error.message);
  return { data: { response_data: JSON.stringify(result ?? null) } };
}

async function openApiAnswer(
  parameters: Record<string, unknown>,
  running: Running | undefined,
  { openApis }: WireParts,
): Promise<Buffer> {
  const { requestData } = parameters;
  const data = Buffer.isBuffer(requestData) ? decodeRequest(requestData) : {};
  if (!data) throw new WireError('INVALID_PARAM', 'requestData is not a message of openapi.proto');
  return encodeAnswer(await openApis.call(text(parameters, 'apiName'), data, running));
}

async function readRequest(
  request: IncomingMessage,
  url: URL,
  { runner }: WireParts,
): Promise<Omit<Request, 'isGone'>> {
  const body = await readBody(request, LARGEST);
  if (request.method !== 'POST') throw new HttpError(405, 'METHOD_NOT_ALLOWED', 'POST only');
  const [, secretId, key] = AUTHORIZATION.exec(request.headers.authorization ?? '') ?? [];
  if (!secretId && !key) {
    throw new WireError('SIGN_PARAM_INVALID', 'no TC3-HMAC-SHA256 or Bearer authorization');
  }
  const parameters = readParameters(request.headers['content-type'] ?? '', body);
  const invocationId = url.pathname.slice('/admin/'.length);
  if (runner.isCut(invocationId)) throw new Silence();
  const running = invocationId ? runner.running(invocationId) : undefined;
  return { action: text(parameters, 'action'), parameters, running };
}

/** Tells the invocation of a function from every other, and people which function it is. */
function nameOf(running: Running | undefined): string | undefined {
  return running && `${running.declaration.name} (call ${running.id})`;
}

function readParameters(contentType: string, body: Buffer): Record<string, unknown> {
  if (!contentType.includes('multipart/form-data')) return objectOf(body.toString('utf8'));
  const fields = parseMultipart(contentType, body);
  if (!fields) throw new WireError('INVALID_PARAM', 'the multipart body is not well formed');
  const bytes = fields.get('requestData');
  return {
    ...Object.fromEntries([...fields].map(([name, value]) => [name, value.toString('utf8')])),
    ...(bytes ? { requestData: bytes } : {}),
  };
}

/** An event may be any JSON. */
function jsonOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new WireError('INVALID_PARAM', 'request_data is not JSON');
  }
}

function objectOf(json: string): Record<string, unknown> {
  try {
    return parseObject(json);
  } catch (error) {
    throw new WireError('INVALID_PARAM', (error as Error).message);
  }
}

function text(parameters: Record<string, unknown>, name: string): string {
  const value = parameters[name];
  if (typeof value !== 'string' || value === '') {
    throw new WireError('INVALID_PARAM', `${name} is missing`);
  }
  return value;
}

function failure(
  error: unknown,
  requestId: string,
  { log }: WireParts,
): [status: number, body: Record<string, unknown>] {
  if (error instanceof WireError) {
    return [200, { requestId, code: error.code, message: error.message }];
  }
  if (error instanceof HttpError) {
    return [error.status, { requestId, code: error.code, message: error.message }];
  }
  log(`[wire] ${(error as Error).stack ?? error}`);
  return [200, { requestId, code: 'SYS_ERR', message: 'internal error' }];
}
