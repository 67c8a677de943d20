import { now } from './clock.ts';
import { type FailureDocument, failures, NO_COMMUNITY } from './collections.ts';
import type { Collection, Stored } from './database/collection.ts';
import { type Aggregation, command, expression, readerOf, tableOf } from './database/table.ts';
import { log, traceOf } from './log.ts';
import { Refusal } from './refusal.ts';

/**
 * Work that no person asks for: it finds documents that are due and does something about each. Safe to
 * run twice at once, and every document stands alone: one that fails waits longer and longer, and the
 * others go on.
 */
export interface Job<Row extends Stored = Stored> {
  /** `notice.deliver`: part of the ids of failures, keeps its spelling */
  name: string;
  collection: Collection<Row>;
  /** which documents are due, over all communities */
  due(at: number): Record<string, unknown>;
  /** field → direction; the order of ids unless told */
  order?: Record<string, 1 | -1>;
  /** joins and conditions that `due` cannot say */
  stages?(pipeline: Aggregation): Aggregation;
  /** safe to repeat; afterwards the document is due no more, or for its next step */
  one(row: Row): Promise<void>;
  /** may end by time or memory, which throws nothing: the attempt is noted before it starts */
  heavy?: true;
  /** a document may be due again at once for its next step; otherwise it has one turn a run */
  steps?: true;
}

/** Work on all due documents in one request, as a single conditional update. */
export interface BulkJob {
  name: string;
  all(at: number): Promise<unknown>;
}

export type AnyJob = Job | BulkJob;

/** A job for documents of one type, as an entry of a module's list; `Row` has what its stages join. */
export function job<Doc extends Stored, Row extends Doc = Doc>(
  definition: Omit<Job<Row>, 'collection'> & { collection: Collection<Doc> },
): Job {
  return definition as unknown as Job;
}

export interface UpkeepReport {
  done: number;
  failed: number;
  /** documents may be due still: time ran out */
  unfinished: boolean;
}

interface Options {
  /** milliseconds; a function's own limit is a minute */
  time?: number;
  /** documents of one job before the next job has its turn */
  turn?: number;
}

const TIME = 25_000;
const TURN = 20;
const MOST_STEPS = 50;
const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 6 * 60 * 60_000;
/** Stands for a document's id where a job fails as a whole. */
const WHOLE = '*';

type Due = Stored & { failed?: Pick<FailureDocument, 'attempts'>[] };

/** What one run remembers. */
interface Run {
  report: UpkeepReport;
  turn: number;
  isOver(): boolean;
  /** what failed for a job as a whole: its query, or its one request */
  wholeOf(one: AnyJob): Due;
  /** jobs that have no more to do in this run: done at once, or with a query that fails */
  ended: Set<AnyJob>;
  /** `${job}:${documentId}` → turns it has had */
  turns: Map<string, number>;
  /** job → documents that are due still after their turns: the query looks past them */
  left: Map<string, string[]>;
}

/**
 * Runs the jobs in turn until nothing is due or the time is over; which comes first changes with every
 * minute. What one job makes due for another is done in the same run.
 * @throws Refusal SERVICE_BUSY when the database does not answer: no document is to blame
 */
export async function runUpkeep(
  jobs: readonly AnyJob[],
  { time = TIME, turn = TURN }: Options = {},
): Promise<UpkeepReport> {
  const end = performance.now() + time;
  const started = now();
  const run: Run = {
    report: { done: 0, failed: 0, unfinished: false },
    turn,
    isOver: () => performance.now() >= end,
    wholeOf: await findWhole(jobs),
    ended: new Set(),
    turns: new Map(),
    left: new Map(),
  };
  const first = jobs.length === 0 ? 0 : Math.floor(now() / 60_000) % jobs.length;
  const inOrder = [...jobs.slice(first), ...jobs.slice(0, first)];
  while (await runRound(inOrder, run));
  if (!run.report.unfinished) await forgetSettled(jobs, run, started);
  return run.report;
}

/**
 * Every due document whose pause was over has had its turn: what failed earlier and did not come up is due no
 * more. Somebody did what it was due for, or the process ended between the work and the note. One request.
 */
async function forgetSettled(jobs: readonly AnyJob[], run: Run, started: number): Promise<void> {
  const looked = jobs.filter((one) => !('all' in one) && !run.ended.has(one));
  await tableOf(failures).remove({
    everywhere: true,
    where: { job: command.in(looked.map(({ name }) => name)), nextAt: command.lt(started) },
  });
}

/**
 * Until every job has found nothing due once, or the time is over.
 * @returns whether another round may find more: a document was dealt with in this one
 */
async function runRound(jobs: readonly AnyJob[], run: Run): Promise<boolean> {
  const { report, ended } = run;
  let hasWorked = false;
  const open = new Set(jobs.filter((one) => !ended.has(one)));
  while (open.size > 0) {
    for (const one of open) {
      if (run.isOver()) report.unfinished = true;
      if (report.unfinished) return false;
      if ('all' in one) {
        open.delete(one);
        ended.add(one);
        await attempt(one.name, run.wholeOf(one), () => one.all(now()), report);
      } else {
        const done = report.done;
        if (!(await takeTurn(one, run))) open.delete(one);
        hasWorked ||= report.done > done;
      }
    }
  }
  return hasWorked;
}

/** Some of a job's documents. @returns false if nothing is due */
async function takeTurn(one: Job, run: Run): Promise<boolean> {
  const { report, turns } = run;
  const most = one.steps ? MOST_STEPS : 1;
  const left = run.left.get(one.name) ?? [];
  run.left.set(one.name, left);
  const rows = await findOrNote(one, run, left);
  for (const row of rows) {
    if (run.isOver()) {
      report.unfinished = true;
      return true;
    }
    const key = `${one.name}:${row._id}`;
    const had = turns.get(key) ?? 0;
    if (had >= most) {
      left.push(row._id);
      continue;
    }
    const fine = await attempt(one.name, row, () => one.one(row), report, one.heavy);
    turns.set(key, fine ? had + 1 : most);
  }
  return rows.length > 0;
}

/** Due documents; a query that fails ends its own job and no other. */
async function findOrNote(one: Job, run: Run, left: readonly string[]): Promise<Due[]> {
  const whole = run.wholeOf(one);
  try {
    const rows = await findDue(one, run.turn, left);
    if (attemptsOf(whole) > 0) await forget(one.name, whole);
    whole.failed = [];
    return rows;
  } catch (error) {
    run.ended.add(one);
    run.report.failed += 1;
    logFailure(one.name, error, 0);
    await noteFailure(one.name, whole, attemptsOf(whole), codeOf(error));
    return [];
  }
}

/** What stands for whole jobs among the failures. One request. */
async function findWhole(jobs: readonly AnyJob[]): Promise<(one: AnyJob) => Due> {
  const ids = jobs.map(({ name }) => `${name}:${WHOLE}`);
  const found = await readerOf(failures).find(
    { communityId: NO_COMMUNITY, _id: command.in(ids) },
    { limit: ids.length + 1 },
  );
  const rows = new Map(
    jobs.map(({ name }): [string, Due] => [
      name,
      {
        _id: WHOLE,
        communityId: NO_COMMUNITY,
        failed: found.filter(({ job: failing }) => failing === name),
      },
    ]),
  );
  return ({ name }) => rows.get(name) as Due;
}

/** Due documents whose pause after a failure is over, past those named. One request. */
function findDue(one: Job, limit: number, left: readonly string[]): Promise<Due[]> {
  const at = now();
  const due = one.due(at);
  const where =
    left.length === 0
      ? due
      : (command.and([due, { _id: command.nin([...left]) }]) as unknown as Record<string, unknown>);
  return readerOf(one.collection).aggregate<Due>({ everywhere: true, where }, (pipeline) => {
    const sorted = pipeline.sort(one.order ?? { _id: 1 });
    return (one.stages?.(sorted) ?? sorted)
      .addFields({ failureId: expression.concat([`${one.name}:`, '$_id']) })
      .lookup({ from: failures.name, localField: 'failureId', foreignField: '_id', as: 'failed' })
      .addFields({
        paused: expression.size(
          expression.filter({
            input: '$failed',
            as: 'one',
            cond: expression.gt(['$$one.nextAt', at]),
          }),
        ),
      })
      .match({ paused: 0 })
      .limit(limit);
  });
}

/** @returns whether it was done */
async function attempt(
  name: string,
  row: Due,
  work: () => Promise<unknown>,
  report: UpkeepReport,
  heavy = false,
): Promise<boolean> {
  const attempts = attemptsOf(row);
  const started = performance.now();
  try {
    if (heavy) await noteFailure(name, row, attempts, 'ENDED');
    await work();
    if (heavy || attempts > 0) await forget(name, row);
    report.done += 1;
    return true;
  } catch (error) {
    report.failed += 1;
    logFailure(name, error, performance.now() - started);
    await noteFailure(name, row, attempts, codeOf(error));
    return false;
  }
}

/** Where in the code it failed; which document it was stands in the list of failures. */
function logFailure(name: string, error: unknown, milliseconds: number): void {
  const cause = error instanceof Refusal ? error.cause : traceOf(error);
  log({
    function: 'upkeep',
    action: name,
    outcome: codeOf(error),
    milliseconds: Math.round(milliseconds),
    ...(typeof cause === 'string' ? { cause } : {}),
  });
}

function attemptsOf({ failed }: Due): number {
  return failed?.[0]?.attempts ?? 0;
}

function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.code;
  return error instanceof Error ? error.name : typeof error;
}

/** @throws Refusal SERVICE_BUSY: the database itself is out */
async function noteFailure(
  name: string,
  { _id: documentId, communityId }: Stored,
  earlier: number,
  code: string,
): Promise<void> {
  const table = tableOf(failures);
  const _id = `${name}:${documentId}`;
  const attempts = earlier + 1;
  const at = now();
  const nextAt = at + Math.min(FIRST_PAUSE * 2 ** Math.min(earlier, 20), LONGEST_PAUSE);
  const patch = { attempts, nextAt, code, at };
  if ((await table.change({ communityId, _id }, patch)) === 1) return;
  await table.insert({ _id, communityId, job: name, documentId, ...patch });
}

async function forget(name: string, { _id, communityId }: Stored): Promise<void> {
  await tableOf(failures).remove({ communityId, _id: `${name}:${_id}` });
}
