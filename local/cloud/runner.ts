import { randomUUID } from 'node:crypto';
import type { FunctionHost, FunctionInstance, Outcome } from './function-instance.ts';
import { type FunctionDeclaration, readFunctions } from './functions.ts';
import type { Caller, Cut, Invocation, Running, Source } from './invocation.ts';
import { callContext, callEnvironment, type Platform, processEnvironment } from './platform.ts';
import { FunctionPool } from './pool.ts';

export interface RunnerOptions {
  functionsDirectory: string;
  /** where compiled code is kept */
  codeDirectory: string;
  host: FunctionHost;
  /** whether each function has an instance before its first call */
  isWarm: boolean;
  environment: Record<string, string>;
  appId: string;
  environmentId: string;
  /** the cloud's clock minus the machine's, milliseconds */
  offset(): number;
  /** takes what functions print, one line each */
  log(line: string): void;
}

export interface CallOptions {
  caller: Caller | null;
  source: Source;
  /** whether a cut that is armed for any function may hit this call */
  isCuttable?: boolean;
}

/** Bytes of an event and of a result (SCF, synchronous invocation). */
const LARGEST = 6 * 1024 * 1024;
/** Bytes of text that CloudBase documents for a client's request to a function; whether it holds is not known. */
const LARGEST_FROM_CLIENT = 100 * 1024;

/** Calls functions in warm instances and knows which call a request belongs to. */
export class FunctionRunner {
  readonly #options: RunnerOptions;
  #origin: string | undefined;
  #functions = new Map<string, FunctionDeclaration>();
  #problems = new Map<string, string>();
  #pools = new Map<string, FunctionPool>();
  readonly #running = new Map<string, Running>();
  /** Calls that were cut: what they sent before they died may still arrive. */
  readonly #cutIds = new Set<string>();
  readonly #sweeper: NodeJS.Timeout;
  #cut: (Cut & { functionName: string | undefined }) | undefined;
  #isClosed = false;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#read();
    this.#sweeper = setInterval(() => {
      for (const pool of this.#pools.values()) pool.endIdle();
    }, 10_000);
    this.#sweeper.unref();
  }

  get functions(): ReadonlyMap<string, FunctionDeclaration> {
    return this.#functions;
  }

  /** Only now can instances start: they must know where to send their requests. */
  setOrigin(origin: string): void {
    if (this.#origin === origin) return;
    this.#origin = origin;
    void this.reload();
  }

  /** The call that a request's address names; undefined once it has ended. */
  running(id: string): Running | undefined {
    return this.#running.get(id);
  }

  isCut(id: string): boolean {
    return this.#cutIds.has(id);
  }

  /** Arms a cut for the next call (of this function). One shot: a call that makes too few requests uses it up. */
  armCut(cut: Cut, functionName: string | undefined): void {
    this.#cut = { ...cut, functionName };
  }

  /** Ends a call as a crash of its machine would. */
  cutNow(running: Running): void {
    running.isCut = true;
    running.endCut();
    this.#cutIds.add(running.id);
    running.instance?.kill();
  }

  async call(functionName: string, event: unknown, options: CallOptions): Promise<Invocation> {
    const declaration = this.#functions.get(functionName);
    const pool = this.#pools.get(functionName);
    if (!declaration || !pool || !this.#origin) return this.#missing(functionName);
    const body = JSON.stringify(event ?? {});
    const size = Buffer.byteLength(body);
    if (size > LARGEST) {
      return failure('FUNCTIONS_EXECUTE_FAIL', 'the event is larger than 6 MB', 0);
    }
    if (size > LARGEST_FROM_CLIENT && options.source === 'wx_client') {
      this.#options.log(
        `[${functionName}] WARNING: an event of ${Math.ceil(size / 1024)} KB; ` +
          'CloudBase documents a limit of 100 KB for text, WeChat advises to upload what is larger',
      );
    }
    const platform: Platform = { ...this.#options, origin: this.#origin };
    const timeout = declaration.timeout * 1000;
    let endCut = () => {};
    const cutDone = new Promise<void>((resolve) => {
      endCut = resolve;
    });
    const running: Running = {
      id: randomUUID(),
      declaration,
      caller: options.caller,
      source: options.source,
      databaseRequests: 0,
      cut: this.#takeCut(functionName, options.isCuttable ?? true),
      cutDone,
      endCut,
      isCut: false,
      instance: undefined,
    };
    const environment = callEnvironment(platform, running);
    this.#running.set(running.id, running);
    try {
      const outcome = await pool.run(
        {
          id: running.id,
          event: body,
          offset: this.#options.offset(),
          environment,
          context: callContext(platform, { id: running.id, functionName, timeout }, environment),
        },
        (instance) => {
          running.instance = instance;
        },
      );
      return this.#answer(running, outcome);
    } finally {
      this.#running.delete(running.id);
      running.endCut();
    }
  }

  /** Takes the functions as they are on the disk now; running calls end in the old ones. */
  async reload(): Promise<void> {
    const old = [...this.#pools.values()];
    this.#read();
    await Promise.all([
      ...old.map((pool) => pool.retire()),
      ...(this.#origin && this.#options.isWarm
        ? [...this.#pools.values()].map((pool) => pool.warm())
        : []),
    ]);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#sweeper);
    await Promise.all([...this.#pools.values()].map((pool) => pool.retire({ hard: true })));
  }

  #read(): void {
    const { functions, problems } = readFunctions(this.#options.functionsDirectory);
    this.#functions = functions;
    this.#problems = problems;
    for (const [name, problem] of problems) this.#options.log(`[${name}] not usable: ${problem}`);
    this.#pools = new Map(
      [...functions.values()].map((declaration) => [
        declaration.name,
        new FunctionPool(
          () => this.#start(declaration),
          this.#options.host.mostInstances,
          declaration.timeout * 1000,
        ),
      ]),
    );
  }

  #start({ name, directory }: FunctionDeclaration): FunctionInstance {
    const platform: Platform = { ...this.#options, origin: this.#origin as string };
    return this.#options.host.start({
      directory,
      codeDirectory: this.#options.codeDirectory,
      environment: processEnvironment(platform, name, this.#options.environment),
      log: (line) => this.#options.log(`[${name}] ${line}`),
    });
  }

  #takeCut(functionName: string, isCuttable: boolean): Cut | undefined {
    const cut = this.#cut;
    if (!cut || !isCuttable) return undefined;
    if (cut.functionName !== undefined && cut.functionName !== functionName) return undefined;
    this.#cut = undefined;
    return cut;
  }

  #missing(functionName: string): Invocation {
    const why = this.#isClosed
      ? 'the cloud is closed'
      : !this.#origin
        ? 'the cloud does not listen yet'
        : (this.#problems.get(functionName) ?? 'FunctionName parameter could not be found.');
    return failure('FUNCTION_NOT_FOUND', `${functionName}: ${why}`, 0);
  }

  #answer(running: Running, outcome: Outcome): Invocation {
    const { databaseRequests, declaration } = running;
    if (running.isCut) return failure('CALL_CUT', 'the call was cut off', databaseRequests);
    if (outcome.kind === 'done') {
      const { result } = outcome;
      if (result !== undefined && Buffer.byteLength(result) > LARGEST) {
        return failure(
          'FUNCTIONS_EXECUTE_FAIL',
          'the result is larger than 6 MB',
          databaseRequests,
        );
      }
      return { result: result === undefined ? undefined : JSON.parse(result), databaseRequests };
    }
    if (outcome.kind === 'timeout') {
      const message = `Invoking task timed out after ${declaration.timeout} seconds`;
      return failure('FUNCTIONS_TIME_LIMIT_EXCEEDED', message, databaseRequests);
    }
    if (outcome.kind === 'crashed') {
      const message = `the process of the function ended: ${outcome.how}`;
      return failure('FUNCTIONS_EXECUTE_FAIL', message, databaseRequests);
    }
    this.#options.log(`[${declaration.name}] ${outcome.stack ?? outcome.message}`);
    return failure('FUNCTIONS_EXECUTE_FAIL', outcome.message, databaseRequests);
  }
}

function failure(code: string, message: string, databaseRequests: number): Invocation {
  return { error: { code, message }, databaseRequests };
}
