/** What a request to the database can find. */
export interface Read {
  collection: string;
  /** all its documents, the id of the first, or those whose ids stand at a path of another collection's documents */
  of: 'all' | 'first id' | { from: string; path: string };
}

type Stage = [name: string, value: unknown];

const READS = ['calculateDocument', 'getDocument', 'queryDocument'].map(
  (name) => `database.${name}`,
);
/** Stages that leave the documents of a pipeline as they are stored. */
const KEEPING = ['$match', '$sort', '$limit', '$skip'];

/**
 * What a request reads, rather too much than too little.
 * @param body as the SDK sends it
 * @returns undefined for a request that does anything else
 */
export function readsOf(body: string): Read[] | undefined {
  const { action, collectionName, stages } = JSON.parse(body) as {
    action?: string;
    collectionName?: string;
    stages?: { stageKey: string; stageValue: string }[];
  };
  if (collectionName === undefined) return undefined;
  if (action !== 'database.aggregateDocuments') {
    return READS.includes(action ?? '') ? [{ collection: collectionName, of: 'all' }] : undefined;
  }
  const list = (stages ?? []).map(
    ({ stageKey, stageValue }): Stage => [stageKey, JSON.parse(stageValue)],
  );
  return [...ofPipeline(collectionName, list)];
}

function* ofPipeline(collection: string, stages: readonly Stage[]): Generator<Read> {
  yield { collection, of: isOfFirstId(stages) ? 'first id' : 'all' };
  let isAsStored = true;
  for (const [name, value] of stages) {
    if (name === '$lookup') yield* ofLookup(collection, value as Lookup, isAsStored);
    isAsStored &&= KEEPING.includes(name) || name === '$lookup';
  }
}

interface Lookup {
  from: string;
  as: string;
  localField?: string;
  foreignField?: string;
  pipeline?: Record<string, unknown>[];
}

function* ofLookup(
  collection: string,
  { from, localField, foreignField, pipeline }: Lookup,
  isAsStored: boolean,
): Generator<Read> {
  if (!pipeline && isAsStored && localField && foreignField === '_id') {
    yield { collection: from, of: { from: collection, path: localField } };
  } else {
    yield* ofPipeline(
      from,
      (pipeline ?? []).map((stage): Stage => {
        const [name = ''] = Object.keys(stage);
        return [name, stage[name]];
      }),
    );
  }
}

/** As a run of upkeep looks for what is due (kernel/job.ts): all that it joins hangs on the id of some document. */
function isOfFirstId([match, limit, project]: readonly Stage[]): boolean {
  return (
    match?.[0] === '$match' &&
    JSON.stringify(match[1]) === '{}' &&
    limit?.[0] === '$limit' &&
    JSON.stringify(limit[1]) === '1' &&
    project?.[0] === '$project' &&
    Object.keys(project[1] as object).join() === '_id'
  );
}
