import { compilePipeline } from '../aggregate/pipeline.ts';
import { queryIn, type StageContext, type StageSource } from '../aggregate/stage.ts';
import { withDeadline } from '../deadline.ts';
import { answerEjson, isPlainObject, parseEjson } from '../ejson.ts';
import type { Engine } from '../engine.ts';
import { invalid } from '../error.ts';
import { LIMITS } from '../limits.ts';
import { compileSort } from '../sort.ts';
import type { Collection } from '../storage/collection.ts';
import { findDocuments, type View } from '../transaction/view.ts';
import type { Answer } from './documents.ts';
import type { Parameters } from './parameters.ts';

/** database.aggregateDocuments: at most 20 documents unless the pipeline has a $limit of its own. */
export async function aggregateDocuments(
  engine: Engine,
  parameters: Parameters,
  invocation?: string,
): Promise<Answer> {
  const collection = engine.collection(parameters.collectionName());
  const stages = readWireStages(parameters);
  const scope = { transactionId: parameters.transactionId(), invocation };
  const list = await engine.read(scope, (view) => {
    const context: StageContext = {
      view,
      collection: (name) => engine.collection(name),
      names: [],
      variables: { NOW: new Date(parameters.now) },
      compilePipeline,
    };
    const answer = () => {
      const made = run(stages, collection, context, view);
      const limited = stages.some((stage) => stage.name === '$limit');
      const answered = limited ? made : made.slice(0, LIMITS.aggregateDefault);
      return answered.map(answerEjson);
    };
    const text = JSON.stringify(parameters.raw('stages'));
    const others = lookedUp(stages.map(({ name, operand }) => ({ [name]: operand })));
    const sizes = [collection, ...others.map(context.collection)].map(({ size }) => size);
    return mayTakeLong(text, sizes) ? withDeadline(answer) : answer();
  });
  return { data: { list } };
}

/** Documents in all that a pipeline of any shape works on in far less than the time allowed. */
const FEW = 2_000;

/** Whether only a deadline is sure to end it: it costs a thread. */
function mayTakeLong(stages: string, sizes: readonly number[]): boolean {
  return (
    /regex|regularExpression/i.test(stages) || sizes.reduce((sum, size) => sum + size, 0) > FEW
  );
}

/** The collections that stages look into beside their own, each time that they do. */
function lookedUp(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(lookedUp);
  if (!isPlainObject(part)) return [];
  return Object.entries(part).flatMap(([key, inner]) => {
    const { from } = key === '$lookup' && isPlainObject(inner) ? inner : {};
    return [...(typeof from === 'string' ? [from] : []), ...lookedUp(inner)];
  });
}

/**
 * A $match in front goes through the indexes, and with it the $sort and the $limit that follow at once, as in
 * MongoDB; everything after them works on what was found.
 */
function run(stages: StageSource[], collection: Collection, context: StageContext, view: View) {
  const [first] = stages;
  const pipeline = compilePipeline(stages, context);
  if (first?.name !== '$match') return pipeline([...view.all(collection)]);
  let at = 1;
  const sort = stages[at]?.name === '$sort' ? compileSort(stages[at++]?.operand) : [];
  const limit =
    stages[at]?.name === '$limit' ? (stages[at++]?.operand as number) : Number.POSITIVE_INFINITY;
  const found = findDocuments(view, collection, queryIn(context, first.operand), {
    sort,
    skip: 0,
    limit,
  });
  return compilePipeline(stages.slice(at), context)(found);
}

function readWireStages(parameters: Parameters): StageSource[] {
  const stages = parameters.raw('stages');
  if (!Array.isArray(stages)) throw invalid('stages must be an array');
  return stages.map((stage) => {
    if (!isPlainObject(stage) || typeof stage.stageKey !== 'string') {
      throw invalid('a stage must have a stageKey and a stageValue');
    }
    if (stage.stageValue === undefined) throw invalid(`${stage.stageKey} has no stageValue`);
    const options = { now: parameters.now };
    return { name: stage.stageKey, operand: parseEjson(stage.stageValue, stage.stageKey, options) };
  });
}
