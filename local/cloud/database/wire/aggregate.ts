import { compilePipeline } from '../aggregate/pipeline.ts';
import { queryIn, type StageContext, type StageSource } from '../aggregate/stage.ts';
import { withDeadline } from '../deadline.ts';
import { answerEjson, isPlainObject, parseEjson } from '../ejson.ts';
import type { Engine } from '../engine.ts';
import { invalid } from '../error.ts';
import { LIMITS } from '../limits.ts';
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
    return withDeadline(() => {
      const made = run(stages, collection, context, view);
      const limited = stages.some((stage) => stage.name === '$limit');
      const answered = limited ? made : made.slice(0, LIMITS.aggregateDefault);
      return answered.map(answerEjson);
    });
  });
  return { data: { list } };
}

/** A $match in front goes through the indexes; everything after it works on what it found. */
function run(stages: StageSource[], collection: Collection, context: StageContext, view: View) {
  const [first] = stages;
  const pipeline = compilePipeline(stages, context);
  if (first?.name !== '$match') return pipeline([...view.all(collection)]);
  const found = findDocuments(view, collection, queryIn(context, first.operand), {
    sort: [],
    skip: 0,
    limit: Number.POSITIVE_INFINITY,
  });
  return compilePipeline(stages.slice(1), context)(found);
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
