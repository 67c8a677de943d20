import type { IncomingMessage } from 'node:http';
import { HttpError } from './http.ts';

const NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Lets only this machine in, and no foreign page in its browser: a page behind a re-bound name shows
 * in Host, a page of another site in Origin (or in Sec-Fetch-Site where there is no Origin).
 */
export function refuseForeigners(request: IncomingMessage): void {
  const { localPort, remoteAddress = '' } = request.socket;
  if (!/^(127\.|::1$|::ffff:127\.)/.test(remoteAddress)) refuse('this machine only');
  const own = NAMES.flatMap((name) =>
    localPort === 80 ? [name, `${name}:80`] : [`${name}:${localPort}`],
  );
  const { host = '', origin } = request.headers;
  if (!own.includes(host.toLowerCase())) refuse('foreign Host');
  if (origin !== undefined && !own.some((name) => origin.toLowerCase() === `http://${name}`)) {
    refuse('foreign Origin');
  }
  if (origin === undefined && request.headers['sec-fetch-site'] === 'cross-site') {
    refuse('foreign page');
  }
}

function refuse(why: string): never {
  throw new HttpError(403, 'FOREIGN', why);
}
