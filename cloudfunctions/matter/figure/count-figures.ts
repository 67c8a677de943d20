import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/upkeep.ts';
import {
  type MatterDocument,
  type MatterMark,
  matterRatings,
  matters,
  type RatingDocument,
} from '../collections.ts';
import { rulesOf, standingTopic } from '../rule/topic-rules.ts';
import {
  findUncounted,
  findUncountedRatings,
  getRules,
  groupMonth,
  groupOpen,
  groupRatings,
  saveCounted,
  saveFigures,
  saveMark,
  saveRatingsCounted,
  turnOf,
  uncounted,
} from './figure-repository.ts';
import { markOf, openTallies, topicTallies } from './figure-rules.ts';

const TURNS = 5;

/**
 * Counts the figures of a month anew. The turn is read before the matters: of two who count at once the slower one
 * counts again. @returns false if others keep counting
 */
async function countMonth(communityId: string, month: string): Promise<boolean> {
  for (let times = 0; times < TURNS; times += 1) {
    const turn = await turnOf(communityId, month);
    const [rows, ratings] = await Promise.all([
      groupMonth(communityId, month),
      groupRatings(communityId, month),
    ]);
    const counted = { topics: topicTallies(rows), ratings };
    const figures = { open: null, month: counted, at: now() };
    if (await saveFigures(communityId, month, turn, figures)) return true;
  }
  return false;
}

/** Counts what is open anew, in the same way. */
async function countOpen(communityId: string): Promise<boolean> {
  for (let times = 0; times < TURNS; times += 1) {
    const turn = await turnOf(communityId, 'open');
    const open = openTallies(await groupOpen(communityId));
    const figures = { open, month: null, at: now() };
    if (await saveFigures(communityId, 'open', turn, figures)) return true;
  }
  return false;
}

/** Writes what the figures say of each of these: few writes, since most say the same. */
async function markAll(communityId: string, found: readonly MatterDocument[]): Promise<void> {
  const rules = rulesOf(await getRules(communityId));
  const alike = new Map<string, { mark: MatterMark; ones: MatterDocument[] }>();
  for (const one of found) {
    const mark = markOf(one, standingTopic(rules, one.topicId));
    const key = JSON.stringify(mark);
    const group = alike.get(key) ?? { mark, ones: [] };
    alike.set(key, { mark, ones: [...group.ones, one] });
  }
  for (const { mark, ones } of alike.values()) await saveMark(communityId, ones, mark);
}

/**
 * Matters that have changed are counted with all others of their month: one run serves all of them. What changes
 * meanwhile stays uncounted. Safe to repeat.
 */
export const countMatters = job<MatterDocument>({
  name: 'matter.count',
  collection: matters,
  due: uncounted,
  one: async ({ communityId, month }) => {
    const found = await findUncounted(communityId, month);
    if (found.length === 0) return;
    await markAll(communityId, found);
    const isCounted = (await countMonth(communityId, month)) && (await countOpen(communityId));
    if (isCounted) await saveCounted(communityId, found);
  },
});

/** Ratings are counted with all others of the matter's month. */
export const countRated = job<RatingDocument>({
  name: 'matter.count-ratings',
  collection: matterRatings,
  due: uncounted,
  one: async ({ communityId, month = '' }) => {
    const found = await findUncountedRatings(communityId, month);
    if (found.length === 0 || !(await countMonth(communityId, month))) return;
    await saveRatingsCounted(
      communityId,
      found.map(({ _id }) => _id),
    );
  },
});
