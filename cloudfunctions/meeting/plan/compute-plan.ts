import { job } from '../../kernel/job.ts';
import { type PlanDocument, plans } from '../collections.ts';
import { problemOf } from './candidate-rules.ts';
import { readInput } from './plan-input.ts';
import { savePlan } from './plan-repository.ts';
import { resultOf } from './result-rules.ts';
import { advance, beginning, settledCount } from './solve-rules.ts';

/** Steps of one slice: some seconds of a tenth of a core. */
const SLICE = 8_000_000;

/**
 * Goes on with a plan for one slice. What it knows so far stands in the document; should bodies, rooms or times have
 * changed in between, it begins anew. The same plan comes out of it, in however many slices.
 */
async function computePlan(plan: PlanDocument): Promise<void> {
  const read = await readInput(plan);
  const problem = problemOf(read.input);
  const kept = plan.compute?.print === read.print ? plan.compute : null;
  const before = kept ? { ...kept, done: false } : beginning(problem);
  const { done, ...state } = advance(problem, before, SLICE);
  if (done) {
    const { input, shape, estimated } = read;
    const result = resultOf(input, problem, { ...state, done }, plan.repair);
    return savePlan(plan, { ...result, compute: null, print: shape, estimated });
  }
  await savePlan(plan, {
    compute: { ...state, print: read.print },
    progress: {
      settled: settledCount(problem, { ...state, done }),
      of: problem.occurrences.length,
    },
  });
}

export const computePlans = job<PlanDocument>({
  name: 'plan.compute',
  collection: plans,
  due: () => ({ state: 'computing' }),
  one: computePlan,
  heavy: true,
  steps: true,
});
