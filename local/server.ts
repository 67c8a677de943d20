import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendJson } from './cloud/http.ts';

/** Answers a request and says so, or leaves it to the next one. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/**
 * Longer than any client keeps an idle connection (CloudBase's SDK and Node's `fetch`: seconds). A
 * server that closes first can close while a request is on its way, which its client sees as ECONNRESET;
 * Node's own default of five seconds does that on a busy machine.
 */
const KEEP_ALIVE_MS = 75_000;

/**
 * A server of which the first handler that answers has answered. Handlers may be added while it listens:
 * until `isReady` says so, what nobody answers is 503 STARTING, afterwards 404 NOT_FOUND.
 */
export function httpServer(handlers: readonly Handler[], isReady = () => true): Server {
  const server = createServer((request, response) => {
    void answer(handlers, request, response, isReady);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

/** Listens on this machine alone; port 0 takes a free one. Fails with the system's error code. */
export function listen(server: Server, port = 0): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

export function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function answer(
  handlers: readonly Handler[],
  request: IncomingMessage,
  response: ServerResponse,
  isReady: () => boolean,
): Promise<void> {
  try {
    for (const handle of handlers) if (await handle(request, response)) return;
    const [status, code] = isReady() ? [404, 'NOT_FOUND'] : [503, 'STARTING'];
    sendJson(response, status as number, { ok: false, code });
  } catch (error) {
    console.error(error);
    if (response.headersSent) response.destroy();
    else sendJson(response, 500, { ok: false, code: 'INTERNAL' });
  }
}
