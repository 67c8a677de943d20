import { command, replacing, tableOf } from '../../kernel/database/table.ts';
import { type PlanDocument, plans } from '../collections.ts';

const table = tableOf(plans);

export function planId(communityId: string, year: number): string {
  return `${communityId}:${year}`;
}

/** The adopted meetings of some years. One request. */
export function findStanding(
  communityId: string,
  years: readonly number[],
): Promise<Pick<PlanDocument, '_id' | 'standing'>[]> {
  const ids = years.map((year) => planId(communityId, year));
  return table.find(
    { communityId, _id: command.in(ids) },
    { limit: ids.length + 1, fields: ['standing'] },
  );
}

/** The rooms of adopted plans are booked anew: somebody meets no more. One request. */
export async function bookAnew(communityId: string): Promise<void> {
  await table.change({ communityId, standing: command.neq(null) }, { toBook: true });
}

/** What upkeep has found out, unless somebody has asked for another plan in between. One request. */
export async function savePlan(
  { communityId, _id, change }: PlanDocument,
  patch: Partial<PlanDocument>,
): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, replacing(patch));
}
