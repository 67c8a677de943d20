/** What one call gives the instance that runs it. */
export interface HostCall {
  id: string;
  /** JSON */
  event: string;
  /** milliseconds that the cloud's clock is ahead */
  offset: number;
  /** when the call is given up, in real time */
  deadline: number;
  environment: Record<string, string>;
  context: Record<string, unknown>;
}

export type Outcome =
  | { kind: 'done'; result: string | undefined }
  | { kind: 'failed'; message: string; stack?: string }
  | { kind: 'timeout' }
  | { kind: 'crashed'; how: string };

export interface InstanceOptions {
  directory: string;
  /** where compiled code is kept */
  codeDirectory: string;
  /** the whole environment of the instance: nothing of ours leaks into a function */
  environment: Record<string, string>;
  /** one line of what the function prints */
  log(line: string): void;
}

/** One warm instance of a function. It runs one call at a time and ends with the first that goes wrong. */
export interface FunctionInstance {
  /** true once the bundle is loaded; false if it could not be */
  readonly ready: Promise<boolean>;
  readonly exited: Promise<void>;
  readonly idleSince: number;
  readonly alive: boolean;
  /** Runs one call; the time-out of the function counts from here. */
  run(call: Omit<HostCall, 'deadline'>, timeout: number): Promise<Outcome>;
  /** Ends it as a power cut would: from now on nothing of it takes effect. */
  kill(): void;
}

/** How instances come to be. */
export interface FunctionHost {
  start(options: InstanceOptions): FunctionInstance;
  /** of one function at most: further calls wait */
  readonly mostInstances: number;
}
