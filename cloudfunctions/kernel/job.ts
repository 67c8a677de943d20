import { type FailureDocument, failures, NO_COMMUNITY } from './collections.ts';
import type { Collection, Stored } from './database/collection.ts';
import { type Aggregation, command, expression, readerOf } from './database/table.ts';

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

/** Work on all due documents in one request, as a single conditional write. */
export interface BulkJob {
  name: string;
  collection: Collection<Stored>;
  /** which documents it writes, over all communities; without any it is not run */
  due(at: number): Record<string, unknown>;
  /** @param due the condition of `due`, as it is now */
  all(due: Record<string, unknown>): Promise<unknown>;
}

export type AnyJob = Job | BulkJob;

/** A job for documents of one type, as an entry of a module's list; `Row` has what its stages join. */
export function job<Doc extends Stored, Row extends Doc = Doc>(
  definition: Omit<Job<Row>, 'collection'> & { collection: Collection<Doc> },
): Job {
  return definition as unknown as Job;
}

/** Stands for a document's id where a job fails as a whole. */
export const WHOLE = '*';

/** A due document, with its failure if it has failed before. */
export type Due = Stored & { failed?: Pick<FailureDocument, 'attempts'>[] };

/** Job → ids of documents that its query looks past. */
export type Passed = ReadonlyMap<string, readonly string[]>;

/** What one request has found out about all jobs of a run. */
export interface Sight {
  /** names of the jobs that have a document due, be it one that waits after a failure */
  due: ReadonlySet<string>;
  /** what failed for jobs as a whole */
  whole: FailureDocument[];
  /** whether the pause of a failure was over before `at` */
  hasSettled: boolean;
}

/** Due documents of one job whose pause after a failure is over, past those named. One request. */
export function findDue(
  one: Job,
  at: number,
  limit: number,
  passed: readonly string[],
): Promise<Due[]> {
  const where = dueOf(one, at, passed);
  return readerOf(one.collection).aggregate<Due>({ everywhere: true, where }, (pipeline) =>
    unpaused(one, at, pipeline).limit(limit),
  );
}

/**
 * Which of these jobs have anything due, by the queries of `findDue`, each joined to one document of `base`. Pauses
 * after failures are left to `findDue`: they are rare, and their joins were half of this request.
 * One request, which is all that a run with nothing to do costs.
 * @param base a collection that holds a document as soon as there is anything to do
 * @returns undefined if it holds none
 */
export async function lookForDue(
  jobs: readonly AnyJob[],
  at: number,
  passed: Passed,
  base: Collection<Stored>,
): Promise<Sight | undefined> {
  const names = jobs.map(({ name }) => name);
  const [row] = await readerOf(base).aggregate<Record<string, unknown[]>>(
    { everywhere: true, where: {} },
    (pipeline) => {
      let stages = pipeline.limit(1).project({ _id: 1 });
      for (const [index, one] of jobs.entries()) {
        const found = expression.pipeline().match(dueOf(one, at, passed.get(one.name) ?? []));
        const due = 'all' in one ? found : (one.stages?.(found) ?? found);
        stages = joined(stages, one.collection, `due${index}`, due.limit(1).project(ID));
      }
      const whole = expression.pipeline().match({
        communityId: NO_COMMUNITY,
        _id: command.in(names.map((name) => `${name}:${WHOLE}`)),
      });
      const settled = expression.pipeline().match(settledOf(names, at)).limit(1).project(ID);
      return joined(joined(stages, failures, 'whole', whole), failures, 'settled', settled);
    },
  );
  if (!row) return undefined;
  const listOf = (field: string) => row[field] ?? [];
  return {
    due: new Set(names.filter((_, index) => listOf(`due${index}`).length > 0)),
    whole: listOf('whole') as FailureDocument[],
    hasSettled: listOf('settled').length > 0,
  };
}

/** The failures of these jobs whose pause was over before `at`. */
export function settledOf(names: readonly string[], at: number): Record<string, unknown> {
  return { job: command.in([...names]), nextAt: command.lt(at) };
}

const ID = { _id: 1 };

function joined(
  pipeline: Aggregation,
  { name }: Collection<Stored>,
  as: string,
  stages: Aggregation,
): Aggregation {
  return pipeline.lookup({ from: name, pipeline: stages.done(), as });
}

function dueOf(one: AnyJob, at: number, passed: readonly string[]): Record<string, unknown> {
  const due = one.due(at);
  if (passed.length === 0) return due;
  return command.and([due, { _id: command.nin([...passed]) }]) as unknown as Record<
    string,
    unknown
  >;
}

/** In the job's order and with what it joins, without what waits after a failure. */
function unpaused(one: Job, at: number, pipeline: Aggregation): Aggregation {
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
    .match({ paused: 0 });
}
