import type { DrawState } from '../../../typings/contract/matter/revisit.ts';
import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, command, tableOf } from '../../kernel/database/table.ts';
import { type DrawDocument, type MatterDocument, matterDraws, matters } from '../collections.ts';

const table = tableOf(matterDraws);
const own = tableOf(matters);
const A_TIME = 1000;
const ENDINGS = ['done', 'close', 'refused'];

type Ended = Pick<MatterDocument, '_id' | 'answers' | 'into'>;

/**
 * What ended between two instants, by its answers, and perhaps more: the rule decides. A thousand a request.
 * @param most one more than this is enough to know that there are too many
 */
export async function findEnded(
  communityId: string,
  { from, until, most }: { from: number; until: number; most: number },
): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (let after = ''; ended.length <= most; ) {
    const page = await own.find(
      allOf(communityId, {
        _id: command.gt(after),
        answers: command.elemMatch({
          kind: command.in(ENDINGS),
          at: { $gte: from, $lte: until }, // within elemMatch the SDK encodes no and
        }),
      }),
      { order: [['_id', 'asc']], limit: A_TIME, fields: ['answers', 'into'] },
    );
    ended.push(...page);
    const last = page.at(-1);
    if (page.length < A_TIME || !last) break;
    after = last._id;
  }
  return ended;
}

/** The draws of a community, or those in a state, the latest first. One request. */
export function readDraws(
  communityId: string,
  after: string | undefined,
  state?: DrawState,
): Promise<Page<DrawDocument>> {
  const condition = state === undefined ? { communityId } : { communityId, state };
  return readPage(table, condition, { by: ['order'], direction: 'desc', limit: 20, after });
}

const MOST_DRAWS = 1000;

/** The days and numbers of all lists of a community. One request. */
export function findPeriods(
  communityId: string,
): Promise<Pick<DrawDocument, '_id' | 'from' | 'until' | 'number'>[]> {
  return table.find(
    { communityId },
    { order: [['number', 'desc']], limit: MOST_DRAWS, fields: ['from', 'until', 'number'] },
  );
}

/** The latest one that was drawn. One request. */
export async function findLatestDrawn(communityId: string): Promise<DrawDocument | undefined> {
  const [latest] = await table.find(
    { communityId, state: 'drawn' },
    { order: [['order', 'desc']], limit: 1 },
  );
  return latest;
}

/** The latest draws that drew a matter. One request. */
export function findDrawsOf(
  communityId: string,
  matterId: string,
): Promise<Pick<DrawDocument, '_id' | 'from' | 'until' | 'visits'>[]> {
  return table.find(
    { communityId, sample: matterId },
    { order: [['order', 'desc']], limit: 3, fields: ['from', 'until', 'visits'] },
  );
}

/** The matters that were drawn. One request. */
export function findDrawn(communityId: string, ids: readonly string[]): Promise<MatterDocument[]> {
  return own.find({ communityId, _id: command.in([...ids]) }, { limit: ids.length });
}
