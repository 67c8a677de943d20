import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Duplex } from 'node:stream';

/**
 * One end of a connection within this process. What is written at one end can be read at the other in
 * the same turn of the event loop, so that a request has arrived once whoever sent it has nothing left to do.
 */
class End extends Duplex {
  // What an HTTP server wants to know of a socket.
  readonly remoteAddress = '127.0.0.1';
  readonly localPort: number;
  readonly #isOpen: () => boolean;
  #other: End | undefined;
  #goOn: (() => void) | undefined;

  constructor(localPort: number, isOpen: () => boolean) {
    super({ allowHalfOpen: false });
    this.localPort = localPort;
    this.#isOpen = isOpen;
    // A caller that is gone does not learn that nobody answers it.
    this.on('close', () => isOpen() && this.#other?.destroy());
  }

  static pair(localPort: number, isOpen: () => boolean): [End, End] {
    const ends: [End, End] = [new End(localPort, isOpen), new End(localPort, isOpen)];
    ends[0].#other = ends[1];
    ends[1].#other = ends[0];
    return ends;
  }

  override _read(): void {
    const goOn = this.#goOn;
    this.#goOn = undefined;
    goOn?.();
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    const other = this.#other;
    // Of a caller that is gone, nothing arrives any more.
    if (!other || other.destroyed || !this.#isOpen()) return;
    // Nobody reads an empty chunk.
    if (chunk.length === 0) return void process.nextTick(done);
    other.#goOn = done;
    other.push(chunk);
  }

  override _final(done: () => void): void {
    this.#other?.push(null);
    done();
  }

  // The rest of a socket that http calls; a connection here neither sleeps nor waits.
  setTimeout(): this {
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}

/**
 * A connection to a server of this process without a network.
 * @param isOpen while it is false nothing that is written arrives
 */
export function connect(server: Server, isOpen: () => boolean): Duplex {
  const { port } = server.address() as AddressInfo;
  const [client, accepted] = End.pair(port, isOpen);
  server.emit('connection', accepted);
  return client;
}
