import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFunctions } from '../../local/cloud/functions.ts';
import {
  type Invocation,
  type LocalCloud,
  type SentMessage,
  startLocalCloud,
} from '../../local/cloud/index.ts';
import { LINLI_CLOUD } from '../../local/linli.ts';
import { httpServer, listen, stopListening } from '../../local/server.ts';
import { collectionDeclarations } from '../../scripts/collections.ts';
import type { ErrorCode, ErrorDetails } from '../../typings/contract/envelope.ts';
import { appraisalDocuments } from './appraisals.ts';
import { builtFunctions } from './built.ts';
import {
  communityDocuments,
  DATA_KEY,
  openidOf,
  type PersonKey,
  START,
  TEMPLATE,
} from './community.ts';
import { covenantDocuments } from './covenants.ts';
import { exchange } from './exchange.ts';
import { functionsInside } from './function-inside.ts';
import { Gate } from './gate.ts';
import { handoverDocuments } from './handovers.ts';
import { heldDocuments } from './held-meetings.ts';
import { IdleTimers } from './idle-timers.ts';
import { importDocuments } from './imports.ts';
import { matterDocuments } from './matters.ts';
import { meetingDocuments } from './meetings.ts';
import { motionDocuments } from './motions.ts';
import { pairingDocuments } from './pairings.ts';
import { pictureDocuments } from './picture-documents.ts';
import { pointDocuments } from './point-documents.ts';
import { requestDocuments } from './requests.ts';
import { proposalDocuments } from './roles.ts';
import { selectionDocuments } from './selections.ts';
import { type Snapshot, simplifiedAll, toTheMinute } from './snapshot.ts';
import { volunteerDocuments } from './volunteers.ts';

/** Those from whom WeChat takes messages; the household representative has switched them off there. */
const WECHAT_GRANTED = (['stairSteward', 'resident', 'residentElsewhere'] as const).map(openidOf);

/** What a function answers, or CALL_CUT / FUNCTION_FAILED if it gave no answer. */
export type AnyEnvelope =
  | { ok: true; data: unknown }
  | {
      ok: false;
      code: ErrorCode | 'CALL_CUT' | 'FUNCTION_FAILED';
      details?: ErrorDetails;
      message?: string;
    };

export interface Answer {
  status: number;
  envelope: AnyEnvelope;
  databaseRequests: number;
}

/** Who calls: one of the test community, or nobody with a WeChat identity. */
export type As = PersonKey | null;

export interface Cut {
  request: number;
  when: 'before' | 'after';
}

export interface LinliOptions {
  /** 'inside' the test's process, or in 'processes' of their own as in the local cloud; default 'inside' */
  functions?: 'inside' | 'processes';
  /** the functions that are there; default all: where timers run, those of others take time */
  only?: readonly string[];
  /** LINLI_DATA_KEY of the functions; what is there from the start was made with DATA_KEY */
  dataKey?: string;
}

/** Linli on a free port, with the test community and a clock that starts at START. */
export interface Linli {
  readonly cloud: LocalCloud;
  /** where its data lie */
  readonly directory: string;
  /** http://127.0.0.1:PORT, where the levers are */
  readonly origin: string;
  /** the functions whose config.json has a timer, in order of their names */
  readonly timed: readonly string[];
  /** where database requests wait for their turn: see orders.ts */
  readonly gate: Gate;
  /** every request of a function, such as 'database.insertDocument' */
  readonly requests: readonly string[];
  /** every line that functions printed */
  readonly lines: readonly string[];
  call(functionName: string, action: string, input: unknown, as: As): Promise<Answer>;
  /** the event as it is, without the form that `call` gives it */
  invoke(functionName: string, event: unknown, as: As): Promise<Invocation>;
  /** runs what a timer runs in any case, also while it runs already, as the platform does */
  timer(functionName: string, trigger?: string): Promise<Answer>;
  /** arms one cut for the next call of the function */
  cut(functionName: string, cut: Cut): Promise<void>;
  /**
   * moves the clock; timers that come due fire, but one that was idle then and would be so again need not run: see
   * idle-timers.ts. @returns their functions, in that order
   */
  clock(now: number): Promise<string[]>;
  /** holds up every database request until the next reset */
  latency(milliseconds: number): Promise<void>;
  /** what checks of texts or pictures say until the next reset */
  verdict(what: 'text' | 'picture', verdict: 'pass' | 'review' | 'risky' | 'fail'): Promise<void>;
  /** subscribe messages sent since the last reset */
  messages(): Promise<readonly SentMessage[]>;
  documents<Doc = Record<string, unknown>>(collection: string): Doc[];
  /** all collections, exactly as they are: equal texts mean equal states */
  state(): string;
  /** all collections without what differs from run to run: see snapshot.ts */
  snapshot(): Snapshot;
  /** all that outlives a function's process: documents, files, messages, checks; equal texts go on in the same way */
  remains(): Promise<string>;
  /** the community as it was at the start, the clock at START */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

export async function startLinli({
  functions: way = 'inside',
  only,
  dataKey = DATA_KEY,
}: LinliOptions = {}): Promise<Linli> {
  const directory = await mkdtemp(join(tmpdir(), 'linli-test-'));
  const lines: string[] = [];
  const requests: string[] = [];
  const gate = new Gate();
  const server = httpServer([(request, response) => cloud.handle(request, response)]);
  const collections = await collectionDeclarations();
  const idle = new IdleTimers({
    isAlone: () => gate.isAlone,
    collections: new Set(collections.map(({ name }) => name)),
    documents: (name) => documents(name),
    revision: (name) => cloud.database.revision(name),
  });
  const built = await builtFunctions(directory);
  const functionsDirectory = only ? await copied(built, only, directory) : built;
  const { functions } = readFunctions(functionsDirectory);
  const cloud: LocalCloud = await startLocalCloud({
    dataDirectory: join(directory, 'data'),
    collections,
    functionsDirectory,
    codeDirectory: join(built, '..', 'function-code'),
    warmFunctions: false,
    ...(way === 'inside' ? { functionHost: functionsInside(server, gate, idle) } : {}),
    ...LINLI_CLOUD,
    functionEnvironment: { LINLI_DATA_KEY: dataKey },
    runTimers: false,
    isKept: way === 'processes',
    refuseOutsideWrites: true,
    log: (line) => lines.push(line),
    observe(action, call) {
      requests.push(action);
      return gate.admit(action, call);
    },
  });
  const origin = await listen(server);
  cloud.setOrigin(origin);

  const seed: Record<string, object[]> = {
    ...communityDocuments(),
    ...requestDocuments(),
    ...proposalDocuments(),
    ...selectionDocuments(),
    ...handoverDocuments(),
    ...appraisalDocuments(),
    ...motionDocuments(),
    ...covenantDocuments(),
    ...volunteerDocuments(),
    ...importDocuments(),
    ...pairingDocuments(),
    ...matterDocuments(),
    ...pointDocuments(),
    ...pictureDocuments(),
    ...meetingDocuments(),
    ...heldDocuments(),
  };
  const filled = new Map<string, number>();
  const fileFolder = join(directory, 'data', 'files');
  /** whether latency or verdicts may differ from the start's */
  let isLeverSet = false;
  let messagesBefore = 0;
  let askedBefore = 0;

  async function pull(lever: string, body: object): Promise<Answer> {
    const { host } = new URL(origin);
    const answered = await exchange(server, {
      method: 'POST',
      url: `/local/${lever}`,
      headers: { host, 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(body)),
    });
    if (!answered) throw new Error(`/local/${lever}: no answer`);
    const envelope = JSON.parse(answered.body.toString()) as AnyEnvelope;
    const databaseRequests = Number(answered.headers['x-database-requests']);
    return { status: answered.status, envelope, databaseRequests };
  }
  async function mustPull(lever: string, body: object): Promise<unknown> {
    const { status, envelope } = await pull(lever, body);
    if (status !== 200) throw new Error(`/local/${lever}: ${JSON.stringify(envelope)}`);
    return envelope;
  }
  async function files(): Promise<string[]> {
    const hash = async (name: string) =>
      createHash('sha256')
        .update(await readFile(join(fileFolder, name)))
        .digest('hex');
    const names = (await readdir(fileFolder)).sort();
    return Promise.all(names.map(async (name) => `${name} ${await hash(name)}`));
  }
  const journal = join(directory, 'data', 'open-api.jsonl');
  /** What WeChat was asked since the last reset, one line each. */
  async function asked(): Promise<unknown[]> {
    const text = (await readFile(journal)).subarray(askedBefore).toString();
    const lines = text.split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line));
  }
  function documents<Doc>(collection: string): Doc[] {
    return [...cloud.database.documents(collection)] as Doc[];
  }
  /** Made of a collection's documents, and made anew when they have changed. */
  function keptOf<Value>(make: (all: Record<string, unknown>[]) => Value) {
    const kept = new Map<string, { revision: number; value: Value }>();
    return (collection: string): Value => {
      const revision = cloud.database.revision(collection);
      const known = kept.get(collection);
      if (known?.revision === revision) return known.value;
      const value = make(documents(collection));
      kept.set(collection, { revision, value });
      return value;
    };
  }
  const textOf = keptOf((all) =>
    JSON.stringify(all.sort((one, other) => (String(one._id) < String(other._id) ? -1 : 1))),
  );
  const snapshotOf = keptOf(simplifiedAll);
  /** the collections' texts in one, and what they were made from */
  let joined = { revisions: '', text: '' };
  const remainsOf = keptOf((all) => JSON.stringify(toTheMinute(all)));
  async function refill(collection: string): Promise<void> {
    if (filled.get(collection) === cloud.database.revision(collection)) return;
    await cloud.database.command('database.removeDocument', {
      collectionName: collection,
      queryType: 'WHERE',
      query: '{}',
      multi: true,
    });
    await cloud.database.insertMany(collection, (seed[collection] ?? []) as never);
    filled.set(collection, cloud.database.revision(collection));
  }

  const linli: Linli = {
    cloud,
    directory,
    origin,
    gate,
    timed: [...functions.values()]
      .filter(({ triggers }) => triggers.length > 0)
      .map((one) => one.name),
    requests,
    lines,
    async call(functionName, action, input, as) {
      return answerOf(await linli.invoke(functionName, { action, input }, as));
    },
    invoke: (functionName, event, as) =>
      gate.during(() => cloud.invoke(functionName, event, as && { openid: openidOf(as) })),
    async timer(functionName, trigger = 'upkeep') {
      const Time = `${new Date(cloud.now()).toISOString().slice(0, 19)}Z`;
      const event = { Type: 'Timer', TriggerName: trigger, Time, Message: '' };
      return answerOf(await gate.during(() => cloud.invoke(functionName, event, 'timer')));
    },
    cut: async (functionName, cut) =>
      void (await mustPull('cut', { function: functionName, ...cut })),
    async clock(now) {
      idle.isPassing = true;
      try {
        const moved = await gate.during(() => mustPull('clock', { now }));
        const { fired } = moved as { fired: { function: string }[] };
        return fired.map((one) => one.function);
      } finally {
        idle.isPassing = false;
      }
    },
    async latency(milliseconds) {
      isLeverSet = true;
      await mustPull('latency', { milliseconds });
    },
    async verdict(what, verdict) {
      isLeverSet = true;
      await mustPull('verdicts', { [what]: verdict });
    },
    messages: async () => structuredClone(cloud.messages().slice(messagesBefore)),
    documents,
    state() {
      const revisions = collections.map(({ name }) => cloud.database.revision(name)).join();
      if (joined.revisions !== revisions) {
        const text = collections.map(({ name }) => `${name} ${textOf(name)}`).join('\n');
        joined = { revisions, text };
      }
      return joined.text;
    },
    snapshot: () => Object.fromEntries(collections.map(({ name }) => [name, snapshotOf(name)])),
    async remains() {
      const kept = collections.map(({ name }) => `${name} ${remainsOf(name)}`);
      return [...kept, JSON.stringify(toTheMinute([await files(), await asked()]))].join('\n');
    },
    async reset() {
      for (const { name } of collections) await refill(name);
      for (const name of await readdir(fileFolder)) await rm(join(fileFolder, name));
      await mustPull('clock', { now: START });
      if (isLeverSet) {
        await mustPull('latency', { milliseconds: 0 });
        await mustPull('verdicts', { text: 'pass', picture: 'pass' });
        isLeverSet = false;
      }
      messagesBefore = cloud.messages().length;
      askedBefore = (await stat(journal)).size;
    },
    async stop() {
      await cloud.close();
      await stopListening(server);
      await rm(directory, { recursive: true, force: true });
    },
  };
  for (const openid of WECHAT_GRANTED) await cloud.grantMessage(openid, TEMPLATE, 1_000);
  await linli.reset();
  return linli;
}

/** As a lever answers, see docs/local.md. */
function answerOf({ result, error, databaseRequests }: Invocation): Answer {
  if (!error) return { status: 200, envelope: result as AnyEnvelope, databaseRequests };
  const code = error.code === 'CALL_CUT' ? 'CALL_CUT' : 'FUNCTION_FAILED';
  const envelope = { ok: false, code, message: error.message } as const;
  return { status: 502, envelope, databaseRequests };
}

/** @returns a folder with these functions alone */
async function copied(built: string, only: readonly string[], to: string): Promise<string> {
  const folder = join(to, 'functions');
  for (const name of only) await cp(join(built, name), join(folder, name), { recursive: true });
  return folder;
}
