import { now } from './clock.ts';
import { type FailureDocument, failures, NO_COMMUNITY } from './collections.ts';
import type { Collection, Stored } from './database/collection.ts';
import { command, readerOf, tableOf } from './database/table.ts';
import {
  type AnyJob,
  type Due,
  findDue,
  type Job,
  lookForDue,
  type Sight,
  settledOf,
  WHOLE,
} from './job.ts';
import { log, traceOf } from './log.ts';
import { Refusal } from './refusal.ts';

export { type AnyJob, type BulkJob, type Job, job } from './job.ts';

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
  /** holds documents as soon as there is work, so that one request can tell what is due; else each job is asked */
  base?: Collection<Stored>;
}

const TIME = 25_000;
const TURN = 20;
const MOST_STEPS = 50;
const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 6 * 60 * 60_000;
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
  { time = TIME, turn = TURN, base }: Options = {},
): Promise<UpkeepReport> {
  const end = performance.now() + time;
  const started = now();
  const left: Run['left'] = new Map();
  const look = (at: number) => (base ? lookOrNote(jobs, at, left, base) : undefined);
  const sight = await look(started);
  const run: Run = {
    report: { done: 0, failed: 0, unfinished: false },
    turn,
    isOver: () => performance.now() >= end,
    wholeOf: wholeOf(jobs, sight?.whole ?? (await findWhole(jobs))),
    ended: new Set(),
    turns: new Map(),
    left,
  };
  const first = jobs.length === 0 ? 0 : Math.floor(now() / 60_000) % jobs.length;
  const inOrder = [...jobs.slice(first), ...jobs.slice(0, first)];
  for (let seen = sight; await runRound(inOrder, seen, run); ) {
    seen = run.isOver() ? undefined : await look(now());
  }
  const mayForget = !run.report.unfinished && (sight?.hasSettled ?? true);
  if (mayForget) await forgetSettled(jobs, run, started);
  return run.report;
}

/** What is due at all. @returns undefined if that is not known: then every job is asked by itself */
async function lookOrNote(
  jobs: readonly AnyJob[],
  at: number,
  left: Run['left'],
  base: Collection<Stored>,
): Promise<Sight | undefined> {
  try {
    return await lookForDue(jobs, at, left, base);
  } catch (error) {
    // One job's query may be what fails; asked by itself, it is found out.
    logFailure('look', error, 0);
    return undefined;
  }
}

/**
 * Every due document whose pause was over has had its turn: what failed earlier and did not come up is due no
 * more. Somebody did what it was due for, or the process ended between the work and the note. One request.
 */
async function forgetSettled(jobs: readonly AnyJob[], run: Run, started: number): Promise<void> {
  const looked = jobs.filter((one) => !('all' in one) && !run.ended.has(one));
  await tableOf(failures).remove({
    everywhere: true,
    where: settledOf(
      looked.map(({ name }) => name),
      started,
    ),
  });
}

/**
 * Until every job has found nothing due once, or the time is over.
 * @returns whether another round may find more: a document was dealt with in this one
 */
async function runRound(
  jobs: readonly AnyJob[],
  sight: Sight | undefined,
  run: Run,
): Promise<boolean> {
  const { report, ended } = run;
  let hasWorked = false;
  const mayBeDue = (one: AnyJob) =>
    !sight || sight.due.has(one.name) || attemptsOf(run.wholeOf(one)) > 0;
  const open = new Set(jobs.filter((one) => !ended.has(one) && mayBeDue(one)));
  while (open.size > 0) {
    for (const one of open) {
      if (run.isOver()) report.unfinished = true;
      if (report.unfinished) return false;
      if ('all' in one) {
        open.delete(one);
        ended.add(one);
        await attempt(one.name, run.wholeOf(one), () => one.all(one.due(now())), report);
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
    const rows = await findDue(one, now(), run.turn, left);
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

/** What failed for jobs as a whole. One request. */
function findWhole(jobs: readonly AnyJob[]): Promise<FailureDocument[]> {
  const ids = jobs.map(({ name }) => `${name}:${WHOLE}`);
  return readerOf(failures).find(
    { communityId: NO_COMMUNITY, _id: command.in(ids) },
    { limit: ids.length + 1 },
  );
}

/** What stands for whole jobs among the failures. */
function wholeOf(jobs: readonly AnyJob[], failing: readonly FailureDocument[]): Run['wholeOf'] {
  const rows = new Map(
    jobs.map(({ name }): [string, Due] => [
      name,
      {
        _id: WHOLE,
        communityId: NO_COMMUNITY,
        failed: failing.filter(({ job }) => job === name),
      },
    ]),
  );
  return ({ name }) => rows.get(name) as Due;
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
