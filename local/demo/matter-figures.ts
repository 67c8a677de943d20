import type {
  FigureDocument,
  MatterDocument,
  RatingDocument,
} from '../../cloudfunctions/matter/collections.ts';
import {
  markOf,
  openTallies,
  topicTallies,
} from '../../cloudfunctions/matter/figure/figure-rules.ts';
import { rulesOf, standingTopic } from '../../cloudfunctions/matter/rule/topic-rules.ts';

/** A matter that the figures know of. */
export function marked(matter: MatterDocument): MatterDocument {
  const topic = standingTopic(rulesOf(undefined), matter.topicId);
  return { ...matter, mark: markOf(matter, topic), uncounted: false };
}

/** The figures of these matters, as upkeep counts them. */
export function figureDocuments(
  matters: readonly MatterDocument[],
  ratings: readonly RatingDocument[],
  at: number,
): FigureDocument[] {
  const [first] = matters;
  if (!first) return [];
  const { communityId } = first;
  const base = { communityId, turn: 'demo', at };
  const isOpen = ({ shelf }: MatterDocument) => shelf === 'waiting' || shelf === 'open';
  const open = openTallies(matters.filter(isOpen).map((one) => ({ _id: one, count: 1 })));
  const months = [...new Set(matters.map(({ month }) => month))];
  return [
    { ...base, _id: `${communityId}:open`, open, month: null },
    ...months.map((month): FigureDocument => {
      const own = matters.filter((one) => one.month === month);
      const rows = own.map(({ topicId, state, mark, open, into }) => ({
        _id: {
          topicId,
          state,
          kept: mark?.kept ?? null,
          until: mark?.until ?? null,
          again: mark?.again ?? null,
          worded: open !== null,
          folded: into !== null,
        },
        count: 1,
      }));
      const said = (rating: RatingDocument['rating']) =>
        ratings.filter((one) => one.month === month && one.rating === rating).length;
      return {
        ...base,
        _id: `${communityId}:${month}`,
        open: null,
        month: {
          topics: topicTallies(rows),
          ratings: { helped: said('helped'), partly: said('partly'), not: said('not') },
        },
      };
    }),
  ];
}
