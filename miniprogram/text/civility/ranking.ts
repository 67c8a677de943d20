import type { RankingActions, RankingRow } from '../../../typings/contract/civility/ranking';
import { dayOf } from '../../calendar';
import { dayWords } from '../date';

/** A place on the ranking; as many points, the same place. */
export function placeWords({ place, label }: RankingRow): string {
  return `第 ${place} 名 ${label}`;
}

/** A vote by which there may be one. */
export function votedWords({
  title,
  publishedAt,
}: RankingActions['showRanking']['data']['votes'][number]): string {
  return `按“${title}”开（${dayWords(dayOf(publishedAt))}公布）`;
}
