import type { HeldRole } from '../../typings/contract/resident.ts';
import { rolesInForce } from '../kernel/access.ts';
import { dayOf, now } from '../kernel/clock.ts';
import { expression, Table } from '../kernel/table.ts';
import type { ResidentDocument } from './collections.ts';

/** Who acts, in one community, with the roles in force today. */
export interface Actor {
  residentId: string;
  openid: string;
  communityId: string;
  roles: HeldRole[];
  resident: ResidentDocument;
}

/**
 * Documents that an action needs beside the actor, fetched in the same database request:
 * name → collection and ids. `ids` of an action come from its validated input; with `perActor`
 * each is completed to `${id}:${residentId}`.
 */
export interface LoadLine {
  from: string;
  ids: string | string[];
  perActor?: boolean;
}
export type Loaded = Record<string, unknown[]>;

const residents = new Table<ResidentDocument>('residents');

export function accountKeyOf(openid: string): string {
  return `wx:${openid}`;
}

/**
 * One request: the caller's entry in the community and the documents named, of that community only.
 * @returns undefined for a stranger
 */
export async function loadActor(
  openid: string,
  communityId: string,
  load: Record<string, LoadLine>,
): Promise<{ actor: Actor; loaded: Loaded } | undefined> {
  const lines = Object.entries(load);
  const keys = Object.fromEntries(lines.map(([name, line]) => [`${name}Ids`, keysOf(line)]));
  const [row] = await residents.aggregate<ResidentDocument & Loaded>(
    { communityId, accountKey: accountKeyOf(openid) },
    (pipeline) => {
      let stages = pipeline.limit(1);
      if (lines.length > 0) stages = stages.addFields(keys);
      for (const [name, { from }] of lines) {
        stages = stages.lookup({
          from,
          localField: `${name}Ids`,
          foreignField: '_id',
          as: `${name}Found`,
        });
      }
      return stages;
    },
  );
  if (!row) return undefined;
  const loaded: Loaded = {};
  for (const [name] of lines) {
    loaded[name] = ((row[`${name}Found`] as { communityId?: string }[] | undefined) ?? []).filter(
      (document) => document.communityId === communityId,
    );
  }
  const actor = {
    residentId: row._id,
    openid,
    communityId,
    roles: rolesInForce(row.roles, dayOf(now())),
    resident: row,
  };
  return { actor, loaded };
}

function keysOf({ ids, perActor }: LoadLine): unknown {
  if (!perActor) return Array.isArray(ids) ? ids : [ids];
  const list = Array.isArray(ids) ? ids : [ids];
  return list.map((id) => expression.concat([`${id}:`, '$_id']));
}
