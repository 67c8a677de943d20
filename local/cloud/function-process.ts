import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type {
  FunctionHost,
  FunctionInstance,
  HostCall,
  InstanceOptions,
  Outcome,
} from './function-instance.ts';

const HOST = join(import.meta.dirname, 'function-host.mjs');
/** How long a bundle may take to load before its process is given up. */
const LOADING_TIME = 15_000;
/** Megabytes of JavaScript heap, as in the cloud's default size of an instance. */
const MEMORY = 256;

type HostMessage =
  | { type: 'ready' }
  | { type: 'broken'; message: string }
  | { type: 'done'; id: string; result?: string }
  | { type: 'failed'; id: string; message: string; stack?: string };

/** An instance that is a process of its own. */
class FunctionProcess implements FunctionInstance {
  readonly ready: Promise<boolean>;
  readonly exited: Promise<void>;
  idleSince = performance.now();
  alive = true;
  readonly #child: ChildProcess;
  #problem = 'the process ended while loading';
  #running: { id: string; settle(outcome: Outcome): void } | undefined;

  constructor({ directory, codeDirectory, environment, log }: InstanceOptions) {
    this.#child = fork(HOST, [directory, codeDirectory], {
      execArgv: [`--max-old-space-size=${MEMORY}`],
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      createInterface({ input: stream as Readable }).on('line', log);
    }
    this.exited = new Promise((resolve) => {
      const end = (how: string) => {
        this.alive = false;
        this.#running?.settle({ kind: 'crashed', how });
        resolve();
      };
      this.#child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
      this.#child.on('error', (error) => {
        // Without a number it never started; otherwise it cannot be told anything: as good as dead.
        if (this.#child.pid === undefined) end(error.message);
        else this.kill();
      });
    });
    this.ready = new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#problem = 'loading took too long';
        this.kill();
      }, LOADING_TIME);
      this.#child.on('message', (message: HostMessage) => {
        if (message.type === 'ready' || message.type === 'broken') {
          clearTimeout(timer);
          if (message.type === 'broken') {
            this.#problem = message.message;
            log(`cannot be loaded: ${message.message}`);
          }
          resolve(message.type === 'ready');
        } else if (message.id === this.#running?.id) {
          const { type, id: _, ...rest } = message;
          this.#running.settle({ kind: type, ...rest } as Outcome);
        }
      });
      void this.exited.then(() => {
        clearTimeout(timer);
        resolve(false);
      });
    });
  }

  async run(call: Omit<HostCall, 'deadline'>, timeout: number): Promise<Outcome> {
    if (!(await this.ready)) {
      this.kill();
      await this.exited;
      return { kind: 'failed', message: this.#problem };
    }
    if (!this.alive) return { kind: 'crashed', how: 'the process is gone' };
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#running?.settle({ kind: 'timeout' });
        this.kill();
      }, timeout);
      this.#running = {
        id: call.id,
        settle: (outcome) => {
          clearTimeout(timer);
          this.#running = undefined;
          this.idleSince = performance.now();
          resolve(outcome);
        },
      };
      this.#child.send({ ...call, deadline: Date.now() + timeout }, (error) => {
        if (error) this.kill();
      });
    });
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

export const PROCESSES: FunctionHost = {
  start: (options) => new FunctionProcess(options),
  mostInstances: 8,
};
