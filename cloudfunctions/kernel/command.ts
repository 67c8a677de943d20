import type { ErrorCode } from '../../typings/contract/envelope.ts';
import { type AuditDocument, findEntries, findEntry, recordAudit } from './audit.ts';
import { now } from './clock.ts';
import { audit } from './collections.ts';
import {
  type Changeable,
  type Collection,
  SEED,
  type Stamp,
  type Stamped,
} from './database/collection.ts';
import {
  isDuplicate,
  command as operator,
  readerOf,
  replacing,
  tableOf,
} from './database/table.ts';
import { Refusal } from './refusal.ts';
import { idFromCommand } from './secret.ts';

/**
 * A command changes one document, once, however often and however late it is sent. Its steps, in
 * `change` and `insert`:
 *
 * is it a repeat? → prepare → decide → save on condition of what was seen → on a lost race read and
 * decide again → audit entry → follow
 *
 * - A document holds the stamp of its latest command only. Before a stamp is overwritten its audit
 *   entry exists, so that a repeat is known by the stamp or by the entry, and no entry is lost.
 * - A late repeat, after another command changed the document, changes nothing and follows nothing up.
 * - `follow` is safe to repeat. What it does is also found by a flag on the document, so that upkeep
 *   finishes it after a crash that no repeat comes after.
 */
export interface Command {
  stamp: Stamp;
  /** the entry that this command left earlier */
  earlier: AuditDocument | undefined;
  /** ids of stamps whose entries exist */
  recorded: ReadonlySet<string>;
}

/** What a command does, and to what: `notice.pin`, `notice:…`. Both are part of ids and keep their spelling. */
export interface CommandLine {
  action: string;
  target: string;
  /** the target's id is that of the command: `target` ends with the colon */
  creates?: true;
  /** what else tells two commands apart: part of their ids alone */
  variant?: string;
}

/** What an action that declares a command finds in its context. */
export interface Commanded {
  command: Command;
}

/** The stamp of a command; its id follows from who sends it, the command's id, the action and the target. */
export function stampOf(
  openid: string,
  commandId: string,
  actorId: string,
  { action, target, creates, variant }: CommandLine,
): Stamp {
  const parts = [commandId, ...(variant === undefined ? [] : [variant]), action, target];
  const id = idFromCommand(openid, parts.join(' '));
  return { id, action, actorId, target: creates ? `${target}${id}` : target, at: now() };
}

/**
 * The stamp of what happens by itself at an instant, whichever run of the upkeep does it.
 * @param action its first word is also that of the target
 */
export function upkeepStamp(action: string, targetId: string, at: number): Stamp {
  const target = `${action.split('.')[0]}:${targetId}`;
  return {
    id: idFromCommand('timer', `${action} ${target}`),
    action,
    actorId: 'timer',
    target,
    at,
  };
}

/**
 * A document and what is known about a command on it, where no actor's request has looked: for upkeep,
 * for what one module does for another, and for people without an entry. One database request.
 */
export async function findFor<Doc extends Changeable>(
  owned: Collection<Doc>,
  communityId: string,
  id: string,
  stamp: Stamp,
): Promise<{ document: Doc | undefined } & Commanded> {
  const [row] = await readerOf(owned).aggregate<Doc & { entries: AuditDocument[] }>(
    { communityId, _id: id },
    (pipeline) =>
      pipeline
        .addFields({ entryIds: [stamp.id, '$change.id'] })
        .lookup({ from: audit.name, localField: 'entryIds', foreignField: '_id', as: 'entries' })
        .project({ entryIds: 0 }),
  );
  if (!row) return { document: undefined, command: commandWith(stamp, []) };
  const { entries, ...document } = row;
  return { document: document as unknown as Doc, command: commandWith(stamp, entries) };
}

export function commandWith(stamp: Stamp, entries: readonly AuditDocument[]): Command {
  return {
    stamp,
    earlier: entries.find(({ _id }) => _id === stamp.id),
    recorded: new Set(entries.map(({ _id }) => _id)),
  };
}

/**
 * A command that no actor's request has looked up: of upkeep, of a person without an entry, or one whose
 * action or target is known only once its documents are read. One request.
 * @param documents those that it may change: whether their latest changes are recorded is looked up too
 */
export async function commandOf(
  communityId: string,
  stamp: Stamp,
  documents: readonly (Stamped | undefined)[] = [],
): Promise<Commanded> {
  const changes = documents.flatMap((one) => (one ? [one.change.id] : []));
  const entries = await findEntries(communityId, [stamp.id, ...changes]);
  return { command: commandWith(stamp, entries) };
}

/**
 * The stamp of what a command entails for another document. It follows from the command's own, so that
 * the command and upkeep leave the same entry.
 */
export function entailedStamp(
  { id, actorId, at }: Stamp,
  { action, target }: Pick<CommandLine, 'action' | 'target'>,
): Stamp {
  return { id: idFromCommand(id, `${action} ${target}`), action, actorId, target, at };
}

type Contents<Doc> = Omit<Doc, '_id' | 'communityId' | 'change'>;
/** New values of fields; a dotted path names a field of an object. Values may be update operators. */
export type Patch<Doc> = { [Field in keyof Contents<Doc>]?: Contents<Doc>[Field] } & {
  [path: `${string}.${string}`]: unknown;
};

export interface Change<Doc extends Changeable, Prepared, Answer> {
  /** checks of contents, counts, files: run once, before the first decision, never on a repeat */
  prepare?(document: Doc): Promise<Prepared>;
  /**
   * Pure. @returns the new values, or null if nothing is to be changed
   * @throws Refusal
   */
  decide(document: Doc, prepared: Prepared): Patch<Doc> | null;
  /** fields that upkeep changes without a stamp, and that the decision rests on */
  seen?: readonly (keyof Doc & string)[];
  /** code when the document is gone on a second look */
  missing: ErrorCode;
  /** code when another document has a unique key that this one would get */
  taken?: ErrorCode;
  follow?(document: Doc): Promise<void>;
  answer(document: Doc): Answer;
}

const TURNS = 5;

/**
 * Changes a document by this command. Without a race: one request for the change and one for the
 * entry, beside those of prepare and follow; one more if the entry of the change before is missing.
 * @param owned of the module itself: nobody else writes a collection
 * @throws Refusal what decide and prepare refuse; SERVICE_BUSY if others keep changing it
 */
export async function change<Doc extends Changeable, Answer, Prepared = undefined>(
  { command }: Commanded,
  owned: Collection<Doc>,
  document: Doc,
  { prepare, decide, seen = [], missing, taken, follow, answer }: Change<Doc, Prepared, Answer>,
): Promise<Answer> {
  const { stamp } = command;
  const table = tableOf(owned);
  const { communityId, _id } = document;
  const finish = async (changed: Doc) => {
    if (!command.recorded.has(stamp.id)) {
      await recordAudit(communityId, stamp.id === changed.change?.id ? changed.change : stamp);
    }
    await follow?.(changed);
    return answer(changed);
  };
  if (document.change?.id === stamp.id) return finish(document);
  if (command.earlier) return answer(document);
  const prepared = (await prepare?.(document)) as Prepared;
  let current = document;
  const recorded = new Set(command.recorded);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const patch = decide(current, prepared);
    if (patch === null) return answer(current);
    const before = current.change;
    if (before && before.action !== SEED && !recorded.has(before.id)) {
      await recordAudit(communityId, before);
      recorded.add(before.id);
    }
    const stands = before?.id ?? operator.exists(false);
    const condition = { communityId, _id, 'change.id': stands, ...pick(current, seen) };
    const saved = await table
      .change(condition, { ...replacing({ ...patch, change: stamp }) })
      .catch((error: unknown) => {
        throw taken && isDuplicate(error) ? new Refusal(taken) : error;
      });
    if (saved === 1) return finish(patched(current, { ...patch, change: stamp }));
    const found = await table.get(communityId, _id);
    if (!found) throw new Refusal(missing);
    if (found.change?.id === stamp.id) return finish(found);
    // The same command, sent twice at once, may have been done and then overwritten by another.
    if (found.change?.id !== before?.id && (await findEntry(communityId, stamp.id))) {
      return answer(found);
    }
    current = found;
  }
  throw new Refusal('SERVICE_BUSY');
}

export interface Insert<Doc extends Stamped, Prepared, Answer> {
  /** the document of this id, if the action has loaded it: a repeat then prepares nothing */
  found?: Doc | undefined;
  prepare?(): Promise<Prepared>;
  /** Pure. @throws Refusal */
  decide(stamp: Stamp, prepared: Prepared): Doc;
  /**
   * Another command's document has this id or another unique key of it. Refuses, or returns the
   * document to answer with.
   */
  taken?(found: Doc | undefined): Doc;
  follow?(document: Doc): Promise<void>;
  /** also of a repeat, when the document may have changed since or be gone */
  answer(document: Doc | undefined, stamp: Stamp): Answer;
}

/**
 * Adds a document by this command. One request for it and one for the entry; one more if it is there.
 * @param idOf the id that the document will have; that of the command unless told
 */
export async function insert<Doc extends Stamped, Answer, Prepared = undefined>(
  { command }: Commanded,
  communityId: string,
  owned: Collection<Doc>,
  { found: loaded, prepare, decide, taken, follow, answer }: Insert<Doc, Prepared, Answer>,
  idOf: (stamp: Stamp) => string = ({ id }) => id,
): Promise<Answer> {
  const { stamp, earlier } = command;
  const table = tableOf(owned);
  const finish = async (document: Doc) => {
    if (!command.recorded.has(stamp.id)) await recordAudit(communityId, document.change);
    await follow?.(document);
    return answer(document, stamp);
  };
  if (loaded?.change.id === stamp.id) return finish(loaded);
  if (earlier) {
    const found = loaded ?? (await table.get(communityId, idOf(stamp)));
    return found?.change.id === stamp.id ? finish(found) : answer(found, stamp);
  }
  if (loaded && taken) return answer(taken(loaded), stamp);
  const prepared = (await prepare?.()) as Prepared;
  const made = decide(stamp, prepared);
  if (await table.insert(made)) return finish(made);
  const found = await table.get(communityId, made._id);
  if (found?.change.id === stamp.id) return finish(found);
  if (await findEntry(communityId, stamp.id)) return answer(found, stamp);
  if (!taken) throw new Refusal('SERVICE_BUSY');
  return answer(taken(found), stamp);
}

/**
 * Changes a document, or adds it by what is decided about an empty one: it is there from its first change on. One
 * request and one for the entry; more if another command has added it at once.
 */
export async function put<Doc extends Changeable, Answer>(
  { command }: Commanded,
  owned: Collection<Doc>,
  found: Doc | undefined,
  empty: Doc,
  options: Omit<Change<Doc, undefined, Answer>, 'prepare' | 'taken'>,
): Promise<Answer> {
  const { stamp, earlier } = command;
  const { communityId, _id } = empty;
  if (found) return change({ command }, owned, found, options);
  if (earlier) return options.answer(empty);
  const patch = options.decide(empty, undefined);
  if (patch === null) return options.answer(empty);
  const made = patched(empty, { ...patch, change: stamp });
  if (await tableOf(owned).insert(made)) {
    await recordAudit(communityId, stamp);
    await options.follow?.(made);
    return options.answer(made);
  }
  const other = await tableOf(owned).get(communityId, _id);
  if (!other) throw new Refusal(options.missing);
  const isRepeat = other.change?.id !== stamp.id && (await findEntry(communityId, stamp.id));
  return isRepeat ? options.answer(other) : change({ command }, owned, other, options);
}

const HOUR = 60 * 60_000;

/**
 * Shows something that must not be seen without a trace: the entry is written first. A repeat shows it
 * again without a new entry, for an hour.
 * @throws Refusal COMMAND_EXPIRED for a later repeat
 */
export async function disclose<Answer>(
  { command: { stamp, earlier } }: Commanded,
  communityId: string,
  produce: () => Promise<Answer> | Answer,
): Promise<Answer> {
  if (earlier) requireFresh(earlier.at);
  else await recordAudit(communityId, stamp);
  return produce();
}

/**
 * What a command shows that others must not see is shown for an hour: whoever wants it later says so anew.
 * @param shownAt when the command was answered first
 * @throws Refusal COMMAND_EXPIRED
 */
export function requireFresh(shownAt: number): void {
  if (now() - shownAt > HOUR) throw new Refusal('COMMAND_EXPIRED');
}

function pick<Doc>(document: Doc, fields: readonly (keyof Doc & string)[]) {
  return Object.fromEntries(fields.map((field) => [field, document[field] ?? null]));
}

/** The document as it is after the patch; operators are left to the database and to a later read. */
function patched<Doc extends object>(document: Doc, patch: object): Doc {
  const next = structuredClone(document) as Record<string, unknown>;
  for (const [path, value] of Object.entries(patch)) {
    const steps = path.split('.');
    const last = steps.pop() as string;
    let holder = next;
    for (const step of steps) {
      holder[step] = { ...(holder[step] as object) };
      holder = holder[step] as Record<string, unknown>;
    }
    holder[last] = value;
  }
  return next as Doc;
}
