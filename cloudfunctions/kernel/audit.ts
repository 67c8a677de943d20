import { now } from './clock.ts';
import type { Collection, Stamp, Stamped } from './collection.ts';
import { type AuditDocument, audit as entries } from './collections.ts';
import { idFromCommand } from './secret.ts';
import { allOf, command, expression, type Table, tableOf } from './table.ts';
import { type Job, job } from './upkeep.ts';

export type { AuditDocument };

/**
 * The audit trail: who did what to what, append-only. The change itself carries its stamp in the same
 * write; the entry follows at once, or from the timer if the process ended in between.
 */
const audit = tableOf(entries);

/**
 * The id of the entry follows from all that was commanded: a command id that is used again for another
 * matter leaves an entry of its own.
 * @param target `notice:…`, `household:…`: ids only, no names
 */
export function stampOf(
  openid: string,
  commandId: string,
  actorId: string,
  action: string,
  target: string,
): Stamp {
  const id = idFromCommand(openid, `${commandId} ${action} ${target}`);
  return { id, action, actorId, target, at: now() };
}

/** The stamp of what happens by itself at an instant: whichever run of the timer does it, it is the same. */
export function timerStamp(action: string, targetId: string, at: number): Stamp {
  const target = `${action.split('.')[0]}:${targetId}`;
  return {
    id: idFromCommand('timer', `${action} ${target}`),
    action,
    actorId: 'timer',
    target,
    at,
  };
}

/** Writes the entry of a stamp; a second time changes nothing. One database request. */
export async function recordAudit(communityId: string, stamp: Stamp): Promise<void> {
  await audit.insert({ _id: stamp.id, communityId, ...stamp });
}

/** The entry that stands under this id. One database request. */
export function findEntry(communityId: string, id: string): Promise<AuditDocument | undefined> {
  return audit.get(communityId, id);
}

/** The entry that stands under this id. One database request. */
export function getEntry(communityId: string, id: string): Promise<AuditDocument | undefined> {
  return audit.get(communityId, id);
}

const SWEEP_AFTER = 60_000; // an invocation still at work records its own entry
const SWEEP_BACK = 2 * 24 * 60 * 60 * 1000;
const SWEEP_SIZE = 100;

/** For timers: writes the entries that a cut kept from being written. @returns how many */
export async function sweepAudit<Doc extends Stamped>(table: Table<Doc>): Promise<number> {
  const at = command.gte(now() - SWEEP_BACK).and(command.lte(now() - SWEEP_AFTER));
  const missing = await table.aggregate<Stamped>(
    { everywhere: true, where: { 'change.at': at } },
    (pipeline) =>
      pipeline
        .sort({ 'change.at': 1 })
        .lookup({ from: 'audit', localField: 'change.id', foreignField: '_id', as: 'entries' })
        .match({ entries: command.size(0) })
        .limit(SWEEP_SIZE)
        .project({ communityId: 1, change: 1 }),
  );
  for (const { communityId, change } of missing) await recordAudit(communityId, change);
  return missing.length;
}

/** The job that writes the entries that a crash kept from being written, for one collection. */
export function sweepOf<Doc extends Stamped>(collection: Collection<Doc>): Job {
  return job<Stamped>({
    name: `audit.${collection.name}`,
    collection,
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

export interface AuditRow extends AuditDocument {
  actors: { name: string }[];
  /** what the target is called: of a place, a household, a notice or a covenant */
  labels: string[];
}

/** Newest first; `after` is the id of the last entry of the page before. One request. */
export async function readAudit(
  communityId: string,
  after: { at: number; id: string } | undefined,
  limit: number,
): Promise<AuditRow[]> {
  const older = after
    ? [command.or([{ at: command.lt(after.at) }, { at: after.at, _id: command.lt(after.id) }])]
    : [];
  const named = (from: string, as: string) => ({
    from,
    localField: 'targetId',
    foreignField: '_id',
    as,
  });
  return audit.aggregate<AuditRow>(allOf(communityId, ...older), (pipeline) =>
    pipeline
      .sort({ at: -1, _id: -1 })
      .limit(limit)
      .addFields({
        targetId: expression.arrayElemAt([expression.split(['$target', ':']), 1]),
      })
      .lookup({ from: 'residents', localField: 'actorId', foreignField: '_id', as: 'actors' })
      .lookup(named('places', 'places'))
      .lookup(named('households', 'households'))
      .lookup(named('notices', 'notices'))
      .lookup(named('covenants', 'covenants'))
      .project({
        communityId: 1,
        action: 1,
        actorId: 1,
        target: 1,
        at: 1,
        actors: expression.map({ input: '$actors', as: 'one', in: { name: '$$one.name' } }),
        labels: expression.concatArrays([
          '$places.label',
          '$households.label',
          '$notices.title',
          '$covenants.title',
        ]),
      }),
  );
}
