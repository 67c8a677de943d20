import type { Rating } from '../../../typings/contract/matter/matter.ts';
import { expression, readerOf } from '../../kernel/database/table.ts';
import {
  type MatterDocument,
  matterRatings,
  matters,
  type RatingDocument,
} from '../collections.ts';

/** How many said what. One request. */
export async function countRatings(
  communityId: string,
  matterId: string,
): Promise<Record<Rating, number>> {
  const found = await readerOf(matterRatings).aggregate<{ _id: Rating; count: number }>(
    { communityId, matterId },
    (pipeline) => pipeline.group({ _id: '$rating', count: expression.sum(1) }),
  );
  const of = (rating: Rating) => found.find(({ _id }) => _id === rating)?.count ?? 0;
  return { helped: of('helped'), partly: of('partly'), not: of('not') };
}

/** Whether somebody has rated it. One request. */
export async function hasRated(
  communityId: string,
  matterId: string,
  residentId: string,
): Promise<boolean> {
  const found = await readerOf(matterRatings).get(communityId, `${matterId}:${residentId}`);
  return found !== undefined;
}

/** What somebody rated, the latest first, with the matters. One request. */
export function readOwnRatings(
  communityId: string,
  residentId: string,
): Promise<(RatingDocument & { matter: MatterDocument[] })[]> {
  return readerOf(matterRatings).aggregate({ communityId, residentId }, (pipeline) =>
    pipeline.sort({ at: -1, _id: -1 }).limit(100).lookup({
      from: matters.name,
      localField: 'matterId',
      foreignField: '_id',
      as: 'matter',
    }),
  );
}
