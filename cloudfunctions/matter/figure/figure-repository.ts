import { randomUUID } from 'node:crypto';
import type { Rating } from '../../../typings/contract/matter/matter.ts';
import { command, expression, readerOf, tableOf } from '../../kernel/database/table.ts';
import { type PlaceDocument, places } from '../../places/collections.ts';
import {
  type FigureDocument,
  type MatterDocument,
  type MatterMark,
  matterFigures,
  matterRatings,
  matterRules,
  matters,
  type RatingDocument,
  type Shelf,
} from '../collections.ts';
import type { MonthRow, OpenRow } from './figure-row.ts';

const table = tableOf(matterFigures);
const own = tableOf(matters);
const ratings = tableOf(matterRatings);
const rules = tableOf(matterRules);

const OPEN = 'open';
const OPEN_SHELVES: Shelf[] = ['waiting', 'open'];
const A_TIME = 300;
const MOST_ROWS = 20_000;

/** Matters and ratings that the figures do not know of. */
export const uncounted = () => ({ uncounted: true });

/** Of these months, and of what is open. One request. */
export async function readFigures(
  communityId: string,
  months: readonly string[],
): Promise<FigureDocument[]> {
  const ids = [OPEN, ...months].map((part) => `${communityId}:${part}`);
  return table.find({ communityId, _id: command.in(ids) }, { limit: ids.length });
}

/** How these places are called. One request. */
export function findAreas(
  communityId: string,
  ids: readonly string[],
): Promise<Pick<PlaceDocument, '_id' | 'label'>[]> {
  return readerOf(places).find({ communityId, _id: command.in([...ids]) }, { fields: ['label'] });
}

/** The rules of the place. One request. */
export const getRules = (communityId: string) => rules.get(communityId, communityId);

/** Those of a month that the figures do not know of, with what a mark is made from. One request. */
export function findUncounted(communityId: string, month: string): Promise<MatterDocument[]> {
  return own.find(
    { communityId, month, uncounted: true },
    {
      order: [['_id', 'asc']],
      limit: A_TIME,
      fields: ['state', 'answers', 'dones', 'topicId', 'change'],
    },
  );
}

type Seen = Pick<MatterDocument, '_id' | 'change'>;

/** As they were seen: one that has changed since is not among them. */
const seenOnes = (communityId: string, found: readonly Seen[]) => ({
  communityId,
  _id: command.in(found.map(({ _id }) => _id)),
  'change.id': command.in(found.map(({ change }) => change.id)),
});

/** What the figures say of these. One request. */
export async function saveMark(
  communityId: string,
  found: readonly Seen[],
  mark: MatterMark,
): Promise<void> {
  const { kept, until, again } = mark;
  await own.change(seenOnes(communityId, found), { mark: command.set({ kept, until, again }) });
}

/** The figures know of these. One request. */
export async function saveCounted(communityId: string, found: readonly Seen[]): Promise<void> {
  await own.change(seenOnes(communityId, found), { uncounted: false });
}

/** Ratings of matters of a month that the figures do not know of. One request. */
export function findUncountedRatings(
  communityId: string,
  month: string,
): Promise<RatingDocument[]> {
  return ratings.find(
    { communityId, month, uncounted: true },
    { order: [['_id', 'asc']], limit: A_TIME, fields: ['month'] },
  );
}

/** The figures know of these ratings, which never change. One request. */
export async function saveRatingsCounted(
  communityId: string,
  ids: readonly string[],
): Promise<void> {
  await ratings.change({ communityId, _id: command.in([...ids]) }, { uncounted: false });
}

/** Every matter that was raised in a month, in groups. One request. */
export function groupMonth(communityId: string, month: string): Promise<MonthRow[]> {
  return own.aggregate<MonthRow>({ communityId, month }, (pipeline) =>
    pipeline
      .group({
        _id: {
          topicId: '$topicId',
          state: '$state',
          kept: expression.ifNull(['$mark.kept', null]),
          until: expression.ifNull(['$mark.until', null]),
          again: expression.ifNull(['$mark.again', null]),
          worded: expression.cond([expression.gt(['$open', null]), true, false]),
          folded: expression.cond([expression.gt(['$into', null]), true, false]),
        },
        count: expression.sum(1),
      })
      .limit(MOST_ROWS),
  );
}

/** How many said what about matters of a month. One request. */
export async function groupRatings(
  communityId: string,
  month: string,
): Promise<Record<Rating, number>> {
  const found = await ratings.aggregate<{ _id: Rating; count: number }>(
    { communityId, month },
    (pipeline) => pipeline.group({ _id: '$rating', count: expression.sum(1) }).limit(10),
  );
  const of = (rating: Rating) => found.find(({ _id }) => _id === rating)?.count ?? 0;
  return { helped: of('helped'), partly: of('partly'), not: of('not') };
}

/** Everything that is open, in groups. One request. */
export function groupOpen(communityId: string): Promise<OpenRow[]> {
  return own.aggregate<OpenRow>({ communityId, shelf: command.in(OPEN_SHELVES) }, (pipeline) =>
    pipeline
      .group({
        _id: { state: '$state', topicId: '$topicId', areaId: '$areaId', due: '$due' },
        count: expression.sum(1),
      })
      .limit(MOST_ROWS),
  );
}

export type FigurePart = typeof OPEN | string;

/** The figures as they stand, with their turn; made empty where there are none. Two requests at most. */
export async function turnOf(communityId: string, part: FigurePart): Promise<string> {
  const _id = `${communityId}:${part}`;
  const found = await table.get(communityId, _id);
  if (found) return found.turn;
  await table.insert({ _id, communityId, open: null, month: null, turn: '', at: 0 });
  return '';
}

/** Figures as they were counted under this turn. @returns false if they were counted anew since */
export async function saveFigures(
  communityId: string,
  part: FigurePart,
  turn: string,
  figures: Pick<FigureDocument, 'open' | 'month' | 'at'>,
): Promise<boolean> {
  const patch = {
    open: command.set(figures.open),
    month: command.set(figures.month),
    at: figures.at,
    turn: randomUUID(),
  };
  return (await table.change({ communityId, _id: `${communityId}:${part}`, turn }, patch)) === 1;
}
