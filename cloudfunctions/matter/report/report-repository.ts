import { allOf, command, tableOf } from '../../kernel/database/table.ts';
import { type DrawDocument, matterDraws, matters } from '../collections.ts';
import type { ReportedMatter } from './reported-matter.ts';

const table = tableOf(matters);
const draws = tableOf(matterDraws);
const A_TIME = 1000;
const FIELDS = ['topicId', 'areaId', 'state', 'into', 'channel', 'hotline.due', 'order', 'dones'];
const PARTS = ['answers.kind', 'answers.at', 'answers.until', 'tasks.state', 'tasks.due'];
const ENDS = ['tasks.end.at', 'tasks.earlier.due'];

/**
 * What was raised in a month, as far as a report needs it, a thousand a request.
 * @param most one more than this is enough to know that there are too many
 */
export async function findRaisedIn(
  communityId: string,
  month: string,
  most: number,
): Promise<ReportedMatter[]> {
  const found: ReportedMatter[] = [];
  for (let after = ''; found.length <= most; ) {
    const page = await table.find(
      { communityId, month, _id: command.gt(after) },
      { order: [['_id', 'asc']], limit: A_TIME, fields: [...FIELDS, ...PARTS, ...ENDS] },
    );
    found.push(...page);
    const last = page.at(-1);
    if (page.length < A_TIME || !last) break;
    after = last._id;
  }
  return found;
}

/** Draws whose number came on these days. One request. */
export function findDrawnIn(
  communityId: string,
  from: string,
  until: string,
): Promise<Pick<DrawDocument, '_id' | 'sample' | 'visits' | 'rates'>[]> {
  const days = { seedDay: command.gte(from).and(command.lte(until)) };
  return draws.find(allOf(communityId, { state: 'drawn' }, days), {
    limit: 50,
    fields: ['sample', 'visits.result', 'rates.rating'],
  });
}
