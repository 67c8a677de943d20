import { command, expression, tableOf } from '../../kernel/database/table.ts';
import { type CampaignDocument, campaigns, doorVisits, matters } from '../collections.ts';
import type { HeardRow } from './heard-row.ts';

const table = tableOf(campaigns);
const own = tableOf(matters);
const visits = tableOf(doorVisits);
const SHOWN = 6;

/** The latest ones. One request. */
export function findCampaigns(communityId: string): Promise<CampaignDocument[]> {
  return table.find(
    { communityId },
    {
      order: [
        ['order', 'desc'],
        ['_id', 'desc'],
      ],
      limit: SHOWN,
    },
  );
}

/** What carries these campaigns, in groups. One request. */
export async function groupHeard(communityId: string, ids: readonly string[]): Promise<HeardRow[]> {
  if (ids.length === 0) return [];
  return own.aggregate<HeardRow>({ communityId, campaignId: command.in([...ids]) }, (pipeline) =>
    pipeline
      .group({
        _id: {
          campaignId: '$campaignId',
          state: '$state',
          folded: expression.cond([expression.gt(['$into', null]), true, false]),
        },
        count: expression.sum(1),
      })
      .limit(200),
  );
}

/** At which doors an answer was taken down, by campaign. One request. */
export async function findDoorsHeard(
  communityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const found =
    ids.length === 0
      ? []
      : await own.aggregate<{ _id: string; doors: string[] }>(
          { communityId, campaignId: command.in([...ids]), channel: 'door' },
          (pipeline) =>
            pipeline
              .addFields({ door: expression.arrayElemAt(['$raiser.homes', 0]) })
              .group({ _id: '$campaignId', doors: expression.addToSet('$door') })
              .limit(ids.length),
        );
  return new Map(found.map(({ _id, doors }) => [_id, doors.filter((door) => door)]));
}

/**
 * Doors where somebody asked for opinions on these days, or took an answer down: each of them once. One request.
 * @param heard those where an answer was taken down
 */
export async function countAsked(
  communityId: string,
  { from, until }: { from: string; until: string },
  heard: readonly string[],
): Promise<number> {
  const [found] = await visits.aggregate<{ doors: number }>(
    {
      communityId,
      day: command.gte(from).and(command.lte(until)),
      kinds: 'opinion',
      householdId: command.nin([...heard]),
    },
    (pipeline) =>
      pipeline
        .group({ _id: '$householdId' })
        .group({ _id: null, doors: expression.sum(1) })
        .limit(1),
  );
  return heard.length + (found?.doors ?? 0);
}
