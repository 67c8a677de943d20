import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

const LARGEST = 10 * 1024 * 1024;

/** What functions print, also kept in the data folder: the last 10 to 20 MB of it. */
export class FunctionLog {
  readonly #stream: WriteStream | undefined;
  readonly #show: (line: string) => void;

  private constructor(stream: WriteStream | undefined, show: (line: string) => void) {
    this.#stream = stream;
    this.#show = show;
    // A full disk takes the log, not the cloud.
    stream?.on('error', (error) => show(`the log cannot be written: ${error.message}`));
  }

  /** @param directory undefined: lines are shown and not kept */
  static async open(
    directory: string | undefined,
    show: (line: string) => void,
  ): Promise<FunctionLog> {
    if (directory === undefined) return new FunctionLog(undefined, show);
    const path = join(directory, 'functions.log');
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    if (size > LARGEST) await rename(path, `${path}.old`);
    return new FunctionLog(createWriteStream(path, { flags: 'a' }), show);
  }

  write(line: string): void {
    this.#show(line);
    this.#stream?.write(`${new Date().toISOString()} ${line}\n`);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#stream) this.#stream.end(() => resolve());
      else resolve();
    });
  }
}
