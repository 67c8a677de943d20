import { DAY } from './calendar.ts';
import { type AuditDocument, audit as entries } from './collections.ts';
import {
  type Changeable,
  type Collection,
  SEED,
  type Stamp,
  type Stamped,
} from './database/collection.ts';
import { inParallel } from './database/parallel.ts';
import { type Condition, command, readerOf, tableOf } from './database/table.ts';
import { type Job, job } from './upkeep.ts';

export type { AuditDocument };

/**
 * The audit trail: who did what to what, append-only. The change itself carries its stamp in the same
 * write; the entry follows at once, or from upkeep after a crash between the two.
 */
const audit = tableOf(entries);

/** Writes the entry of a stamp; a second time changes nothing. One database request. */
export async function recordAudit(communityId: string, stamp: Stamp): Promise<void> {
  if (!stamp.id) throw new TypeError('a stamp without an id'); // the database would make one up
  await audit.insert({ _id: stamp.id, communityId, ...stamp });
}

/** The entry that stands under this id. One database request. */
export function findEntry(communityId: string, id: string): Promise<AuditDocument | undefined> {
  return audit.get(communityId, id);
}

/** The entries that stand under these ids. One database request. */
export function findEntries(communityId: string, ids: readonly string[]): Promise<AuditDocument[]> {
  return audit.find({ communityId, _id: command.in([...ids]) });
}

/**
 * Before a write overwrites the changes of many documents: those whose entries are missing are recorded.
 * One database request, and one for each that is missing.
 */
export async function recordStanding<Doc extends Stamped>(
  collection: Collection<Doc>,
  condition: Condition,
): Promise<void> {
  const found = await readerOf(collection).aggregate<Stamped>(condition, (pipeline) =>
    pipeline
      .match({ 'change.action': command.neq(SEED) })
      .lookup({ from: entries.name, localField: 'change.id', foreignField: '_id', as: 'entries' })
      .match({ entries: command.size(0) })
      .limit(MOST_STANDING)
      .project({ communityId: 1, change: 1 }),
  );
  const missing = new Map(found.map((one) => [one.change.id, one]));
  await inParallel([...missing.values()], ({ communityId, change }) =>
    recordAudit(communityId, change),
  );
}

const MOST_STANDING = 2_000;
const SWEEP_AFTER = 60_000; // an invocation still at work records its own entry
const SWEEP_BACK = 2 * DAY;

/** The job that writes the entries that a crash kept from being written, for one collection. */
export function sweepOf<Doc extends Changeable>({ name }: Collection<Doc>): Job {
  return job<Stamped>({
    name: `audit.${name}`,
    collection: { name },
    due: (at) => ({
      'change.at': command.gte(at - SWEEP_BACK).and(command.lte(at - SWEEP_AFTER)),
    }),
    order: { 'change.at': 1 },
    stages: (pipeline) =>
      pipeline
        .lookup({ from: entries.name, localField: 'change.id', foreignField: '_id', as: 'entries' })
        .match({ entries: command.size(0) })
        .project({ communityId: 1, change: 1 }),
    one: ({ communityId, change }) => recordAudit(communityId, change),
  });
}
