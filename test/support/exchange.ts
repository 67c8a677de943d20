import { EventEmitter } from 'node:events';
import type {
  IncomingMessage,
  OutgoingHttpHeaders,
  RequestOptions,
  Server,
  ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server of this process answered. */
export interface Answered {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

export interface Asked {
  method: string;
  /** path and query */
  url: string;
  headers: Record<string, string>;
  body: Buffer;
}

/**
 * Hands a request to a server of this process as node would after reading it from a socket, and takes the
 * answer as it is handed back: no bytes are made of either.
 * @returns undefined if the server hung up without an answer
 */
export function exchange(server: Server, asked: Asked): Promise<Answered | undefined> {
  return new Promise((resolve) => {
    const request = {
      method: asked.method,
      url: asked.url,
      headers: asked.headers,
      socket: { remoteAddress: '127.0.0.1', localPort: portOf(server) },
      async *[Symbol.asyncIterator]() {
        yield asked.body;
      },
    };
    const response = new Response(resolve);
    server.emit(
      'request',
      request as unknown as IncomingMessage,
      response as unknown as ServerResponse,
    );
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** The part of node's ServerResponse that answers in one piece use. */
class Response {
  destroyed = false;
  headersSent = false;
  readonly #answer: (answered: Answered | undefined) => void;
  #status = 200;
  #headers: Record<string, string> = {};

  constructor(answer: (answered: Answered | undefined) => void) {
    this.#answer = answer;
  }

  writeHead(status: number, headers: OutgoingHttpHeaders = {}): this {
    this.headersSent = true;
    this.#status = status;
    this.#headers = lowerCased(headers);
    return this;
  }

  end(body: Buffer = Buffer.alloc(0)): void {
    this.#answer({ status: this.#status, headers: this.#headers, body });
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.#answer(undefined);
  }
}

/**
 * What `http.request` gives, for a server of this process.
 * @param isOpen while it is false nothing that is sent arrives: it fails
 */
export class ExchangeRequest extends EventEmitter {
  readonly #server: Server;
  readonly #isOpen: () => boolean;
  readonly #asked: Omit<Asked, 'body'>;
  readonly #parts: Buffer[] = [];
  #isOver = false;

  constructor(
    server: Server,
    address: URL,
    { method = 'GET', headers = {} }: RequestOptions,
    isOpen: () => boolean,
    answered: (response: unknown) => void,
  ) {
    super();
    this.#server = server;
    this.#isOpen = isOpen;
    const { pathname, search, host } = address;
    this.#asked = {
      method: method.toUpperCase(),
      url: `${pathname}${search}`,
      headers: { host, ...lowerCased(headers) },
    };
    this.once('response', answered);
  }

  write(part: string | Buffer): void {
    this.#parts.push(Buffer.from(part));
  }

  /** The request arrives in the same turn of the event loop, once whoever sends it has nothing left to do. */
  end(): void {
    process.nextTick(() => void this.#send());
  }

  /** A connection within the process neither sleeps nor waits. */
  setTimeout(): void {}

  /** Whoever sent it is gone, and has no use for an answer. */
  fail(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.emit('error', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    this.emit('close');
  }

  async #send(): Promise<void> {
    if (!this.#isOpen()) {
      this.fail();
      return;
    }
    const body = Buffer.concat(this.#parts);
    this.emit('sent', body);
    const answered = await exchange(this.#server, { ...this.#asked, body });
    if (!answered || !this.#isOpen()) this.fail();
    if (this.#isOver || !answered) return;
    this.#isOver = true;
    const response = Object.assign(new EventEmitter(), {
      statusCode: answered.status,
      headers: answered.headers,
    });
    this.emit('response', response);
    response.emit('data', answered.body);
    response.emit('end');
    this.emit('close');
  }
}

function lowerCased(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}
