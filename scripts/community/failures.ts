import type { MotionDocument } from '../../cloudfunctions/ballot/collections.ts';
import type { Module } from '../../cloudfunctions/kernel/action/module.ts';
import { dayOf, MINUTE, timeOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { FailureDocument } from '../../cloudfunctions/kernel/collections.ts';
import { functionNames } from '../build-functions.ts';
import type { Cloud } from './cloud.ts';

const MOST = 1000;

/** What upkeep could not do so often or more, over all communities: most often first. */
export async function listFailures(cloud: Cloud, least: number): Promise<FailureDocument[]> {
  const database = cloud.database();
  const { data } = await database
    .collection('failures')
    .where({ attempts: database.command.gte(least) })
    .orderBy('attempts', 'desc')
    .orderBy('_id', 'asc')
    .limit(MOST)
    .get();
  return data as FailureDocument[];
}

export type StoppedMotion = Pick<MotionDocument, '_id' | 'communityId' | 'stopped'>;

/** Votes whose count stopped, over all communities. */
export async function listStopped(cloud: Cloud): Promise<StoppedMotion[]> {
  const database = cloud.database();
  const { data } = await database
    .collection('motions')
    .where({ state: 'announced', dueAt: null, 'stopped.at': database.command.gt(0) })
    .orderBy('_id', 'asc')
    .limit(MOST)
    .get();
  return data as StoppedMotion[];
}

/** One line a vote: what was expected and what is there. The officers of the community see the same. */
export function stoppedLines(stopped: readonly StoppedMotion[]): string[] {
  return stopped.map(
    ({ _id, communityId, stopped: why }) =>
      `count stopped: motion ${_id} of ${communityId}, ${why?.reason}: ${why?.expected} expected, ${why?.found} found, since ${dayOf(why?.at ?? 0)}`,
  );
}

/** Job → the collection whose documents it is about. */
export async function collectionsOfJobs(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of await functionNames()) {
    const module = new URL(`../../cloudfunctions/${name}/index.ts`, import.meta.url).href;
    const { upkeep = [] } = (await import(module)) as Partial<Pick<Module, 'upkeep'>>;
    for (const job of upkeep) {
      if ('collection' in job) found.set(job.name, job.collection.name);
    }
  }
  return found;
}

const HEADINGS = ['attempts', 'job', 'collection', 'document', 'community', 'code', 'next try'];

/** A table, one line each; no names, and nothing of what the documents say. */
export function failureLines(
  failures: readonly FailureDocument[],
  collections: ReadonlyMap<string, string>,
  at: number,
): string[] {
  if (failures.length === 0) return ['Nothing fails.'];
  const rows = failures.map(({ attempts, job, documentId, communityId, code, nextAt }) => [
    String(attempts),
    job,
    collections.get(job) ?? '–',
    documentId === '*' ? 'all of it' : documentId,
    communityId === '-' ? '–' : communityId,
    code,
    nextAt <= at ? 'now' : `${dayOf(nextAt)} ${timeOf(nextAt)} (${minutesUntil(nextAt, at)})`,
  ]);
  const table = [HEADINGS, ...rows];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const more = failures.length === MOST ? [`The first ${MOST}; there may be more.`] : [];
  return [...lines, ...more];
}

function minutesUntil(instant: number, at: number): string {
  return `in ${Math.ceil((instant - at) / MINUTE)} min`;
}
