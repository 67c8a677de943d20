import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a request comes from this machine's own pages: another site must not reach the phone
 * through a visitor's browser (DNS rebinding shows in Host, cross-site requests in Origin).
 */
export function isOwnRequest(request: IncomingMessage): boolean {
  const host = request.headers.host ?? '';
  if (!hasLocalHost(request)) return false;
  const origin = request.headers.origin;
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    // 'null' and other opaque origins are foreign.
    return false;
  }
}

/** Whether a request names this machine in its Host header. */
export function hasLocalHost(request: IncomingMessage): boolean {
  const name = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return LOOPBACK.has(name);
}
