import type { NoticeActions } from '../../typings/contract/notice.ts';
import type { ActorContext } from '../shared/handler.ts';
import { findVisible } from './notice-repository.ts';
import { sightOf } from './notice-rules.ts';
import { lineOf } from './show-line.ts';

const PAGE = 30;

/** What the caller may see, newest first, 30 at a time. */
export async function listNotices(
  { communityId, after }: NoticeActions['list']['input'],
  { actor }: ActorContext,
): Promise<NoticeActions['list']['data']> {
  const sight = sightOf(actor.resident.households, actor.roles);
  const rows = await findVisible(communityId, actor.residentId, sight, parse(after), PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    notices: page.map((row) => lineOf(row, actor)),
    next: rows.length > PAGE && last ? `${last.publishedAt}:${last._id}` : null,
  };
}

/** A cursor that is not one of ours starts from the top. */
function parse(after: string | undefined): { publishedAt: number; id: string } | undefined {
  const [, publishedAt, id] = /^(\d{1,15}):(.+)$/.exec(after ?? '') ?? [];
  return publishedAt && id ? { publishedAt: Number(publishedAt), id } : undefined;
}
