import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuseForeigners } from './guard.ts';
import { HttpError, sendJson } from './http.ts';
import { answerLever, type LeverParts } from './levers.ts';
import { answerWire, type WireParts } from './wire.ts';

type RouteParts = WireParts & LeverParts;

/**
 * Answers a request if its path is the cloud's.
 * @returns false if it is not, and nothing was sent
 */
export async function route(
  request: IncomingMessage,
  response: ServerResponse,
  parts: RouteParts,
): Promise<boolean> {
  // Never resolved against the Host header, which is not to be trusted.
  const target = (request.url ?? '/').replace(/^\/+/, '/');
  if (!URL.canParse(target, 'http://localhost')) return false;
  const url = new URL(target, 'http://localhost');
  const place = url.pathname.split('/')[1];
  if (place !== 'admin' && place !== 'storage' && place !== 'local') return false;
  try {
    refuseForeigners(request);
    if (place === 'admin') await answerWire(request, response, url, parts);
    else if (place === 'storage') await parts.storage.handle(request, response, url);
    else await answerLever(request, response, url, parts);
  } catch (error) {
    refuse(response, error, parts.log);
  }
  return true;
}

function refuse(response: ServerResponse, error: unknown, log: (line: string) => void): void {
  if (response.headersSent) {
    response.destroy();
  } else if (error instanceof HttpError) {
    const { status, code, message } = error;
    sendJson(response, status, { ok: false, code, message });
  } else {
    log(`[http] ${(error as Error).stack ?? error}`);
    sendJson(response, 500, { ok: false, code: 'INTERNAL', message: 'internal error' });
  }
}
