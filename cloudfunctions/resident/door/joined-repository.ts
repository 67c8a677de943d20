import { atOrWithin, command, expression, readerOf } from '../../kernel/database/table.ts';
import { residents } from '../../people/collections.ts';

const MOST_BUILDINGS = 5000;

export interface JoinedRow {
  placeId: string;
  /** its households in which somebody uses the app */
  joined: number;
}

/** Buildings at or around these places, with their households there in which somebody uses the app. One request. */
export function countJoinedIn(
  communityId: string,
  within: readonly string[],
): Promise<JoinedRow[]> {
  const part = (at: number) => expression.arrayElemAt(['$parts', at]);
  return readerOf(residents).aggregate<JoinedRow>(
    { communityId, lineages: command.in([...within]), openid: command.gt('') },
    (pipeline) =>
      pipeline
        .project({ households: 1 })
        .unwind('$households')
        .group({ _id: '$households.householdId' })
        .match(command.or(within.map((placeId) => ({ _id: atOrWithin(placeId) }))))
        .addFields({ parts: expression.split(['$_id', '.']) })
        .group({
          _id: expression.concat([part(0), '.', part(1), '.', part(2)]),
          joined: expression.sum(1),
        })
        .project({ _id: 0, placeId: '$_id', joined: 1 })
        .limit(MOST_BUILDINGS),
  );
}
