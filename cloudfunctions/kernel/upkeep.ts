import { now } from './clock.ts';
import type { Collection, Stored } from './collection.ts';
import { type FailureDocument, failures, NO_COMMUNITY } from './collections.ts';
import { Refusal } from './refusal.ts';
import { type Aggregation, command, expression, readerOf, tableOf } from './table.ts';

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

/** A job for documents of one type, as an entry of a module's list. */
export function job<Row extends Stored>(definition: Job<Row>): Job {
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

type Due = Stored & { failed?: Pick<FailureDocument, 'attempts'>[] };

/**
 * Runs the jobs in turn until nothing is due or the time is over; which comes first changes with every
 * minute. @throws Refusal SERVICE_BUSY when the database does not answer: no document is to blame
 */
export async function runUpkeep(
  jobs: readonly AnyJob[],
  { time = TIME, turn = TURN }: Options = {},
): Promise<UpkeepReport> {
  const report: UpkeepReport = { done: 0, failed: 0, unfinished: false };
  const end = performance.now() + time;
  const isOver = () => performance.now() >= end;
  const first = jobs.length === 0 ? 0 : Math.floor(now() / 60_000) % jobs.length;
  const open = new Set([...jobs.slice(first), ...jobs.slice(0, first)]);
  const bulk = await bulkRows(jobs);
  const turns = new Map<string, number>();
  while (open.size > 0) {
    for (const one of open) {
      if (isOver()) return { ...report, unfinished: true };
      if ('all' in one) {
        open.delete(one);
        await attempt(one.name, bulk(one), () => one.all(now()), report);
        continue;
      }
      const most = one.steps ? MOST_STEPS : 1;
      const turnsOf = ({ _id }: Stored) => turns.get(`${one.name}:${_id}`) ?? 0;
      const rows = (await findDue(one, turn)).filter((row) => turnsOf(row) < most);
      if (rows.length === 0) open.delete(one);
      for (const row of rows) {
        if (isOver()) return { ...report, unfinished: true };
        const fine = await attempt(one.name, row, () => one.one(row), report, one.heavy);
        turns.set(`${one.name}:${row._id}`, fine ? turnsOf(row) + 1 : most);
      }
    }
  }
  return report;
}

/** What stands for a bulk job among the failures. One request, and none without such jobs. */
async function bulkRows(jobs: readonly AnyJob[]): Promise<(one: BulkJob) => Due> {
  const ids = jobs.flatMap((one) => ('all' in one ? [`${one.name}:*`] : []));
  const found =
    ids.length === 0
      ? []
      : await readerOf(failures).find({ communityId: NO_COMMUNITY, _id: command.in(ids) });
  return ({ name }) => ({
    _id: '*',
    communityId: NO_COMMUNITY,
    failed: found.filter(({ job: failing }) => failing === name),
  });
}

/** Due documents whose pause after a failure is over. One request. */
function findDue(one: Job, limit: number): Promise<Due[]> {
  const at = now();
  return readerOf(one.collection).aggregate<Due>(
    { everywhere: true, where: one.due(at) },
    (pipeline) => {
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
    },
  );
}

/** @returns whether it was done */
async function attempt(
  name: string,
  row: Due,
  work: () => Promise<unknown>,
  report: UpkeepReport,
  heavy = false,
): Promise<boolean> {
  const attempts = row.failed?.[0]?.attempts ?? 0;
  try {
    if (heavy) await noteFailure(name, row, attempts, 'ENDED');
    await work();
    if (heavy || attempts > 0) await forget(name, row);
    report.done += 1;
    return true;
  } catch (error) {
    report.failed += 1;
    await noteFailure(name, row, attempts, codeOf(error));
    return false;
  }
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

/** For the operator: what has failed at least so often, most often first. One request. */
export function findFailures(attempts: number, limit: number) {
  return readerOf(failures).find(
    { everywhere: true, where: { attempts: command.gte(attempts) } },
    { order: [['attempts', 'desc']], limit },
  );
}
