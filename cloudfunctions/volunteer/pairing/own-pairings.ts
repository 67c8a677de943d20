import type { OwnData } from '../../../typings/contract/resident.ts';
import { eraseDiaries } from '../diary/diary-repository.ts';
import { endByItself } from './end-by-itself.ts';
import { findOwnRows, findPairingsOf, type OwnRow } from './pairing-repository.ts';
import { ownSide } from './pairing-rules.ts';

/** What is kept about somebody's pairings: of the diary what both read, and what they wrote themselves. One request. */
export async function listOwnPairings(
  communityId: string,
  residentId: string,
): Promise<NonNullable<OwnData['pairings']>> {
  const rows = await findOwnRows(communityId, residentId);
  return rows.map((row) => ownLine(row, residentId));
}

function ownLine(row: OwnRow, residentId: string): NonNullable<OwnData['pairings']>[number] {
  const as = ownSide(row, residentId) ?? 'guardian';
  const { state, label, tasks, agreed, plans, ended, at, visits, entries } = row;
  const own = agreed[as];
  const reads = as !== 'guardian';
  return {
    as,
    state,
    label,
    tasks,
    at,
    agreed: own && { at: own.at, how: own.how },
    ended: ended && { at: ended.at, why: ended.why, how: ended.how },
    plans,
    visits: visits.map(({ day, start, minutes, state: is }) => ({
      day,
      start,
      minutes,
      state: is,
    })),
    diary: entries
      .filter(({ state: is, writerId }) =>
        is === 'shown' ? reads : is === 'held' && writerId === residentId,
      )
      .map(({ text, at: written, writerId }) => ({
        text,
        at: written,
        mine: writerId === residentId,
      })),
  };
}

/**
 * Somebody has left: their pairings end, and the diaries go at once, since they are about both. Doing it again
 * changes nothing.
 * @param at when they left
 */
export async function forgetPairings(
  communityId: string,
  residentId: string,
  at: number,
): Promise<void> {
  const found = await findPairingsOf(communityId, residentId);
  for (const { _id, state } of found) {
    if (state !== 'ended') await endByItself(communityId, _id, 'left', at);
  }
  const withDiary = found.filter(
    ({ state, diaryUntil }) => state !== 'ended' || diaryUntil !== null,
  );
  await eraseDiaries(
    communityId,
    withDiary.map(({ _id }) => _id),
  );
}
