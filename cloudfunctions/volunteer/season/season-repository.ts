import { recordStanding } from '../../kernel/audit.ts';
import { entailedStamp } from '../../kernel/command.ts';
import type { Stamp } from '../../kernel/database/collection.ts';
import { command, replacing, tableOf } from '../../kernel/database/table.ts';
import {
  type RainDocument,
  rains,
  type SeasonDocument,
  type ShiftDocument,
  seasons,
  shifts,
} from '../collections.ts';

const table = tableOf(shifts);
const MOST = 1000;

/** Adds the shifts that are not there yet. */
export function insertShifts(documents: readonly ShiftDocument[]): Promise<void> {
  return table.insertMissing(documents);
}

/** Shifts of a season that have not begun, from a day on. One request. */
export function findAhead(
  { communityId, _id }: SeasonDocument,
  from: string,
  now: number,
): Promise<ShiftDocument[]> {
  return table.find(
    { communityId, seasonId: _id, state: 'open', day: command.gte(from), from: command.gt(now) },
    { limit: MOST, order: [['from', 'asc']] },
  );
}

/** The latest seasons of a team. One request. */
export function findSeasons(communityId: string, teamId: string): Promise<SeasonDocument[]> {
  return tableOf(seasons).find(
    { communityId, teamId },
    { limit: 50, order: [['change.at', 'desc']] },
  );
}

/** Outdoor shifts that begin on a day and have not begun. One request. */
export function findOutdoor(
  communityId: string,
  day: string,
  now: number,
): Promise<ShiftDocument[]> {
  return table.find(
    { communityId, day, outdoor: true, state: 'open', from: command.gt(now) },
    { limit: MOST, order: [['from', 'asc']] },
  );
}

/**
 * Changes a shift by what a command of another document entails, on condition of what was seen; what changed it
 * before is recorded first. Two requests. @returns 1 unless somebody else has changed it meanwhile
 */
export async function changeEntailed(
  shift: ShiftDocument,
  patch: Partial<ShiftDocument>,
  stamp: Stamp,
  action: string,
): Promise<number> {
  const { communityId, _id, turn, change } = shift;
  await recordStanding(shifts, { communityId, _id });
  const entailed = entailedStamp(stamp, { action, target: `shift:${_id}` });
  return table.change(
    { communityId, _id, state: 'open', turn, 'change.id': change.id },
    { ...replacing({ ...patch, change: entailed }), turn: command.inc(1) },
  );
}

export function getShiftNow(communityId: string, id: string): Promise<ShiftDocument | undefined> {
  return table.get(communityId, id);
}

export async function markMade({ communityId, _id }: SeasonDocument): Promise<void> {
  await tableOf(seasons).change({ communityId, _id }, { made: true });
}

export async function markSettled({ communityId, _id, change }: SeasonDocument): Promise<void> {
  await tableOf(seasons).change({ communityId, _id, 'change.id': change.id }, { settled: true });
}

/** Unless it has been changed again. */
export async function markEdited({ communityId, _id, edit }: SeasonDocument): Promise<void> {
  await tableOf(seasons).change({ communityId, _id, 'edit.id': edit?.id ?? '' }, { edited: true });
}

export async function markRained({ communityId, _id }: RainDocument): Promise<void> {
  await tableOf(rains).change({ communityId, _id }, { done: true });
}
