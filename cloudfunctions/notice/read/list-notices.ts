import type { NoticeActions } from '../../../typings/contract/notice.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { sightOf } from '../write/notice-rules.ts';
import { findVisible } from './notice-repository.ts';
import { lineOf } from './show-line.ts';

const PAGE = 30;

/** What the caller may see, pinned ones first, then the newest, 30 at a time. */
export async function listNotices(
  { communityId, search, kind, after }: NoticeActions['listNotices']['input'],
  { actor }: ActorContext,
): Promise<NoticeActions['listNotices']['data']> {
  const sight = sightOf(actor.resident.households, actor.roles);
  const narrowing = { search, kind, after: parse(after) };
  const rows = await findVisible(communityId, actor.residentId, sight, narrowing, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    notices: page.map((row) => lineOf(row, actor)),
    next: rows.length > PAGE && last ? `${last.order}:${last._id}` : null,
  };
}

/** A cursor that is not one of ours starts from the top. */
function parse(after: string | undefined): { order: number; id: string } | undefined {
  const [, order, id] = /^(\d{1,15}):(.+)$/.exec(after ?? '') ?? [];
  return order && id ? { order: Number(order), id } : undefined;
}
