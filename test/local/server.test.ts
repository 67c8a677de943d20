import { describe, expect, it } from '@jest/globals';
import { httpServer, listen, stopListening } from '../../local/server.ts';

describe('the HTTP server of the local cloud and of tests', () => {
  it('outlasts what its clients keep, so that no request meets a closing connection', async () => {
    const server = httpServer([
      async (_, response) => {
        response.end('ok');
        return true;
      },
    ]);
    const answered = await fetch(await listen(server));
    // Undici, and the SDK's agent with it, gives a connection back a second before the server says.
    expect(answered.headers.get('keep-alive')).toBe('timeout=75');
    await answered.text();
    await stopListening(server);
  });

  it('answers what no handler takes, and survives one that throws', async () => {
    const handlers: Parameters<typeof httpServer>[0] = [
      async (request) => {
        if (request.url === '/broken') throw new TypeError('broken');
        return false;
      },
    ];
    let isReady = false;
    const server = httpServer(handlers, () => isReady);
    const origin = await listen(server);
    const get = async (path: string) => {
      const answered = await fetch(origin + path);
      return [answered.status, ((await answered.json()) as { code: string }).code];
    };
    expect(await get('/')).toStrictEqual([503, 'STARTING']);
    isReady = true;
    expect(await get('/')).toStrictEqual([404, 'NOT_FOUND']);
    const { error } = console;
    console.error = () => undefined;
    try {
      expect(await get('/broken')).toStrictEqual([500, 'INTERNAL']);
    } finally {
      console.error = error;
    }
    await stopListening(server);
  });

  it('fails with the code of the system when the port is taken', async () => {
    const first = httpServer([]);
    const { port } = new URL(await listen(first));
    await expect(listen(httpServer([]), Number(port))).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await stopListening(first);
  });
});
