import type { AuditDocument } from '../audit.ts';
import { dayOf } from '../calendar.ts';
import { now } from '../clock.ts';
import type { Collection, Stored } from '../database/collection.ts';
import { expression, readerOf } from '../database/table.ts';
import type { AccessRule, HeldRole } from './access.ts';
import { rolesInForce } from './access.ts';
import type { Load, Loads } from './load.ts';

/** Somebody who may act in a community. */
export interface ActorDocument extends Stored {
  /** `wx:<openid>`, or `none:<_id>` for a person without WeChat: unique in a community */
  accountKey: string;
  roles: HeldRole[];
}

/** Who acts, in one community, with the roles in force today. */
export interface Actor<Doc extends ActorDocument = ActorDocument> {
  residentId: string;
  openid: string;
  communityId: string;
  roles: Doc['roles'];
  resident: Doc;
}

export function accountKeyOf(openid: string): string {
  return `wx:${openid}`;
}

export interface LoadedActor<Doc extends ActorDocument> {
  actor: Actor<Doc>;
  /** by name, as `one`, `own` and `many` say; undefined where there is none */
  found: Record<string, unknown>;
  /** of a command: its own entry, and those of the latest changes of the documents found */
  entries: AuditDocument[];
}

type Row = Record<string, unknown>;

/**
 * One database request: the caller's entry in the community, the documents that the action names (of
 * that community only) and, for a command, the audit entries that tell whether it is a repeat.
 * @returns undefined for a stranger
 */
export async function loadActor<Doc extends ActorDocument>(
  actors: Collection<Doc>,
  openid: string,
  communityId: string,
  loads: Loads,
  entryId: string | undefined,
): Promise<LoadedActor<Doc> | undefined> {
  const lines = Object.entries(loads);
  const keys = Object.fromEntries(lines.map(([name, load]) => [`${name}Ids`, keysOf(load)]));
  const [row] = await readerOf(actors).aggregate<Row>(
    { communityId, accountKey: accountKeyOf(openid) },
    (pipeline) => {
      let stages = pipeline.limit(1);
      if (lines.length > 0) stages = stages.addFields(keys);
      for (const [name, { from, by = '_id' }] of lines) {
        stages = stages.lookup({
          from,
          localField: `${name}Ids`,
          foreignField: by,
          as: `${name}Found`,
        });
      }
      if (entryId === undefined) return stages;
      const changes = lines.map(([name]) => `$${name}Found.change.id`);
      return stages
        .addFields({ entryIds: expression.concatArrays([[entryId], ...changes]) })
        .lookup({ from: 'audit', localField: 'entryIds', foreignField: '_id', as: 'entries' });
    },
  );
  if (!row) return undefined;
  const inCommunity = (field: string) =>
    ((row[field] as Stored[] | undefined) ?? []).filter((one) => one.communityId === communityId);
  const found = Object.fromEntries(
    lines.map(([name, load]) => {
      const documents = inCommunity(`${name}Found`);
      return [name, load.many ? documents : documents[0]];
    }),
  );
  const resident = row as unknown as Doc;
  const actor: Actor<Doc> = {
    residentId: resident._id,
    openid,
    communityId,
    roles: rolesInForce(resident.roles, dayOf(now())),
    resident,
  };
  return { actor, found, entries: inCommunity('entries') as AuditDocument[] };
}

function keysOf({ ids, perActor }: Load<unknown>): unknown {
  return perActor ? ids.map((id) => expression.concat([`${id}:`, '$_id'])) : ids;
}

type OfficersRule = Extract<AccessRule, { who: 'officers' }>;

/** The places a rule points at. A missing document has none, and no officer's place covers nothing. */
export function placesOf(
  { places }: OfficersRule,
  input: object,
  found: Record<string, unknown>,
): string[] {
  const holders = 'input' in places ? [input] : listOf(found[places.loaded]);
  const field = 'input' in places ? places.input : places.field;
  return holders.flatMap((holder) => {
    const value = valueAt(holder, field);
    if (Array.isArray(value)) return value.filter((one) => typeof one === 'string');
    return typeof value === 'string' ? [value] : [];
  });
}

/** Whether the actor wrote the matter, for a rule that asks. */
export function isAuthorOf(
  { author }: OfficersRule,
  actorId: string,
  found: Record<string, unknown>,
): boolean {
  if (!author) return false;
  const written = listOf(found[author.loaded]);
  return written.length > 0 && written.every((one) => valueAt(one, author.field) === actorId);
}

function listOf(found: unknown): unknown[] {
  if (Array.isArray(found)) return found;
  return found === undefined ? [] : [found];
}

/** `form.placeId`: a field of a field. */
function valueAt(holder: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, name) =>
        typeof at === 'object' && at !== null && !Array.isArray(at)
          ? (at as Record<string, unknown>)[name]
          : undefined,
      holder,
    );
}
