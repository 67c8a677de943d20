import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

export interface Lock {
  release(): Promise<void>;
}

/**
 * One running cloud per data folder. The lock is a listening local socket named after the folder:
 * the system closes it with the process, so `kill -9` leaves nothing that must be cleaned up by hand.
 * @param directory an absolute, resolved path
 */
export async function lockDirectory(
  directory: string,
  application: { id: string; name: string },
): Promise<Lock> {
  const name = `${application.id}-${createHash('sha256').update(directory).digest('hex').slice(0, 24)}`;
  const address = addressOf(name);
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = await listen(address);
    if (server) return { release: () => new Promise((resolve) => server.close(() => resolve())) };
    if (await answers(address)) break;
    // The file of a process that is gone.
    if (!address.startsWith('\0')) await rm(address, { force: true });
  }
  throw new StartError(
    `Another ${application.name} is already running on the data folder ${directory}.`,
  );
}

function addressOf(name: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  // Linux has names that are no files: nothing is left to lie about.
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.unref();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => resolve(server));
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) => {
      // Any other error means that somebody is there whom we may not speak to.
      resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT');
    });
  });
}
