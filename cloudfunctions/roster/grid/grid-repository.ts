import { expression, readerOf } from '../../kernel/database/table.ts';
import { households } from '../../people/collections.ts';

/** No community has so many micro-grids. */
const MOST_GRIDS = 5_000;

export interface GridRow {
  _id: { estate: string; grid: string | null };
  households: number;
  /** of them in the place that is asked about */
  within: number;
}

/** Households by estate and micro-grid. One request. */
export function countGrids(
  communityId: string,
  around: string,
  placeId: string,
): Promise<GridRow[]> {
  return readerOf(households).aggregate<GridRow>({ communityId, lineage: around }, (pipeline) =>
    pipeline
      .group({
        _id: { estate: expression.arrayElemAt(['$lineage', 1]), grid: '$grid' },
        households: expression.sum(1),
        within: expression.sum(expression.cond([expression.in([placeId, '$lineage']), 1, 0])),
      })
      .limit(MOST_GRIDS),
  );
}
