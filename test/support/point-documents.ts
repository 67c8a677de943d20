import { honourDocuments } from './honours.ts';
import { inspectionDocuments } from './inspections.ts';
import { moveDocuments } from './moves.ts';
import { openingDocuments } from './openings.ts';
import { pointDocuments as booksAndShop } from './points.ts';
import { rankingDocuments } from './rankings.ts';
import { scorecardDocuments } from './scorecards.ts';

/** Everything about points that is there from the start. */
export function pointDocuments(): Record<string, object[]> {
  return {
    ...booksAndShop(),
    ...openingDocuments(),
    ...inspectionDocuments(),
    ...moveDocuments(),
    ...honourDocuments(),
    ...rankingDocuments(),
    ...scorecardDocuments(),
  };
}
