import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { isOwnRequest } from './guard.ts';

/** The phones' open connections: through them they hear that the sources have changed. */
export class LiveConnections {
  readonly #sockets = new WebSocketServer({ noServer: true });

  /** Answers upgrades to /phone/live; other upgrades are left to others. */
  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      if (pathname !== '/phone/live') {
        // Nobody else waits for it: an open socket would only be left hanging.
        if (server.listenerCount('upgrade') === 1) socket.destroy();
        return;
      }
      if (!isOwnRequest(request)) {
        socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (client) => {
        client.on('error', () => client.terminate());
      });
    });
  }

  /** Tells every phone. */
  send(message: { type: string }): void {
    for (const client of this.#sockets.clients) client.send(JSON.stringify(message));
  }

  close(): void {
    for (const client of this.#sockets.clients) client.terminate();
    this.#sockets.close();
  }
}
