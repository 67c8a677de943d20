import { currentOf, memberships } from '../store/session';
import { cardOf, keepCard, keepShared } from '../store/shared';
import type { Shared } from '../text/common/share';
import { go, pathTo } from './go';

/** The card in a chat: what is shared, drawn, and ids only. Whoever opens it sees what the cloud lets them see. */
export function shareCard(shared: Shared | null, path: string) {
  const imageUrl = shared ? cardOf(shared) : undefined;
  return { title: shared?.card.words ?? '', path, ...(imageUrl ? { imageUrl } : {}) };
}

/**
 * What a page was opened with: from a card by names, from a poster's code by `scene`, which holds the community and
 * the id, or the id alone.
 */
export function openedWith(query: Record<string, string | undefined>, name: string) {
  const [first = '', second] = decodeURIComponent(query.scene ?? '').split('~');
  return {
    communityId: query.communityId || (second === undefined ? '' : first),
    id: query[name] || (second ?? first),
  };
}

/** A code without room for its community means the one that is shown. */
export async function settleCommunity(page: {
  data: { communityId: string };
  setData(change: { communityId: string }): void;
}): Promise<void> {
  if (page.data.communityId) return;
  const known = await memberships();
  const current = known.ok ? currentOf(known.data) : null;
  page.setData({ communityId: current?.communityId ?? '' });
}

/** The picture of a card, once it is drawn. */
export function keepDrawn(
  shared: Shared | null,
  event: WechatMiniprogram.CustomEvent<{ file: string }>,
): void {
  if (shared) keepCard(shared, event.detail.file);
}

export function openPoster(shared: Shared | null): void {
  if (!shared) return;
  keepShared(shared);
  go(pathTo.poster(shared.communityId, shared.kind, shared.id));
}
