import { command, tableOf } from '../../kernel/database/table.ts';
import { ballotLimits } from '../collections.ts';

const table = tableOf(ballotLimits);

export interface Limit {
  communityId: string;
  motionId: string;
  residentId: string;
  /** what is limited, and for how long: part of the id */
  what: string;
  most: number;
  /** when it is of no use any more; null = as long as the motion */
  until: number | null;
}

/**
 * Takes one of the times that somebody may do something. `use` counts once, however often it is tried. One request;
 * two for the first time, three when all are taken.
 * @returns false if all are taken
 */
export async function takeOne(
  { communityId, motionId, residentId, what, most, until }: Limit,
  use: string,
): Promise<boolean> {
  const _id = `${what}:${motionId}:${residentId}`;
  const take = () =>
    table.change(
      { communityId, _id, taken: command.neq(use), [`taken.${most - 1}`]: command.exists(false) },
      { taken: command.push([use]) },
    );
  if ((await take()) === 1) return true;
  const first = { _id, communityId, motionId, residentId, taken: [use], until };
  if (await table.insert(first)) return true;
  const found = await table.get(communityId, _id);
  if (found?.taken.includes(use)) return true;
  // Made by another call a moment ago: there may be room.
  return found !== undefined && found.taken.length < most && (await take()) === 1;
}

/** For upkeep: those of an earlier time. */
export function limitsPast(at: number): Record<string, unknown> {
  return { until: command.gt(0).and(command.lt(at)) };
}

export function dropLimits(past: Record<string, unknown>): Promise<number> {
  return table.remove({ everywhere: true, where: past });
}

/** Somebody has left: nothing counts what they did. One request. */
export function forgetLimits(communityId: string, residentId: string): Promise<number> {
  return table.remove({ communityId, residentId });
}
