import { refused } from '../error.ts';
import { LIMITS } from '../limits.ts';
import { bucket, bucketAuto } from './bucket.ts';
import { addFields, project, unset } from './fields.ts';
import { geoNear } from './geo-near.ts';
import { group } from './group.ts';
import { lookup } from './lookup.ts';
import { RESHAPING } from './reshape.ts';
import {
  objectOperand,
  readStages,
  type Stage,
  type StageCompiler,
  type StageContext,
  type StageSource,
} from './stage.ts';

const STAGES: Readonly<Record<string, StageCompiler>> = {
  ...RESHAPING,
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $group: group,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $lookup: lookup,
  $geoNear: geoNear,
  $facet: facet,
};

/**
 * Compiles the stages of a pipeline, all of them before the first one runs.
 * @throws WireError for a stage or an option that is not known
 */
export function compilePipeline(sources: StageSource[], context: StageContext): Stage {
  if (sources.length > LIMITS.stages)
    throw refused(`a pipeline has at most ${LIMITS.stages} stages`);
  const stages = sources.map(({ name, operand }, at) => {
    const compile = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
    if (!compile) throw refused(`Unrecognized pipeline stage name: '${name}'`);
    if (name === '$geoNear' && at > 0) {
      throw refused('$geoNear is only valid as the first stage in a pipeline.');
    }
    return compile(operand, context);
  });
  return (documents) => stages.reduce((current, stage) => stage(current), documents);
}

function facet(operand: unknown, context: StageContext): Stage {
  const source = objectOperand(operand, '$facet');
  if (Object.keys(source).length === 0) throw refused('$facet needs at least one pipeline');
  const facets = Object.keys(source).map((name) => {
    const stages = readStages(source[name], '$facet');
    if (stages.some((stage) => stage.name === '$facet' || stage.name === '$geoNear')) {
      throw refused(`${stages[0]?.name} is not allowed to be used within a $facet stage`);
    }
    return [name, compilePipeline(stages, context)] as const;
  });
  return (documents) => [Object.fromEntries(facets.map(([name, run]) => [name, run(documents)]))];
}
