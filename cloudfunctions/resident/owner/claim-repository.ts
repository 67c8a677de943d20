import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, atOrWithin, command, readerOf } from '../../kernel/database/table.ts';
import {
  type HouseholdDocument,
  households,
  type ResidentDocument,
  residents,
} from '../../people/collections.ts';

export type ClaimantRow = ResidentDocument & {
  units: Pick<HouseholdDocument, '_id' | 'owners'>[];
};

/** People who say that they own a unit at or below one of these places, with the register's words. One request. */
export function findClaimants(
  communityId: string,
  placeIds: readonly string[],
  after: string | undefined,
  limit: number,
): Promise<Page<ClaimantRow>> {
  const asked = placeIds.map((placeId) => ({
    households: command.elemMatch({ 'owner.state': 'asked', householdId: atOrWithin(placeId) }),
  }));
  return readPage<ResidentDocument, ClaimantRow>(
    readerOf(residents),
    allOf(communityId, command.or(asked)),
    {
      by: [],
      direction: 'asc',
      limit,
      after,
      join: (pipeline) =>
        pipeline.lookup({
          from: households.name,
          localField: 'households.householdId',
          foreignField: '_id',
          as: 'units',
        }),
    },
  );
}
