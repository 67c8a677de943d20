import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { WebSocketServer } from 'ws';
import { StartError } from '../../cloud/index.ts';
import { hasLocalHost } from '../server/guard.ts';
import { PhoneBrowser } from './browser.ts';
import { Session } from './session.ts';

export interface AutomationOptions {
  /** 0 takes a free one. */
  port: number;
  /** Where the phone is served: 'http://127.0.0.1:PORT'. */
  origin: string;
  /** The program that phones run in; see LocalPhoneOptions. */
  browser(): string;
  /** Who holds a phone when the address does not say. */
  defaultPersona(): string;
}

export interface Automation {
  port: number;
  /** The browser's page of an open phone, for checks that the protocol has no word for. */
  browserPage(phoneId: string): Page;
  close(): Promise<void>;
}

/**
 * Serves the protocol of WeChat's developer tools that miniprogram-automator 0.12.1 speaks. Every
 * connection gets a phone of its own: `ws://127.0.0.1:PORT/?phone=<id>&as=<personaId>`, with
 * `path=` (where to start), `dark=1` and `width=` (CSS pixels) if wanted.
 */
export async function startAutomation(options: AutomationOptions): Promise<Automation> {
  const browser = new PhoneBrowser(options.origin, options.browser);
  const sessions = new Map<string, Session>();
  let lastPhone = 0;

  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: options.port,
    // A browser's page has an Origin: no web site may drive the phone.
    verifyClient: ({ req, origin }: { req: IncomingMessage; origin: string }) =>
      !origin && hasLocalHost(req),
  });
  server.on('connection', (socket, request) => {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    lastPhone += 1;
    const phoneId = query.get('phone') || `automation-${lastPhone}`;
    const session = new Session(socket, (emit) =>
      browser.open(
        {
          phoneId,
          personaId: query.get('as') || options.defaultPersona(),
          path: query.get('path') ?? undefined,
          scene: query.get('scene') ?? undefined,
          dark: query.get('dark') === '1',
          width: Number(query.get('width')) || undefined,
        },
        emit,
      ),
    );
    sessions.set(phoneId, session);
    socket.on('close', () => {
      if (sessions.get(phoneId) === session) sessions.delete(phoneId);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${error.message})`;
      reject(new StartError(`Port ${options.port} ${why}; choose another with --automation.`));
    });
  });

  return {
    port: (server.address() as AddressInfo).port,
    browserPage: (phoneId) => {
      const page = sessions.get(phoneId)?.page;
      if (!page) throw new Error(`no phone '${phoneId}' is open`);
      return page;
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const client of server.clients) client.terminate();
      await browser.close();
      await closed;
    },
  };
}
